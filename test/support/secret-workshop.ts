import type { FieldValue, GameCommand } from '../../server/contract/commands.ts';
import { seats } from '../../server/contract/ids.ts';
import type { PersonId, Seat } from '../../server/contract/ids.ts';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import { openHost, tokenHash } from '../../server/host/host.ts';
import type { Host } from '../../server/host/host.ts';
import type { Ids } from '../../server/host/ports.ts';
import { openServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Field } from '../../server/simulation/company.ts';
import { fakeReport, fakeTime } from '../host/fakes.ts';
import { openRecordedPage, openRecording, recordedJoin, recordedWorkshop, call } from '../net/recorded.ts';
import type { Recording } from '../net/recorded.ts';
import { freshId } from '../net/served.ts';
import type { TestPage } from '../net/served.ts';
import { distinctScenario, distinctScenarios } from './distinct-scenario.ts';
import { leaksIn, watchGame } from './wire-search.ts';
import type { Listener, SecretText, Secrets, WatchedGame } from './wire-search.ts';

/** Ids of which none is part of another. */
const distinctIds = (): Ids => {
  let made = 0;
  const next = (kind: string): string => `${kind}x${String((made += 1)).padStart(4, '0')}y${(made * 7_919) % 1009}z`;
  return { id: () => next('id'), token: () => next('token'), code: () => `CODE${(made += 1)}`, seed: () => next('seed') };
};

/** What a leaky server would know: a number that somebody else set, the logs, the seed. */
export type Spoils = {
  readonly setByOther: (person: PersonId | undefined) => number | undefined;
  readonly games: () => readonly WatchedGame[];
  readonly seed: () => string;
};
/** Turns a host into one with a leak. */
export type Plant = (host: Host, spoils: Spoils) => Host;

type Player = { readonly listener: Listener; readonly recording: Recording; page: TestPage; readonly token: string };

export type PlayedWorkshop = {
  readonly leaks: readonly string[];
  /** How much was said, lest an empty search is taken for a clean one. */
  readonly texts: number;
  readonly characters: number;
  readonly refusals: ReadonlyMap<string, number>;
  readonly numbersSet: number;
  /** Rounds of the first team that closed while a system was down. */
  readonly roundsInTheDark: number;
  readonly levels: ReadonlySet<string>;
  readonly botReasons: number;
  readonly warnings: readonly string[];
};

/** Whole numbers that look random, the same every time. */
const dice = (start: number): ((below: number) => number) => {
  let state = start;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

/** A distinct number may stand when the round is played only where the company can bear it. */
const bears = (field: Field): boolean => field.unit === 'units' || field.lever === 'staffing';

const inMs = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/**
 * A workshop of two teams on a real server: four pages a team, a facilitator, a person without a seat and a stranger with a workshop
 * of their own, all of whom try what they may and what they may not. Everything each was sent is searched for what they may not know,
 * step by step. The first team plays `rounds`, the second two thirds of them.
 */
export const playSecretWorkshop = async (rounds: number, plant: Plant = (host) => host): Promise<PlayedWorkshop> => {
  const roll = dice(20_261);
  const time = fakeTime();
  const store = memoryStore();
  const report = fakeReport();
  const set = new Map<number, { readonly game: string; readonly seat: Seat }>();
  const watched: WatchedGame[] = [];
  let seed = '';
  const last = new Map<PersonId, number>();
  const ids = distinctIds();
  const real = await openHost({
    clock: time,
    timers: time,
    ids: {
      ...ids,
      seed: () => {
        const made = ids.seed();
        if (seed === '') seed = made;
        return made;
      },
    },
    store,
    scenarios: distinctScenarios,
    benchmarks: { play: async () => [] },
    report,
  });
  const host = plant(real, {
    setByOther: (person) => [...last].findLast(([by]) => by !== person)?.[1],
    games: () => watched,
    seed: () => seed,
  });
  const server = await openServer(host, report, {
    port: 0,
    clientFolder: '/nowhere',
    scenarios: [{ id: 'spring-promotion', title: 'The spring promotion', summary: 'Four desks', rounds: 14, minutes: 90 }],
  });
  const url = `http://127.0.0.1:${server.port}`;
  const leaks = new Set<string>();
  const refusals = new Map<string, number>();
  const levels = new Set<string>();
  let texts = 0;
  let roundsInTheDark = 0;
  let characters = 0;

  const people = new Map<PersonId, string>();
  const secretTexts: SecretText[] = [{ what: 'the scenario file', text: 'a scenario file with its whole future' }];
  const keepSecret = (what: string, ...of: readonly string[]): void => {
    for (const text of of) secretTexts.push({ what, text });
  };
  const secrets = (): Secrets => ({ setup: distinctScenario, games: watched, seed, texts: secretTexts, people, set });

  // The people.
  const leadRecording = openRecording();
  const created = await recordedWorkshop(url, { scenario: 'spring-promotion', teams: 2, minPlanningSeconds: 0 }, leadRecording);
  keepSecret("the facilitator's token", created.facilitatorToken, tokenHash(created.facilitatorToken));
  const lead = openRecordedPage(url, { token: created.facilitatorToken }, leadRecording);
  const games = await lead.until(() => lead.lobbies[0]?.games.map(({ game }) => game), 'the lobby');
  for (const game of games) watched.push(await watchGame(store, distinctScenario, game));
  const listeners: { readonly listener: Listener; readonly recording: Recording }[] = [
    {
      listener: { name: 'the facilitator', person: undefined, game: undefined, own: [created.facilitatorToken], facilitates: true },
      recording: leadRecording,
    },
  ];

  const arrive = async (name: string, game: string | undefined): Promise<Player> => {
    const recording = openRecording();
    const { person, token } = await recordedJoin(url, created.code, name, recording);
    people.set(person, name);
    keepSecret(`the token of ${name}`, token, tokenHash(token));
    const listener: Listener = { name, person, game, own: [person, token, name] };
    listeners.push({ listener, recording });
    const page = openRecordedPage(url, game === undefined ? { token } : { token, game }, recording);
    await page.until(() => (game === undefined ? page.lobbies[0] : page.views[0]), `the first view of ${name}`);
    return { listener, recording, page, token };
  };

  const table = new Map<string, Map<Seat, Player>>();
  for (const [team, game] of games.entries()) {
    const players = new Map<Seat, Player>();
    for (const seat of seats) players.set(seat, await arrive(`Person-${seat}-of-team-${team + 1}`, game));
    table.set(game, players);
  }
  const guest = await arrive('Person-without-a-seat', undefined);
  // The same person looks at a game as well, from nowhere.
  const watchRecording = openRecording();
  const onlooker: Player = {
    listener: { ...guest.listener, name: 'the onlooker', game: games[1] },
    recording: watchRecording,
    page: openRecordedPage(url, { token: guest.token, game: games[1] }, watchRecording),
    token: guest.token,
  };
  listeners.push(onlooker);
  const strangerRecording = openRecording();
  const foreign = await recordedWorkshop(url, { scenario: 'spring-promotion', minPlanningSeconds: 0 }, strangerRecording);
  const stranger: Listener = {
    name: 'the stranger',
    person: undefined,
    game: undefined,
    own: [foreign.facilitatorToken],
  };
  listeners.push({ listener: stranger, recording: strangerRecording });

  // Looking.
  const search = async (): Promise<void> => {
    for (const game of watched) await game.refresh();
    for (const { listener, recording } of listeners) {
      const taken = recording.take();
      texts += taken.length;
      for (const text of taken) characters += text.length;
      for (const leak of taken.length === 0 ? [] : leaksIn(taken, listener, secrets())) leaks.add(leak);
    }
  };
  /** Lets everything that is on its way arrive, then searches. */
  const drain = async (): Promise<void> => {
    await time.advance(200);
    await inMs(15);
    await search();
  };

  // Doing.
  const counted = (ack: Ack): Ack => {
    const code = ack.ok ? 'ok' : ack.refusal.code;
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    return ack;
  };
  const sent: string[] = [];
  const say = async (player: Player, game: string, command: GameCommand | Readonly<Record<string, unknown>>): Promise<Ack> => {
    const id = `${freshId()}-of-${player.listener.name.slice(-8)}`;
    if (sent.length < 400) keepSecret('the id of a command', id);
    sent.push(id);
    return counted(await player.page.send(game, command, id));
  };
  const asLead = async (game: string, command: GameCommand): Promise<Ack> => counted(await lead.send(game, command));
  const resync = async (player: Player): Promise<void> => {
    const answer: ViewMessage | { readonly refusal: unknown } = await player.page.socket.timeout(8000).emitWithAck('resync');
    if ('refusal' in answer) throw new Error('no view');
  };

  let made = 0;
  const distinct = (game: string, seat: Seat, person: PersonId): number => {
    const value = 101_000_003 + (((made += 1) * 1_009_733) % 780_000_000);
    set.set(value, { game, seat });
    last.set(person, value);
    return value;
  };
  const fieldsOf = (seat: Seat, round: number): readonly Field[] =>
    distinctScenario.company.fields.filter((field) => field.seat === seat && field.fromRound <= round && field.unit !== 'choice');

  const cheat = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const { person = '' } = player.listener;
    const otherSeat = seats[(seats.indexOf(seat) + 1 + roll(3)) % 4] ?? 'sales';
    const [theirs] = fieldsOf(otherSeat, round);
    const value = distinct(game, seat, person);
    const attempts: readonly (() => Promise<Ack>)[] = [
      () => say(player, game, { kind: 'setDecisions', round, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'setDecisions', round, values: [{ lever: theirs.lever, key: 'nowhere', value }] }),
      () => say(player, game, { kind: 'setDecisions', round: round + 1, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'setDecisions', round, seat: otherSeat, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'takeSeat', seat: otherSeat }),
      () => say(player, game, { kind: 'takeSeat', seat: `${otherSeat}'` }),
      () => say(player, game, { kind: 'commit', round: round - 1 }),
      () => say(player, game, { kind: 'force', round }),
      () => say(player, game, { kind: 'inject', event: 'blackout' }),
      () => say(player, game, { kind: 'botDecisions', seat: otherSeat, round, values: [], memory: {}, reason: '' }),
      () => say(player, game, { kind: 'desk', seat: otherSeat }),
      () => say(player, games.find((each) => each !== game) ?? '', { kind: 'setDecisions', round, values: [] }),
      () => say(player, games.find((each) => each !== game) ?? '', { kind: 'takeSeat', seat: otherSeat }),
      () => say(player, 'no-such', { kind: 'commit', round }),
    ];
    for (let tries = 0; tries < 2; tries += 1) await attempts[roll(attempts.length)]?.();
  };

  const decide = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const { person = '' } = player.listener;
    const fields = fieldsOf(seat, round);
    const picks = fields.filter(() => roll(3) > 0).slice(0, 6);
    const drafts = (picks.length === 0 ? fields.slice(0, 1) : picks).map(
      ({ lever, key }): FieldValue => ({
        lever,
        key,
        value: distinct(game, seat, person),
      }),
    );
    await say(player, game, { kind: 'setDecisions', round, values: drafts });
    if (roll(3) === 0) await resync(player);
    await cheat(player, game, seat, round);
  };
  /** What the round is played with: distinct where the company can bear it, otherwise given back. */
  const settle = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const values = fieldsOf(seat, round).map((field): FieldValue => {
      const { lever, key, initial } = field;
      if (!bears(field)) return { lever, key, value: null };
      const value = (initial ?? 40_000_000) + 100_003 + (((made += 1) * 7_919) % 900_000);
      set.set(value, { game, seat });
      return { lever, key, value };
    });
    await say(player, game, { kind: 'setDecisions', round, values });
    await say(player, game, { kind: 'commit', round });
    if (roll(5) === 0) {
      await say(player, game, { kind: 'withdraw', round });
      await say(player, game, { kind: 'commit', round });
    }
  };

  const outside = async (): Promise<void> => {
    await call(url, '/api/scenarios', undefined, strangerRecording);
    await call(url, '/api/join', { code: 'NOSUCH', name: 'Eve' }, strangerRecording);
    await call(url, '/api/join', '{"code":', strangerRecording);
    await call(url, '/api/workshops', { scenario: '../../package.json', teams: 'x' }, strangerRecording);
    await call(url, `/api/games/${games[0] ?? ''}`, undefined, strangerRecording);
    for (const auth of [
      { token: foreign.facilitatorToken, game: games[0] },
      { token: 'guessed', game: games[0] },
      { token: created.code },
      { token: games[0], seat: 'sales' },
    ]) {
      const page = openRecordedPage(url, auth, strangerRecording);
      await new Promise<void>((done) => {
        page.socket.once('connect_error', () => done());
        page.socket.once('connect', () => done());
      });
      page.close();
    }
  };

  const playerOf = (game: string, seat: Seat): Player => {
    const player = table.get(game)?.get(seat);
    if (player === undefined) throw new Error(`nobody sits in ${seat}`);
    return player;
  };
  const watchedGame = (game: string): WatchedGame => {
    const found = watched.find(({ id }) => id === game);
    if (found === undefined) throw new Error(`${game} is not watched`);
    return found;
  };

  const playRound = async (game: string): Promise<void> => {
    await watchedGame(game).refresh();
    const { round } = watchedGame(game).game();
    const seated = (seat: Seat): boolean => watchedGame(game).game().seats[seat].holder.kind === 'person';
    for (const seat of seats.toSorted(() => roll(3) - 1))
      if (seated(seat)) {
        await decide(playerOf(game, seat), game, seat, round);
        await search();
      }
    for (const seat of seats) await resync(playerOf(game, seat));
    await drain();
    for (const seat of seats.filter(seated)) await settle(playerOf(game, seat), game, seat, round);
    await drain();
    if (watchedGame(game).game().phase === 'planning') await asLead(game, { kind: 'force', round });
    await drain();
    const { phase } = watchedGame(game).game();
    if (phase === 'finished') return;
    await say(playerOf(game, 'sales'), game, { kind: 'advance', round });
    await drain();
    if (watchedGame(game).game().phase === 'huddle') await say(playerOf(game, 'sales'), game, { kind: 'advance', round });
    await drain();
    if (watchedGame(game).game().phase !== 'planning') throw new Error(`round ${round} is not over: ${watchedGame(game).game().phase}`);
    levels.add(watchedGame(game).game().round >= 6 ? 'open' : 'closed');
  };

  const [first = '', second = ''] = games;
  for (const [game, players] of table)
    for (const [seat, player] of players) {
      const ack = await say(player, game, { kind: 'takeSeat', seat });
      if (!ack.ok) throw new Error(ack.refusal.code);
    }
  await drain();
  for (const game of games) await asLead(game, { kind: 'start' });
  await drain();
  for (let round = 1; round <= rounds; round += 1) {
    if (round === 2) await outside();
    if (round === 3) {
      // Away long enough for a bot to sit in, and back again.
      const player = playerOf(first, 'operations');
      player.page.close();
      await lead.until(
        () => (lead.lobbies.at(-1)?.games[0]?.seats.some((seat) => !seat.connected) === true ? true : void time.advance(200)),
        'somebody to be away',
      );
      await time.advance(31_000);
      await drain();
      player.page = openRecordedPage(url, { token: player.token, game: first }, player.recording);
      await player.page.until(() => player.page.views[0], 'the way back');
      await drain();
    }
    if (round === 4) {
      // Gives the seat up for good; a bot plays it, and then somebody else takes it.
      await say(playerOf(second, 'logistics'), second, { kind: 'leaveSeat' });
      await drain();
    }
    if (round === 5) {
      await say(onlooker, second, { kind: 'takeSeat', seat: 'logistics' });
      await drain();
      await resync(playerOf(second, 'logistics'));
      table.get(second)?.set('logistics', onlooker);
    }
    if (round === 4) await asLead(first, { kind: 'inject', event: 'blackout' });
    await playRound(first);
    if (watchedGame(first).game().records.at(-1)?.periods.at(-1)?.events.at(-1) === 'active') roundsInTheDark += 1;
    if (round <= Math.ceil((rounds * 2) / 3)) await playRound(second);
    await asLead(second, { kind: 'pause' });
    await asLead(second, { kind: 'resume' });
    await say(playerOf(first, 'sales'), first, { kind: 'leaveSeat', seat: 'sales' });
    await drain();
  }
  await outside();
  await drain();

  for (const { page } of [...table.values()].flatMap((players) => [...players.values()])) page.close();
  for (const { page } of [guest, onlooker]) page.close();
  lead.close();
  await server.close();
  host.close();
  return {
    leaks: [...leaks],
    texts,
    characters,
    refusals,
    numbersSet: set.size,
    roundsInTheDark,
    levels,
    botReasons: watched.reduce((total, { reasons }) => total + reasons.size, 0),
    warnings: report.warnings,
  };
};
