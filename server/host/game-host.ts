import { seats } from '../contract/ids.ts';
import type { DebriefProgress } from '../contract/debrief.ts';
import type { CommandId, GameId, PersonId, Seat } from '../contract/ids.ts';
import type { Ack, ViewMessage } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Room } from '../contract/room.ts';
import type { Command } from '../game/command.ts';
import { leastMsAfterRestart, nextTick, restartReason } from '../game/deadlines.ts';
import { decide } from '../game/decide.ts';
import { evolve } from '../game/evolve.ts';
import type { Author, GameFact } from '../game/facts.ts';
import { ownerOf, seatOf } from '../game/seats.ts';
import type { Game } from '../game/state.ts';
import { asStored, decodeGameEntry, encodeEntry } from '../log/codec.ts';
import type { HiddenName } from '../log/hidden-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { judge } from '../score/judgement.ts';
import { desk } from '../views/desk.ts';
import { pageRoom, room } from '../views/room.ts';
import type { Viewer } from '../views/room.ts';
import { openAfterEnd } from './after-end.ts';
import { openBotLoop } from './bot-loop.ts';
import { openCover } from './cover.ts';
import type { Source } from './debrief-jobs.ts';
import { logSource, type LoggedGame } from './debrief-sources.ts';
import { isolated } from './isolated.ts';
import { openStream } from './live-stream.ts';
import type { Intent, StreamRules } from './live-stream.ts';
import { changeOf, openOutbox, sheetOf } from './outbox.ts';
import type { DeskChange, DeskSheet, Outbox } from './outbox.ts';
import type { Outlet, Ports } from './ports.ts';
import type { Presence } from './presence.ts';

export type Watching = { resync(): ViewMessage; close(): void };

/** What a game needs of its workshop. */
export type GameSurroundings = {
  readonly scenario: Scenario;
  readonly scenarioText: string;
  readonly presence: Presence;
  names(): ReadonlyMap<PersonId, string>;
  /** The game has changed: the lobby may want to know. */
  readonly changed: () => void;
  /** This is a rehearsal; the game it is one of. */
  readonly rehearsalOf?: GameId;
};

export type GameHost = {
  readonly id: GameId;
  /** Throws before `open` was taken. */
  game(): Game;
  submit(command: Command, author: Author, id?: CommandId): Promise<Ack>;
  /** Where its log stands, and on which scenario it was played. */
  logged(): LoggedGame;
  /** The game as it stands now, to be worked on when it is over; with names taken out of what people wrote. */
  source(hidden?: readonly HiddenName[]): Promise<Source>;
  /** How far the debrief is. */
  debrief(): DebriefProgress;
  roomFor(viewer: Viewer): Room;
  watch(viewer: Viewer, outlet: Outlet): Watching;
  /** Somebody came or went. */
  presenceChanged(person: PersonId): void;
  close(): void;
};

const gameStream = (id: GameId): string => `game/${id}`;

const host: Author = { kind: 'host' };
/** How soon the host tries again what the store refused. */
const retryMs = 1000;
/** A team of bots only goes on by itself after this long, so that its rounds can be watched. */
const botsReviewMs = 2000;

const rulesOf = (scenario: Scenario): StreamRules<Game, GameFact, Command> => ({
  decide: (game, command, author, nowMs) => {
    const decision = decide(scenario, game, command, author, nowMs, judge);
    return 'refusal' in decision ? decision : { facts: decision.facts.map(asStored) };
  },
  evolve: (game, fact) => evolve(scenario, game, fact),
  encode: encodeEntry,
  decode: (entry, texts) => {
    const read = decodeGameEntry(entry, texts);
    if ('problem' in read) throw new Error(read.problem);
    return read.entry;
  },
});

type Watcher = { readonly viewer: Viewer; readonly outbox: Outbox };

/**
 * One live game: its queue, clock, bots and viewers. Reads its log, and opens the game with `opened` if the log is empty.
 * Rejects if the log cannot be read or the store refuses the opening.
 */
export const openGame = async (
  ports: Ports,
  around: GameSurroundings,
  id: GameId,
  opened: Extract<Command, { readonly kind: 'open' }>,
): Promise<GameHost> => {
  const { scenario } = around;
  const watchers = new Set<Watcher>();
  const sheets = new Map<Seat, DeskSheet>();
  /** The game as it stood when planning of its present round opened: what bots decide on. */
  let opening: Game | undefined;
  let live = false;
  let cancelTick: (() => void) | undefined;

  const stream = await openStream(
    ports,
    gameStream(id),
    rulesOf(scenario),
    ({ logged, state }) => {
      if (logged.fact.type === 'PlanningOpened') opening = state;
    },
    () => {
      if (live) afterChange();
    },
  );

  const game = (): Game => {
    const state = stream.state();
    if (state === undefined) throw new Error(`game ${id} has not been opened`);
    return state;
  };

  const submit = async (command: Command, author: Author, commandId?: CommandId): Promise<Ack> => {
    const intent: Intent<Command> = commandId === undefined ? { command, author } : { command, author, id: commandId };
    const [ack] = await stream.submit(() => [intent]);
    return ack ?? { ok: false, refusal: refuse('store/unavailable') };
  };

  // Clock: one timer for whatever is due next. A timer that finds things changed asks again.
  const due = (): { readonly atMs: number; readonly command: Command } | undefined => {
    const state = game();
    const onlyBots = seats.every((seat) => state.seats[seat].holder.kind === 'bot' && ownerOf(state.seats[seat]) === undefined);
    const between = state.phase === 'review' || state.phase === 'huddle';
    if (!between || !onlyBots || state.pace !== 'team' || state.pauses.length > 0) return nextTick(state);
    return { atMs: ports.clock.nowMs() + botsReviewMs, command: { kind: 'advance', round: state.round } };
  };

  const setTimer = (delayMs: number, run: () => void): void => {
    cancelTick?.();
    cancelTick = ports.timers.after(delayMs, run);
  };

  const wind = (): void => {
    cancelTick?.();
    cancelTick = undefined;
    const next = due();
    if (next === undefined) return;
    setTimer(Math.max(0, next.atMs - ports.clock.nowMs()), () => {
      void submit(next.command, host).then((ack) => {
        // Refused because it came a moment early, or the store is away: look again a little later.
        if (!ack.ok && live) setTimer(ack.refusal.code === 'store/unavailable' ? retryMs : 50, wind);
      });
    });
  };

  const askBots = openBotLoop(ports, { id, scenario, stream, opening: () => opening, live: () => live });

  const logged = (): LoggedGame => ({
    stream: gameStream(id),
    sequence: stream.sequence(),
    scenario: scenario.id,
    scenarioText: around.scenarioText,
  });
  const source = (hidden?: readonly HiddenName[]): Promise<Source> => logSource(ports.store, logged(), hidden);
  const afterEnd = openAfterEnd(ports, { scenario, game, source, live: () => live, submit: (command) => submit(command, host) });

  const cover = openCover(ports, around.presence, {
    coverAfterMs: scenario.rules.coverAfterSeconds * 1000,
    game,
    seatBot: (seat) => submit({ kind: 'seatBot', seat, policy: scenario.rules.coverPolicy.name, covers: true }, host),
    handBack: (seat) => submit({ kind: 'handBack', seat }, host),
  });

  // Views. Every viewer of a seat has been sent the same sheet, so that one comparison serves them all.
  // When the game is over everything may be seen: then a facilitator without a seat looks over the first one's shoulder.
  const seatFor = (viewer: Viewer): Seat | undefined => {
    const own = viewer.person === undefined ? undefined : seatOf(game(), viewer.person);
    return own === undefined && viewer.facilitator && game().phase === 'finished' ? seats[0] : own;
  };
  const here = () => ({ connected: around.presence.connected(), names: around.names() });
  const roomFor = (viewer: Viewer): Room => room(scenario, game(), viewer, here(), ports.clock.nowMs());
  /** What goes with a page of this game, rather than into a list of rooms. */
  const pageRoomFor = (viewer: Viewer): Room => ({
    ...pageRoom(scenario, game(), viewer, here(), ports.clock.nowMs()),
    ...(around.rehearsalOf === undefined ? {} : { rehearsalOf: around.rehearsalOf }),
  });
  const sheetFor = (seat: Seat): DeskSheet => {
    const known = sheets.get(seat);
    if (known !== undefined) return known;
    const sheet = sheetOf(desk(scenario, game(), seat));
    sheets.set(seat, sheet);
    return sheet;
  };
  const begin = ({ viewer, outbox }: Watcher): void => {
    const seat = seatFor(viewer);
    outbox.begin(seat, seat === undefined ? undefined : sheetFor(seat).desk, pageRoomFor(viewer));
  };

  /** Redraws the desks that are looked at; forgets the others. */
  const redraw = (): ReadonlyMap<Seat, DeskChange | undefined> => {
    const looked = new Set([...watchers].map(({ outbox }) => outbox.seat()));
    const changes = new Map<Seat, DeskChange | undefined>();
    for (const [seat, before] of sheets) {
      if (!looked.has(seat)) {
        sheets.delete(seat);
        continue;
      }
      isolated(ports.report, 'a desk was not drawn', () => {
        const after = sheetOf(desk(scenario, game(), seat), before);
        sheets.set(seat, after);
        changes.set(seat, changeOf(before, after));
      });
    }
    return changes;
  };

  const send = (changes: ReadonlyMap<Seat, DeskChange | undefined>): void => {
    for (const watcher of watchers)
      isolated(ports.report, 'a viewer was not told', () => {
        const seat = seatFor(watcher.viewer);
        if (seat !== watcher.outbox.seat()) begin(watcher);
        else watcher.outbox.change(seat === undefined ? undefined : changes.get(seat), pageRoomFor(watcher.viewer));
      });
  };

  const afterChange = (): void => {
    const steps = [() => send(redraw()), around.changed, wind, cover.review, askBots, afterEnd.follow];
    for (const step of steps) isolated(ports.report, 'a change of the game was not followed', step);
  };

  if (stream.state() === undefined) {
    const ack = await submit(opened, host);
    if (!ack.ok) throw new Error(`game ${id} was not opened: ${ack.refusal.code}`);
  }
  const { deadlineMs } = game();
  if (deadlineMs !== undefined && deadlineMs < ports.clock.nowMs() + leastMsAfterRestart) {
    await stream.submit(() => [
      { command: { kind: 'pauseFor', reason: restartReason }, author: host },
      { command: { kind: 'resumeFor', reason: restartReason }, author: host },
    ]);
  }
  live = true;
  afterChange();

  return {
    id,
    game,
    submit,
    logged,
    source,
    debrief: afterEnd.progress,
    roomFor,
    watch: (viewer, outlet) => {
      const watcher: Watcher = { viewer, outbox: openOutbox(ports.ids, id, outlet) };
      begin(watcher);
      watchers.add(watcher);
      return {
        resync: () => {
          const seat = watcher.outbox.seat();
          return watcher.outbox.resync(seat === undefined ? undefined : sheetFor(seat).desk, pageRoomFor(viewer));
        },
        close: () => {
          watchers.delete(watcher);
        },
      };
    },
    presenceChanged: (person) => {
      if (seatOf(game(), person) === undefined) return;
      send(new Map());
      cover.review();
    },
    close: () => {
      live = false;
      cancelTick?.();
      cover.close();
      watchers.clear();
    },
  };
};
