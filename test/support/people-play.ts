import type { FieldValue, GameCommand } from '../../server/contract/commands.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Policy, PolicyInput, PolicyMemory, Talk } from '../../server/policies/policy.ts';
import { parametersOf, policyOf, talkOf } from '../../server/policies/registry.ts';
import type { LiveTable, TablePerson } from './live-table.ts';

/** How somebody decides in a round: by a policy's rule, with numbers of their own over it. */
export type Habit = { readonly policy: string; readonly change?: (values: readonly FieldValue[], desk: Desk) => readonly FieldValue[] };

/** What is particular to a game: how each seat decides, and what else is said and done. */
export type Story = {
  readonly habit: (seat: Seat, round: number) => Habit;
  /** Who does not commit in a round: the clock runs out on them. */
  readonly dawdles?: (seat: Seat, round: number) => boolean;
  /** After planning of a round opened, before anybody decides; in the huddle after it; before the team goes on after its review. */
  readonly inPlanning?: (table: LiveTable, round: number) => Promise<void>;
  readonly inHuddle?: (table: LiveTable, round: number) => Promise<void>;
  readonly inReview?: (table: LiveTable, round: number) => Promise<void>;
};

/** Between one command of somebody and the next. */
const pauseMs = 700;

type Mind = { memory: PolicyMemory | undefined };

const openMinds = (table: LiveTable) => {
  const minds = new Map<string, Mind>();
  const mindOf = (seat: Seat, policy: string): Mind => {
    const mind = minds.get(`${seat} ${policy}`) ?? { memory: undefined };
    minds.set(`${seat} ${policy}`, mind);
    return mind;
  };
  const inputOf = (seat: Seat, policy: string): PolicyInput | undefined => {
    const desk = table.at(seat)?.desk();
    if (desk === undefined) return undefined;
    const parameters = table.scenario.policies[parametersOf(policy)]?.[seat] ?? {};
    return { desk, memory: mindOf(seat, policy).memory, parameters };
  };
  return { mindOf, inputOf };
};
type Minds = ReturnType<typeof openMinds>;

const rule = (name: string): Policy => {
  const policy = policyOf(name);
  if (policy === undefined) throw new Error(`there is no policy ${name}`);
  return policy;
};

/** Whether the seat's person is at the table; without one there is nobody to play it but the bot that sits in. */
const isHere = (table: LiveTable, seat: Seat): boolean => table.at(seat)?.isHere() === true;

const personAt = (table: LiveTable, seat: Seat): TablePerson => {
  const person = table.at(seat);
  if (person === undefined) throw new Error(`nobody sits at ${seat}`);
  return person;
};

/** People say what a coordinated team would say: what the table refuses was no use saying. */
const speak = async (table: LiveTable, minds: Minds, story: Story, round: number, moment: keyof Talk): Promise<number> => {
  let taken = 0;
  for (const seat of seats) {
    if (!isHere(table, seat)) continue;
    const { policy } = story.habit(seat, round);
    const input = minds.inputOf(seat, policy);
    const says = talkOf(policy)?.[moment];
    if (input === undefined || says === undefined) continue;
    for (const command of says(input)) {
      await table.wait(pauseMs);
      if ((await personAt(table, seat).ask(command)).ok) taken += 1;
    }
  }
  return taken;
};

const settleTalk = async (table: LiveTable, minds: Minds, story: Story, round: number): Promise<void> => {
  await speak(table, minds, story, round, 'opens');
  for (let pass = 0; pass < 4; pass += 1) if ((await speak(table, minds, story, round, 'answers')) === 0) return;
};

/** Somebody sets a few inputs at a time, as they go down their desk. */
const decide = async (table: LiveTable, minds: Minds, story: Story, seat: Seat, round: number): Promise<void> => {
  const { policy, change } = story.habit(seat, round);
  const input = minds.inputOf(seat, policy);
  if (input === undefined) return;
  const answer = rule(policy)(input);
  minds.mindOf(seat, policy).memory = answer.memory;
  const values = change === undefined ? answer.values : change(answer.values, input.desk);
  for (let from = 0; from < values.length; from += 3) {
    await table.wait(pauseMs);
    await personAt(table, seat).say({ kind: 'setDecisions', round, values: values.slice(from, from + 3) });
  }
};

const planRound = async (table: LiveTable, minds: Minds, story: Story, round: number): Promise<void> => {
  await settleTalk(table, minds, story, round);
  await story.inPlanning?.(table, round);
  const planning = (): boolean => table.lead.room().phase === 'planning' && table.lead.room().round === round;
  for (const seat of seats) if (planning() && isHere(table, seat)) await decide(table, minds, story, seat, round);
  for (const seat of seats)
    if (planning() && isHere(table, seat) && story.dawdles?.(seat, round) !== true)
      await personAt(table, seat).ask({ kind: 'commit', round });
  for (let waited = 0; planning() && waited < 120; waited += 1) await table.wait(5_000);
};

const meet = async (table: LiveTable, minds: Minds, story: Story, round: number): Promise<void> => {
  for (const seat of seats) if (isHere(table, seat)) await personAt(table, seat).ask({ kind: 'attend' });
  await speak(table, minds, story, round, 'meets');
  await story.inHuddle?.(table, round);
};

const goOn = async (table: LiveTable, command: Extract<GameCommand, { readonly kind: 'advance' }>): Promise<void> => {
  await table.wait(4_000);
  await table.lead.say(command);
};

/** People play a whole game, round by round, to its end. */
export const playOut = async (table: LiveTable, story: Story): Promise<void> => {
  const minds = openMinds(table);
  await table.lead.say({ kind: 'start' });
  for (;;) {
    const { phase, round } = table.lead.room();
    if (phase === 'finished') return;
    if (phase === 'planning') await planRound(table, minds, story, round);
    else if (phase === 'review') {
      await story.inReview?.(table, round);
      await goOn(table, { kind: 'advance', round, from: 'review' });
    } else if (phase === 'huddle') {
      await meet(table, minds, story, round);
      await goOn(table, { kind: 'advance', round, from: 'huddle' });
    } else throw new Error(`the game stands still in ${phase}`);
  }
};
