import type { Lever } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';

/** What a field is worth in a round when nobody touches it: what stood, what the desk proposed, or nothing special. */
const untouchedIn = (company: Company, { decisions, records }: Game, place: number, round: number): number | undefined => {
  const field = company.fields[place];
  if (field === undefined) return undefined;
  const { kind, initial, least, most } = field;
  if (initial === undefined) return Math.min(Math.max(records[round - 1]?.close.proposals[place] ?? least, least), most);
  return kind === 'standing' && round > 1 ? decisions[round - 2]?.[place] : initial;
};

/** Whether somebody moved a field in a round. */
export const wasMoved = (company: Company, game: Game, place: number, round: number): boolean => {
  const decided = game.decisions[round - 1]?.[place];
  return decided !== undefined && decided !== untouchedIn(company, game, place, round);
};

/** Ids that an outcome depends on; missing: of that kind all do. */
export type Reach = {
  readonly items: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
  readonly suppliers: ReadonlySet<string>;
};

/** What the parts of a lever's key name. Levers that are not here are about everything. */
const keyParts: Readonly<Partial<Record<Lever, readonly (keyof Reach)[]>>> = {
  price: ['items'],
  promotion: ['items'],
  booking: ['lanes'],
  mode: ['lanes'],
  reroute: ['lanes'],
  transfer: ['lanes', 'items'],
  order: ['sites', 'items'],
  supplierShare: ['suppliers', 'items'],
  expedite: ['suppliers'],
  qualify: ['suppliers'],
  staffing: ['sites'],
  overtime: ['sites'],
  labourSplit: ['sites'],
  slotting: ['sites'],
  cycleCount: ['sites'],
  overflow: ['sites'],
};

/** Whether a lever can do anything about an outcome. A forecast is only said. */
export const touches = (reach: Reach, lever: Lever, key: string): boolean => {
  if (lever === 'forecast') return false;
  const parts = key.split(' ');
  return (keyParts[lever] ?? []).every((kind, place) => reach[kind].has(parts[place] ?? ''));
};
