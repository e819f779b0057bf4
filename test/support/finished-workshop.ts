import { gunzipSync } from 'node:zlib';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { openServer } from '../../server/net/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { fakeReport, type fakeTime } from '../host/fakes.ts';
import { hostOn, pageOn, type HostedPage } from '../host/hosted.ts';

/** People whose names stand nowhere else. */
export const planted: Readonly<Record<Seat, string>> = {
  sales: 'Quixandra',
  logistics: 'Zephyrin Olsvik',
  procurement: 'Wölfram',
  operations: 'Ysaline',
};

/** What they write, names and all; the first word of each is found nowhere else. */
export const words = {
  message: 'Marmalade: ask quixandra before Zephyrin does, Wolfram agrees',
  commitment: 'Turnips: YSALINE tells Olsvik every Monday',
  title: 'Parsnips without Wölfram',
} as const;

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** All that came, unpacked. */
  readonly text: string;
  readonly json: <T>() => T;
};

export type Asking = {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly method?: string;
  readonly bytes?: Uint8Array;
};

const unpacked = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);

/** A server whose clock stands still, with two workshops: a team that has finished, one that plays, and strangers who have finished too. */
const finishedWorkshop = async (store: Store = memoryStore(), process = 'p', time?: ReturnType<typeof fakeTime>) => {
  const hosted = await hostOn(store, process, time);
  const { host } = hosted;
  const server = await openServer(host, fakeReport(), { port: 0, clientFolder: '/nowhere', scenarios: [] });
  const url = `http://127.0.0.1:${server.port}`;

  const ask = async (path: string, { token, body, method, bytes }: Asking = {}): Promise<Answer> => {
    const sent = bytes ?? (body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, {
      method: method ?? (sent === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': bytes === undefined ? 'application/json' : 'application/gzip' }),
      },
      ...(sent === undefined ? {} : { body: sent as BodyInit }),
    });
    const came = new Uint8Array(await response.arrayBuffer());
    const text = unpacked(came);
    return { status: response.status, headers: response.headers, bytes: came, text, json: <T>() => JSON.parse(text) as T };
  };

  const workshop = async (teams: number, prefix: string) => {
    const created = await host.create({ scenario: 'classic-beer-game', teams, pace: 'team', minPlanningSeconds: 0 });
    if ('refusal' in created) throw new Error(created.refusal.code);
    const debrief = (await ask('/api/debrief', { token: created.facilitatorToken })).json<{ teams: { game: string }[] }>();
    const games = debrief.teams.map(({ game }) => game);
    const tokens: Partial<Record<Seat, string>> = {};
    const persons: string[] = [];
    const sit = async (seat: Seat, game: string): Promise<HostedPage> => {
      const joined = await host.join(created.code, `${prefix}${planted[seat]}`);
      if ('refusal' in joined) throw new Error(joined.refusal.code);
      tokens[seat] = joined.token;
      persons.push(joined.person);
      const page = await pageOn(host, joined.token, game);
      await page.say({ kind: 'takeSeat', seat });
      return page;
    };
    return { ...created, games, tokens, persons, sit };
  };

  /** Played to its end by a facilitator who waits for nobody. */
  const finish = async (token: string, game: string): Promise<void> => {
    const lead = await pageOn(host, token, game);
    for (let steps = 0; lead.room().phase !== 'finished'; steps += 1) {
      if (steps > 200) throw new Error(`the game does not end: ${JSON.stringify(lead.room())}`);
      const { phase, round } = lead.room();
      await lead.say(
        phase === 'briefing' ? { kind: 'start' } : phase === 'planning' ? { kind: 'force', round } : { kind: 'advance', round },
      );
      await hosted.time.advance(1);
    }
    lead.close();
    await hosted.time.advance(1);
  };

  return {
    ...hosted,
    store,
    url,
    ask,
    workshop,
    finish,
    close: async () => {
      await server.close();
      host.close();
    },
  };
};

/** The workshop of the planted people: its first team has finished and written things down, the second one plays. */
export const plantedWorkshop = async () => {
  const table = await finishedWorkshop();
  const { ask, workshop, finish, host } = table;
  const ours = await workshop(2, '');
  const [game = '', running = ''] = ours.games;
  const lead = await pageOn(host, ours.facilitatorToken, game);
  const pages = new Map<Seat, HostedPage>();
  for (const seat of seats) pages.set(seat, await ours.sit(seat, game));
  await lead.say({ kind: 'start' });
  await lead.say({ kind: 'setLevel', level: 'talk' });
  const said = await pages.get('operations')?.say({ kind: 'message', to: 'logistics', text: words.message });
  if (said?.ok !== true) throw new Error(said?.refusal.code ?? 'nobody sits there');
  await finish(ours.facilitatorToken, game);
  const other = await pageOn(host, ours.facilitatorToken, running);
  await other.say({ kind: 'start' });

  const theirs = await workshop(1, 'Stranger ');
  const [foreign = ''] = theirs.games;
  await theirs.sit('sales', foreign);
  await finish(theirs.facilitatorToken, foreign);

  const token = ours.tokens.sales ?? '';
  await ask(`/api/replays/${game}/commitments`, { token, body: { commitments: [{ text: words.commitment, seat: 'operations' }] } });
  const branched = await ask(`/api/replays/${game}/branches`, {
    token,
    body: { title: words.title, fromRound: 20, changes: [{ kind: 'policy', seat: 'sales', policy: 'doNothing' }] },
  });
  const { id: branch } = branched.json<{ id: string }>();
  const link = async (wanted: object): Promise<{ readonly id: string; readonly token: string }> =>
    (await ask('/api/leader-links', { token: ours.facilitatorToken, body: wanted })).json();
  return { ...table, ours, theirs, game, running, foreign, branch, link };
};
