import { customerCallsPerRound } from '../../server/contract/accounts.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { cell } from '../../server/contract/panels.ts';
import { requestName } from './names.ts';
import type { Speech } from './say.ts';

/** A key account that may be rung up about its request. */
export type Callable = { readonly slot: number; readonly name: string };

/** Who has not said yet what else would do, and for how many of them there is a call left in this round. */
export const customersToAsk = (desk: Desk, speech: Speech): { readonly open: readonly Callable[]; readonly callsLeft: number } => {
  const panel = desk.panels.find(({ id, source }) => id === 'accountRequests' && source === desk.seat);
  const rows = panel?.rows ?? [];
  const open = rows.filter(({ key }) => cell(panel, key, 'leastUnits') === undefined);
  return {
    open: open.map(({ key }) => ({ slot: Number(key.split(' ')[0]), name: requestName(desk.map, key, speech) })),
    callsLeft: Math.max(0, customerCallsPerRound - (rows.length - open.length)),
  };
};
