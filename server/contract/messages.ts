import type { Desk } from './desk.ts';
import type { HeldEvents } from './held-events.ts';
import type { GameId, PersonId, Text, WorkshopId } from './ids.ts';
import type { Refusal } from './refusals.ts';
import type { Room } from './room.ts';

/**
 * What the server sends to one viewer of one game, numbered without gaps. `epoch` is new for every process and every change
 * of seat; a gap or another epoch makes the client ask for one `full`.
 */
export type ViewMessage = {
  readonly epoch: string;
  readonly number: number;
  readonly game: GameId;
} & (
  | { readonly kind: 'full'; readonly desk: Desk | undefined; readonly room: Room }
  /** Only the sections that changed; `gone` names those that are now undefined. */
  | { readonly kind: 'change'; readonly desk?: Partial<Desk>; readonly gone?: readonly (keyof Desk)[]; readonly room?: Room }
);

/** Answer to every command. */
export type Ack = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Socket handshake: `auth: { token, game? }`. Without a game a person gets the lobby of the workshop. */
export type HandshakeAuth = { readonly token: string; readonly game?: GameId };

/** The workshop as people in it and its facilitator see it. */
export type Lobby = {
  readonly workshop: WorkshopId;
  readonly title: string;
  readonly scenario: string;
  readonly phase: 'lobby' | 'running' | 'paused' | 'debrief' | 'closed';
  readonly code: string;
  readonly you: { readonly person: PersonId; readonly name: string } | undefined;
  readonly youFacilitate: boolean;
  readonly games: readonly Room[];
  /** For facilitators alone; missing where the scenario holds no event back. */
  readonly held?: HeldEvents;
};

/**
 * Why a rehearsal is no more: the real game has started, its two rounds are over and the person went on, nothing was done for ten
 * minutes, or the same person began another one.
 */
export const rehearsalEnds = ['started', 'finished', 'idle', 'replaced'] as const;
export type RehearsalEnd = (typeof rehearsalEnds)[number];
/** `back`: the real game, where the person belongs now. */
export type RehearsalOver = { readonly game: GameId; readonly why: RehearsalEnd; readonly back: GameId };

export type ServerToClient = {
  view: (message: ViewMessage) => void;
  lobby: (lobby: Lobby) => void;
  refused: (refusal: Refusal) => void;
  /** The rehearsal being watched has ended: nothing more comes of it, and commands to it are refused. */
  rehearsalOver: (over: RehearsalOver) => void;
};
export type ClientToServer = {
  command: (envelope: unknown, answer: (ack: Ack) => void) => void;
  /** Asks for one full view of the game being watched. */
  resync: (answer: (message: ViewMessage | { readonly refusal: Refusal }) => void) => void;
};

/** Answer of POST /api/workshops. */
export type WorkshopCreated = {
  readonly workshop: WorkshopId;
  readonly code: string;
  readonly facilitatorToken: string;
  /** Where people join, on this machine's address in the local network. */
  readonly joinUrl: string;
  /** The same as a QR code, SVG. */
  readonly qrSvg: string;
};
/** Answer of POST /api/join. */
export type Joined = { readonly workshop: WorkshopId; readonly person: PersonId; readonly token: string };
/** Answer of POST /api/rehearsals: the game to watch and to send commands to, by the same socket handshake as any other. */
export type RehearsalOpened = { readonly game: GameId };
/** Answer of GET /api/scenarios. */
export type ScenarioListing = readonly {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly rounds: number;
  readonly minutes: number;
}[];
