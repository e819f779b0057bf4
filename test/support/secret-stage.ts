import type { GameCommand } from '../../server/contract/commands.ts';
import { seats } from '../../server/contract/ids.ts';
import type { PersonId, Seat } from '../../server/contract/ids.ts';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import { ownerOf } from '../../server/game/seats.ts';
import { openHost } from '../../server/host/host.ts';
import { tokenHash } from '../../server/host/tokens.ts';
import type { Host } from '../../server/host/host.ts';
import type { Ids } from '../../server/host/ports.ts';
import { openServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { fakeDebriefs, fakeReport, fakeTime } from '../host/fakes.ts';
import { call, openRecordedPage, openRecording, recordedJoin, recordedWorkshop } from '../net/recorded.ts';
import type { Recording } from '../net/recorded.ts';
import { freshId } from '../net/served.ts';
import type { TestPage } from '../net/served.ts';
import { distinctScenario, distinctScenarios } from './distinct-scenario.ts';
import { watchGame } from './watched-game.ts';
import type { WatchedGame } from './watched-game.ts';
import { leaksIn } from './wire-search.ts';
import type { Listener, SecretText, Secrets } from './wire-search.ts';

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

/** Somebody with a page. */
export type Player = { readonly listener: Listener; readonly recording: Recording; page: TestPage; readonly token: string };

const inMs = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/**
 * A real server with a workshop of two teams, four pages each, a facilitator with two pages, a person without a seat and a stranger with
 * a workshop of their own. Everything each is sent is kept, to be searched for what they may not know.
 */
export const openSecretStage = async (plant: Plant) => {
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
    benchmarks: { play: async () => [], worth: async () => [] },
    debriefs: fakeDebriefs(),
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
  let texts = 0;
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
  // Another page of the facilitator, who reads along what the first team says.
  const alongRecording = openRecording();
  const along = openRecordedPage(url, { token: created.facilitatorToken, game: games[0] }, alongRecording);
  listeners.push({
    listener: { name: 'who reads along', person: undefined, game: games[0], own: [created.facilitatorToken], facilitates: true },
    recording: alongRecording,
  });

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

  /** The people of each team, in the order of the seats they begin in. */
  const table = new Map<string, Player[]>();
  for (const [team, game] of games.entries()) {
    const players: Player[] = [];
    for (const seat of seats) players.push(await arrive(`Person-${seat}-of-team-${team + 1}`, game));
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
    for (const game of watched) game.looked();
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
    // People who are told that they say too much wait a moment.
    for (let tries = 0; tries < 40; tries += 1) {
      const ack = counted(await player.page.send(game, command, id));
      if (ack.ok || ack.refusal.code !== 'wire/too-many') return ack;
      await inMs(500);
    }
    throw new Error('a command never got through');
  };
  const asLead = async (game: string, command: GameCommand): Promise<Ack> => counted(await lead.send(game, command));
  const resync = async (player: Player): Promise<void> => {
    const answer: ViewMessage | { readonly refusal: unknown } = await player.page.socket.timeout(8000).emitWithAck('resync');
    if ('refusal' in answer) throw new Error('no view');
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

  const watchedGame = (game: string): WatchedGame => {
    const found = watched.find(({ id }) => id === game);
    if (found === undefined) throw new Error(`${game} is not watched`);
    return found;
  };
  const playersOf = (game: string): readonly Player[] => table.get(game) ?? [];
  /** Who has a seat now: they change hands. */
  const playerOf = (game: string, seat: Seat): Player => {
    const owner = ownerOf(watchedGame(game).game().seats[seat]);
    const player = playersOf(game).find(({ listener }) => listener.person === owner);
    if (player === undefined || owner === undefined) throw new Error(`nobody sits in ${seat}`);
    return player;
  };

  const close = async (): Promise<void> => {
    for (const { page } of [...table.values()].flat()) page.close();
    for (const { page } of [guest, onlooker, { page: along }]) page.close();
    lead.close();
    await server.close();
    host.close();
  };
  return {
    time,
    games,
    lead,
    onlooker,
    watched,
    warnings: report.warnings,
    /** Numbers that somebody set, and the last that each person did. */
    set,
    last,
    leaks,
    refusals,
    heard: () => ({ texts, characters }),
    search,
    drain,
    say,
    asLead,
    resync,
    outside,
    watchedGame,
    playersOf,
    playerOf,
    /** The way back of somebody whose page is closed. */
    back: ({ token, recording }: Player, game: string): TestPage => openRecordedPage(url, { token, game }, recording),
    /** One more person at a team's table. */
    joins: (game: string, player: Player): void => void table.get(game)?.push(player),
    close,
  };
};
