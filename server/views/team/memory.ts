import type { Agreement, AgreementId } from '../../contract/agreements.ts';
import type { Notice, Panel } from '../../contract/desk.ts';
import type { HuddleView, TeamBook } from '../../contract/huddles.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Message, Publication, SharingView } from '../../contract/sharing.ts';
import type { SharedCopy } from './board.ts';
import type { QuietSections } from './sections.ts';

/** A section as it was last made, and what it was made from: the same object until one of those is another. */
export type Kept<T> = { from: readonly unknown[]; made: T | undefined };

/** Written out: whole games of bots are played through here. */
const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean => {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return false;
  return true;
};

export const keep = <T>(kept: Kept<T>, from: readonly unknown[], make: () => T): T => {
  const { made } = kept;
  if (made !== undefined && isSame(kept.from, from)) return made;
  const fresh = make();
  kept.from = from;
  kept.made = fresh;
  return fresh;
};

type SeatMemory = {
  quiet: QuietSections | undefined;
  readonly agreements: Kept<readonly Agreement[]>;
  /** Agreements one by one: of many only the newest changes. */
  readonly views: Map<AgreementId, Kept<Agreement>>;
  readonly messages: Kept<readonly Message[]>;
  readonly sharing: Kept<SharingView>;
  readonly book: Kept<TeamBook>;
  readonly huddle: Kept<HuddleView>;
  readonly panels: Kept<readonly Panel[]>;
  readonly notices: Kept<readonly Notice[]>;
};

/** What was worked out for the desks of one game of what its team does together. It never changes what a desk says. */
export type TeamMemory = {
  readonly seats: Readonly<Record<Seat, SeatMemory>>;
  readonly board: Kept<readonly Publication[]>;
  readonly boardView: Kept<readonly Publication[]>;
  readonly copies: Map<string, SharedCopy>;
};

const kept = <T>(): Kept<T> => ({ from: [], made: undefined });

const newSeatMemory = (): SeatMemory => ({
  quiet: undefined,
  agreements: kept(),
  views: new Map(),
  messages: kept(),
  sharing: kept(),
  book: kept(),
  huddle: kept(),
  panels: kept(),
  notices: kept(),
});

export const newTeamMemory = (): TeamMemory => ({
  seats: Object.fromEntries(seats.map((seat) => [seat, newSeatMemory()])) as Record<Seat, SeatMemory>,
  board: kept(),
  boardView: kept(),
  copies: new Map(),
});
