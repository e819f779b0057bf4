import type { Phase } from './desk.ts';
import type { Message } from './sharing.ts';
import type { GameId, InformationLevel, Seat, WorkshopId } from './ids.ts';

/** Who is here and how late it is: presence and clock, apart from the desk because they are not on the log. */
export type Room = {
  readonly workshop: WorkshopId;
  readonly game: GameId;
  readonly team: string;
  /** The how many-th game of this team it is; missing: the first. */
  readonly attempt?: number;
  readonly phase: Phase;
  readonly round: number;
  readonly seats: readonly SeatPresence[];
  /** Server's clock when this was made: clients count down from the difference. */
  readonly nowMs: number;
  readonly deadlineMs: number | undefined;
  /** Why the clock stands still; empty when it runs. */
  readonly pauses: readonly string[];
  readonly minPlanningUntilMs: number | undefined;
  readonly youFacilitate: boolean;
  /** This is a throw-away game to try a desk in; the real one is named here. */
  readonly rehearsalOf?: GameId;
  /** What seats may know of each other now, and the team's messages: for facilitators who look at this game. */
  readonly level?: InformationLevel;
  readonly talk?: readonly Message[];
  /** The joint score of a finished game, 0-100. */
  readonly score?: number;
};

export type SeatPresence = {
  readonly seat: Seat;
  readonly holder: 'person' | 'bot' | 'open';
  /** Whose seat it is, also while a bot sits in for them. Missing for other bots, open seats and hidden names. */
  readonly name?: string;
  readonly you: boolean;
  readonly connected: boolean;
  readonly committed: boolean;
  /** A bot sits in for a person who is away. */
  readonly covered: boolean;
};
