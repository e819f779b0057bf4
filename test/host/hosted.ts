import type { GameCommand } from '../../server/contract/commands.ts';
import type { Desk } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import type { Room } from '../../server/contract/room.ts';
import { openHost } from '../../server/host/host.ts';
import type { Host, Page } from '../../server/host/host.ts';
import type { Scenarios } from '../../server/host/ports.ts';
import { systemScenarios } from '../../server/host/system.ts';
import type { Store } from '../../server/store/port.ts';
import { fakeDebriefs, fakeIds, fakeOutlet, fakeReport, fakeTime, settled } from './fakes.ts';

const shipped = systemScenarios();

/** A host on fake ports around a store; `time` may be handed on to the host after a restart. `scenarios`: others than those shipped. */
export const hostOn = async (store: Store, process = 'p', time = fakeTime(), scenarios: Scenarios = shipped) => {
  const report = fakeReport();
  const benchmarked: string[] = [];
  const measured: (readonly string[])[] = [];
  const debriefs = fakeDebriefs();
  const host = await openHost({
    clock: time,
    timers: time,
    ids: fakeIds(process),
    store,
    scenarios,
    benchmarks: {
      play: async (_, seed) => {
        benchmarked.push(seed);
        return [{ policy: 'silo', informationLevel: 'closed', jointScore: 12, contributionCents: 1, totalCostCents: 2 }];
      },
      worth: async (_, { together }) => {
        const filled = together.agreements.filter((agreement) => agreement.filled.length > 0);
        measured.push(filled.map(({ id }) => id));
        return filled.map(({ id }) => ({ agreement: id, jointScore: 1, contributionCents: 100 }));
      },
    },
    debriefs,
    report,
  });
  return { host, debriefs, time, report, benchmarked, measured };
};

export type Hosted = Awaited<ReturnType<typeof hostOn>>;

/** A page with all it was sent, and what it would show by now. */
export type HostedPage = Page & {
  readonly outlet: ReturnType<typeof fakeOutlet>;
  say(command: GameCommand, id?: string): Promise<Ack>;
  desk(): Desk | undefined;
  room(): Room;
};

let commands = 0;

/** What a client makes of the messages so far; throws where a number is missing. */
const shown = (messages: readonly ViewMessage[]): { readonly desk: Desk | undefined; readonly room: Room } => {
  let desk: Desk | undefined;
  let room: Room | undefined;
  let epoch = '';
  let number = 0;
  for (const message of messages) {
    if (message.kind === 'full') {
      ({ epoch, number, desk, room } = message);
      continue;
    }
    if (message.epoch !== epoch || message.number !== number + 1)
      throw new Error(`${message.epoch} ${message.number} came after ${epoch} ${number}`);
    ({ number } = message);
    const gone = Object.fromEntries((message.gone ?? []).map((name) => [name, undefined]));
    if (message.desk !== undefined) desk = { ...desk, ...message.desk, ...gone } as Desk;
    room = message.room ?? room;
  }
  if (room === undefined) throw new Error('nothing was sent yet');
  return { desk, room };
};

export const pageOn = async (host: Host, token: string, game: string): Promise<HostedPage> => {
  const outlet = fakeOutlet();
  const visitor = await host.identify(token, game);
  if ('refusal' in visitor) throw new Error(visitor.refusal.code);
  const page = host.open(visitor, game, outlet);
  if ('refusal' in page) throw new Error(page.refusal.code);
  return {
    ...page,
    outlet,
    say: (command, id = `test-command-${(commands += 1)}`) => page.command({ id, game, command }),
    desk: () => shown(outlet.views).desk,
    room: () => shown(outlet.views).room,
  };
};

/** A workshop of one classic game with people on some seats, watched by its facilitator. */
export const workshopOn = async (
  { host }: Pick<Hosted, 'host'>,
  people: readonly Seat[],
  wanted: {
    readonly pace?: 'hand' | 'team';
    readonly scenario?: string;
    readonly teams?: number;
    readonly minPlanningSeconds?: number;
  } = {},
) => {
  const created = await host.create({ scenario: 'classic-beer-game', teams: 1, pace: 'team', minPlanningSeconds: 0, ...wanted });
  if ('refusal' in created) throw new Error(created.refusal.code);
  const visitor = await host.identify(created.facilitatorToken, undefined);
  if ('refusal' in visitor) throw new Error(visitor.refusal.code);
  const lobby = fakeOutlet();
  const lobbyPage = host.open(visitor, undefined, lobby);
  if ('refusal' in lobbyPage) throw new Error(lobbyPage.refusal.code);
  const games = lobby.lobbies[0]?.games.map((room) => room.game) ?? [];
  const game = games[0] ?? '';
  const lead = await pageOn(host, created.facilitatorToken, game);
  const pages: Partial<Record<Seat, HostedPage>> = {};
  const tokens: Partial<Record<Seat, string>> = {};
  for (const seat of people) {
    const joined = await host.join(created.code, `Person of ${seat}`);
    if ('refusal' in joined) throw new Error(joined.refusal.code);
    const page = await pageOn(host, joined.token, game);
    const ack = await page.say({ kind: 'takeSeat', seat });
    if (!ack.ok) throw new Error(ack.refusal.code);
    pages[seat] = page;
    tokens[seat] = joined.token;
  }
  const pageOf = (seat: Seat): HostedPage => {
    const page = pages[seat];
    if (page === undefined) throw new Error(`nobody sits in ${seat}`);
    return page;
  };
  const tokenOf = (seat: Seat): string => tokens[seat] ?? '';
  await settled();
  return { ...created, game, games, lead, lobby, lobbyPage, page: pageOf, token: tokenOf };
};

/** The orders' keys of the classic chain. */
const orderKey: Readonly<Record<Seat, string>> = {
  sales: 'retailer beer',
  logistics: 'wholesaler beer',
  procurement: 'distributor beer',
  operations: 'factory beer',
};
export const order = (seat: Seat, round: number, units: number): GameCommand => ({
  kind: 'setDecisions',
  round,
  values: [{ lever: 'order', key: orderKey[seat], value: units }],
});
