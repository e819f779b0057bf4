import type { RoleView } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import type { Role } from '../game/rules.ts';
import type { ViewSetup } from './setup.ts';

const known = new WeakMap<Role, RoleView>();

/** What a seat's role is about: its own guide and KPI. */
export const roleView = ({ rules }: ViewSetup, seat: Seat): RoleView => {
  const role = rules.roles[seat];
  const before = known.get(role);
  if (before !== undefined) return before;
  const { name, guide, hurts, owes, pull, kpi } = role;
  const made: RoleView = {
    name,
    guide,
    ...(hurts === undefined ? {} : { hurts }),
    ...(owes === undefined ? {} : { owes }),
    ...(pull === undefined ? {} : { pull }),
    kpi,
  };
  known.set(role, made);
  return made;
};
