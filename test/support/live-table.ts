import { take } from '../../client/model/stream.ts';
import type { Watched } from '../../client/model/stream.ts';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import type { Room } from '../../server/contract/room.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import type { Host, Page } from '../../server/host/host.ts';
import type { Outlet, Scenarios } from '../../server/host/ports.ts';
import { systemScenarios } from '../../server/host/system.ts';
import { decodeGameEntry } from '../../server/log/codec.ts';
import { textPrefix } from '../../server/log/texts.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { settled } from '../host/fakes.ts';
import { hostOn } from '../host/hosted.ts';
import { scenarioOf } from './scenario-texts.ts';

/** A message of a game as it went over the wire, but for the room: whose page it went to, and how long the log was then. Without a message the page was closed. */
export type Sent = { readonly page: string; readonly sequence: number; readonly message?: Omit<ViewMessage, 'room'> };

/** Somebody at the table, with a page that can be closed and opened again. */
export type TablePerson = {
  readonly id: string;
  readonly name: string;
  readonly desk: () => Desk | undefined;
  readonly room: () => Room;
  readonly isHere: () => boolean;
  readonly goAway: () => void;
  readonly comeBack: () => Promise<void>;
  /** Refusals come back as they are. */
  readonly ask: (command: GameCommand) => Promise<Ack>;
  /** What is said must be taken. */
  readonly say: (command: GameCommand) => Promise<void>;
};

/** A live game with a person on every seat, and a facilitator; played on a clock that stands still between commands. */
export type LiveTable = {
  readonly scenario: Scenario;
  readonly text: string;
  readonly game: string;
  /** Who sits there now, with a page open. */
  readonly at: (seat: Seat) => TablePerson | undefined;
  readonly persons: readonly TablePerson[];
  readonly lead: TablePerson;
  readonly wait: (ms: number) => Promise<void>;
  readonly sent: readonly Sent[];
  /** Ends of what was stored at once: after each of them everybody was told. */
  readonly stored: readonly number[];
  readonly warnings: readonly string[];
  readonly entries: () => Promise<readonly Logged<GameFact>[]>;
};

/** A store that knows how long a stream is, as of the last append that became durable. */
const countedStore = (
  store: Store,
): { readonly store: Store; readonly length: (stream: string) => number; readonly ends: Map<string, number[]> } => {
  const ends = new Map<string, number[]>();
  return {
    ends,
    length: (stream) => ends.get(stream)?.at(-1) ?? 0,
    store: {
      ...store,
      append: async (batch) => {
        const outcome = await store.append(batch);
        if (outcome.kind === 'durable')
          for (const { stream, expectedSequence, entries } of batch.appends)
            ends.set(stream, [...(ends.get(stream) ?? []), expectedSequence + entries.length]);
        return outcome;
      },
    },
  };
};

type Line = { readonly outlet: Outlet; readonly watched: () => Watched | undefined };

/** The far end of a line: messages as text and back, put together as the client does it. */
const lineTo = (page: string, sent: Sent[], length: () => number): Line => {
  let watched: Watched | undefined;
  return {
    watched: () => watched,
    outlet: {
      view: (message) => {
        const arrived = JSON.parse(JSON.stringify(message)) as ViewMessage;
        const taken = take(watched, arrived);
        if (taken.kind !== 'taken') throw new Error(`${page} was sent message ${arrived.number} out of turn`);
        ({ watched } = taken);
        const { room: _, ...rest } = arrived;
        sent.push({ page, sequence: length(), message: rest });
      },
      lobby: () => undefined,
      rehearsalOver: () => undefined,
    },
  };
};

let commands = 0;

type Guest = { readonly id: string; readonly name: string; readonly token: string };

const sitDown = async (host: Host, { id, name, token }: Guest, game: string, sent: Sent[], length: () => number): Promise<TablePerson> => {
  let line: Line | undefined;
  let page: Page | undefined;
  const comeBack = async (): Promise<void> => {
    const visitor = await host.identify(token, game);
    if ('refusal' in visitor) throw new Error(visitor.refusal.code);
    line = lineTo(name, sent, length);
    const opened = host.open(visitor, game, line.outlet);
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    page = opened;
  };
  const ask = async (command: GameCommand): Promise<Ack> => {
    if (page === undefined) throw new Error(`${name} is not here`);
    const ack = await page.command({ id: `table-command-${(commands += 1)}`, game, command });
    await settled();
    return ack;
  };
  await comeBack();
  return {
    id,
    name,
    desk: () => line?.watched()?.desk,
    room: () => {
      const room = line?.watched()?.room;
      if (room === undefined) throw new Error(`${name} was sent nothing`);
      return room;
    },
    isHere: () => page !== undefined,
    goAway: () => {
      page?.close();
      page = undefined;
      line = undefined;
      sent.push({ page: name, sequence: length() });
    },
    comeBack,
    ask,
    say: async (command) => {
      const ack = await ask(command);
      if (!ack.ok) throw new Error(`${name}: ${command.kind} was refused: ${ack.refusal.code} ${JSON.stringify(ack.refusal.details)}`);
    },
  };
};

const names: Readonly<Record<Seat, string>> = { sales: 'Ada', logistics: 'Ben', procurement: 'Cleo', operations: 'Dan' };

const shipped = systemScenarios();

/** Opens a workshop of one team on a live host and sits four people down. The game has not started. */
export const openTable = async (text: string, seed: string): Promise<LiveTable> => {
  const scenario = scenarioOf(text);
  const scenarios: Scenarios = { ...shipped, find: () => ({ scenario, text }) };
  const counted = countedStore(memoryStore());
  const { host, time, report } = await hostOn(counted.store, 'p', undefined, scenarios);
  const created = await host.create({ scenario: scenario.id, teams: 1, pace: 'team', minPlanningSeconds: 0, seed });
  if ('refusal' in created) throw new Error(created.refusal.code);
  const [stream] = (await counted.store.streams('game/')).map((head) => head.stream);
  if (stream === undefined) throw new Error('the workshop has no game');
  const game = stream.slice('game/'.length);
  const sent: Sent[] = [];
  const length = (): number => counted.length(stream);
  const lead = await sitDown(host, { id: '', name: 'The facilitator', token: created.facilitatorToken }, game, [], length);
  const persons: TablePerson[] = [];
  for (const seat of seats) {
    const name = names[seat];
    const joined = await host.join(created.code, name);
    if ('refusal' in joined) throw new Error(joined.refusal.code);
    const person = await sitDown(host, { id: joined.person, name, token: joined.token }, game, sent, length);
    await person.say({ kind: 'takeSeat', seat });
    persons.push(person);
  }
  return {
    scenario,
    text,
    game,
    at: (seat) => persons.find((person) => person.desk()?.seat === seat),
    persons,
    lead,
    wait: (ms) => time.advance(ms),
    sent,
    get stored() {
      return counted.ends.get(stream) ?? [];
    },
    warnings: report.warnings,
    entries: async () => {
      const texts = await counted.store.keptAll('texts', textPrefix(stream));
      return (await counted.store.read(stream)).map((entry) => {
        const read = decodeGameEntry(entry, texts);
        if ('problem' in read) throw new Error(read.problem);
        return read.entry;
      });
    },
  };
};
