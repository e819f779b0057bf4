import { seats, type InformationLevel, type Seat } from '../contract/ids.ts';
import { variants, type VariantName } from '../policies/variants.ts';
import { everySeat, type PlayOptions } from './play-game.ts';
import type { PlayJob } from './play-job.ts';

/** One team of bots, played on every seed; what else its games have to bring stands beside who plays. */
export type Team = Omit<PlayJob, 'seed'> & { readonly name: string; readonly informationLevel: InformationLevel };

const team = (name: string, policies: PlayOptions['policies'], informationLevel: InformationLevel): Team => ({
  name,
  policies,
  informationLevel,
});

/** The three a game is compared with (`benchmarks.ts`). */
export const silo: Team = team('silo', everySeat('silo'), 'closed');
export const coordinated: Team = team('coordinated', everySeat('coordinated'), 'open');
export const doNothing: Team = team('doNothing', everySeat('doNothing'), 'closed');

/** A coordinated team that may know of each other what that level lets it. */
export const informed = (level: InformationLevel): Team => team(`coordinated at ${level}`, everySeat('coordinated'), level);

/** The control run of the chain reaction. */
export const quietSilo: Team = team('silo without promotion', everySeat('silo', { promote: 0 }), 'closed');

/** One who works with what the board shows, among three who do not. */
export const oneCoordinated = (seat: Seat): Team =>
  team(`coordinated ${seat} among silo`, { ...everySeat('silo'), [seat]: { name: 'coordinated' } }, 'open');

/** One who does not, among three who do. */
export const oneSilo = (seat: Seat): Team =>
  team(`silo ${seat} among coordinated`, { ...everySeat('coordinated'), [seat]: { name: 'silo' } }, 'open');

/** Nobody at one of the desks of a coordinated team. */
export const oneAbsent = (seat: Seat): Team =>
  team(`${seat} untouched among coordinated`, { ...everySeat('coordinated'), [seat]: { name: 'doNothing' } }, 'open');

/** What somebody would try who hopes to win by one simple habit. */
export const habitNames = Object.keys(variants) as readonly VariantName[];
export const habit = (name: VariantName): Team => team(name, { ...everySeat('coordinated'), [variants[name].seat]: { name } }, 'open');

/** A value for each seat. */
export const bySeat = <Value>(of: (seat: Seat) => Value): Readonly<Record<Seat, Value>> => {
  const [sales, logistics, procurement, operations] = seats;
  return { sales: of(sales), logistics: of(logistics), procurement: of(procurement), operations: of(operations) };
};
