import type { GameCommand } from '../contract/commands.ts';
import { seats } from '../contract/ids.ts';
import type { CommandId, GameId, PersonId, Seat } from '../contract/ids.ts';
import type { Ack, RehearsalEnd } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Author } from '../game/facts.ts';
import { actOf, openingRounds } from '../game/rules.ts';
import type { Rules } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { memoryStore } from '../store/memory.ts';
import { openGame } from './game-host.ts';
import type { GameHost, GameSurroundings, Watching } from './game-host.ts';
import type { Outlet, Ports } from './ports.ts';

/** Rounds that a newcomer tries. */
const rehearsedRounds = 2;
/** A rehearsal in which nothing was done for so long is over. */
const idleMs = 600_000;
/** A page that is loaded again comes back to its rehearsal within this time. */
const leftMs = 60_000;
/** Nobody is hurried, and nobody is replaced by a bot. */
const planningSeconds = 1800;
const noCoverSeconds = 1_000_000;
/** The others keep still, but for answers. */
const quietPolicy = { name: 'doNothing', parameters: {} };

const host: Author = { kind: 'host' };

/**
 * Throw-away games in which newcomers try their desks before their team starts: in memory only, on chance of their own, one a person.
 * Nothing of them reaches the log, the lobby or a facilitator, and none of them waits in a live game's queue.
 */
export type Rehearsals = {
  /** Opens one for a person, in place of the one they had. Refused once the real game has started. */
  open(person: PersonId, real: Game, seat: Seat): Promise<{ readonly game: GameId } | { readonly refusal: Refusal }>;
  /** Whether this is that person's rehearsal. */
  owns(person: PersonId, id: GameId): boolean;
  watch(person: PersonId, id: GameId, outlet: Outlet): Watching | { readonly refusal: Refusal };
  command(person: PersonId, id: GameId, command: GameCommand, commandId: CommandId): Promise<Ack>;
  /** A real game has changed: when it has started, its people are sent back to it. */
  follow(real: Game): void;
  close(): void;
};

type Rehearsal = {
  readonly id: GameId;
  readonly person: PersonId;
  readonly real: GameId;
  readonly game: GameHost;
  /** The last round that is tried. */
  readonly lastRound: number;
  readonly outlets: Set<Outlet>;
  cancelIdle: () => void;
  cancelLeft: () => void;
};

/** The scenario as it is rehearsed: at once, without huddles, among quiet bots. */
const rehearsed = (scenario: Scenario): Scenario => ({
  ...scenario,
  policies: {},
  bots: {},
  rules: { ...scenario.rules, coverPolicy: quietPolicy, coverAfterSeconds: noCoverSeconds, minPlanningSeconds: 0, huddles: [] },
});

/** Asking is to be tried: seats may talk even where the scenario's first act is closed. */
const levelOf = (rules: Rules): Pick<Game, 'informationLevel'> => {
  const { informationLevel } = actOf(rules, openingRounds(rules) + 1).act;
  return { informationLevel: informationLevel === 'closed' ? 'talk' : informationLevel };
};

/** Not the scenario's last round if that can be helped: a rehearsal has no end to look at. */
const lastRoundOf = (rules: Rules): number => {
  const first = openingRounds(rules) + 1;
  return Math.max(first, Math.min(first + rehearsedRounds - 1, rules.playedRounds - 1));
};

/** What rehearsals need of their workshop. */
type Around = Pick<GameSurroundings, 'scenario' | 'presence' | 'names'> & {
  /** So many teams there are; at one time there are no more rehearsals than seats. */
  teams(): number;
};

export const openRehearsals = (ports: Ports, around: Around): Rehearsals => {
  const scenario = rehearsed(around.scenario);
  const byPerson = new Map<PersonId, Rehearsal>();
  /** Real games as they were last seen to have started: what is being opened meanwhile is closed again. */
  const started = new Set<GameId>();
  let open = true;

  const find = (person: PersonId, id: GameId): Rehearsal | undefined => {
    const found = byPerson.get(person);
    return found?.id === id ? found : undefined;
  };

  /** Ends a rehearsal; whoever still looks at it is told why. */
  const end = (rehearsal: Rehearsal, why: RehearsalEnd | undefined): void => {
    if (byPerson.get(rehearsal.person) !== rehearsal) return;
    byPerson.delete(rehearsal.person);
    rehearsal.cancelIdle();
    rehearsal.cancelLeft();
    rehearsal.game.close();
    if (why === undefined) return;
    for (const outlet of rehearsal.outlets) outlet.rehearsalOver({ game: rehearsal.id, why, back: rehearsal.real });
  };

  const awaitIdle = (rehearsal: Rehearsal): void => {
    rehearsal.cancelIdle();
    rehearsal.cancelIdle = ports.timers.after(idleMs, () => end(rehearsal, 'idle'));
  };
  const awaitReturn = (rehearsal: Rehearsal): void => {
    rehearsal.cancelLeft();
    rehearsal.cancelLeft = ports.timers.after(leftMs, () => end(rehearsal, undefined));
  };

  const begin = async (person: PersonId, real: Game, seat: Seat): Promise<Rehearsal | { readonly refusal: Refusal }> => {
    const id = ports.ids.id();
    // Of the outside it has its own memory for a disk, and nobody who would play its benchmarks.
    const unplayed = () => new Promise<never>(() => undefined);
    const own: Ports = {
      ...ports,
      store: memoryStore(),
      benchmarks: { play: unplayed, worth: unplayed },
      debriefs: { ...ports.debriefs, ask: unplayed },
    };
    const { presence, names } = around;
    const game = await openGame(own, { scenario, scenarioText: '', presence, names, changed: () => undefined, rehearsalOf: real.id }, id, {
      kind: 'open',
      game: id,
      workshop: real.workshop,
      team: real.team,
      scenario: scenario.id,
      seed: ports.ids.seed(),
      pace: 'team',
      minPlanningSeconds: 0,
      planningSeconds,
      ...levelOf(scenario.rules),
    });
    for (const command of [{ kind: 'assignSeat', seat, person } as const, { kind: 'start' } as const]) {
      const ack = await game.submit(command, host);
      if (ack.ok) continue;
      game.close();
      return { refusal: ack.refusal };
    }
    const nothing = (): void => undefined;
    const lastRound = lastRoundOf(scenario.rules);
    return { id, person, real: real.id, game, lastRound, outlets: new Set(), cancelIdle: nothing, cancelLeft: nothing };
  };

  return {
    open: async (person, real, seat) => {
      if (real.phase !== 'briefing') return { refusal: refuse('phase/not-now', { phase: real.phase }) };
      const before = byPerson.get(person);
      const most = seats.length * Math.max(1, around.teams());
      if (before === undefined && byPerson.size >= most) return { refusal: refuse('wire/too-many') };
      const begun = await begin(person, real, seat);
      if ('refusal' in begun) return begun;
      if (!open || started.has(real.id)) {
        begun.game.close();
        return { refusal: refuse('phase/not-now', { phase: 'planning' }) };
      }
      const meanwhile = byPerson.get(person);
      if (meanwhile !== undefined) end(meanwhile, 'replaced');
      byPerson.set(person, begun);
      awaitIdle(begun);
      awaitReturn(begun);
      return { game: begun.id };
    },

    owns: (person, id) => find(person, id) !== undefined,

    watch: (person, id, outlet) => {
      const rehearsal = find(person, id);
      if (rehearsal === undefined) return { refusal: refuse('game/unknown') };
      rehearsal.cancelLeft();
      rehearsal.outlets.add(outlet);
      const watching = rehearsal.game.watch({ person, facilitator: false }, outlet);
      return {
        resync: () => watching.resync(),
        close: () => {
          watching.close();
          rehearsal.outlets.delete(outlet);
          if (rehearsal.outlets.size === 0 && find(person, id) !== undefined) awaitReturn(rehearsal);
        },
      };
    },

    command: async (person, id, command, commandId) => {
      const rehearsal = find(person, id);
      if (rehearsal === undefined) return { ok: false, refusal: refuse('game/unknown') };
      awaitIdle(rehearsal);
      // One seat for as long as it lasts: another one is another rehearsal.
      if (command.kind === 'takeSeat' || command.kind === 'leaveSeat') return { ok: false, refusal: refuse('token/not-allowed') };
      const { phase, round } = rehearsal.game.game();
      if (command.kind === 'advance' && phase === 'review' && command.round === round && round >= rehearsal.lastRound) {
        end(rehearsal, 'finished');
        return { ok: true };
      }
      return rehearsal.game.submit(command, { kind: 'person', person }, commandId);
    },

    follow: (real) => {
      if (real.phase === 'briefing' || started.has(real.id)) return;
      started.add(real.id);
      for (const rehearsal of byPerson.values()) if (rehearsal.real === real.id) end(rehearsal, 'started');
    },

    close: () => {
      open = false;
      for (const rehearsal of byPerson.values()) end(rehearsal, undefined);
    },
  };
};
