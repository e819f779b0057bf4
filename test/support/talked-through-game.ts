import type { FieldValue, GameCommand } from '../../server/contract/commands.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { LiveTable } from './live-table.ts';
import type { Habit, Story } from './people-play.ts';
import { changed, shippedText } from './scenario-texts.ts';

/** The spring promotion, in which seats change hands after the summit. */
export const talkedThroughText = changed(
  shippedText('spring-promotion'),
  '    beliefRounds: 3\n',
  '    beliefRounds: 3\n    rotate: true\n',
);

export const say = async (table: LiveTable, seat: Seat, command: GameCommand): Promise<void> => {
  await table.wait(900);
  const person = table.at(seat);
  if (person === undefined) throw new Error(`nobody sits at ${seat}`);
  await person.say(command);
};

/** Orders as somebody places them who fears that there will not be enough: so many times the reasonable number, as far as it goes. */
const panic =
  (times: number): NonNullable<Habit['change']> =>
  (values, { fields }) =>
    values.map((each) => {
      const field = fields.find(({ lever, key }) => lever === each.lever && key === each.key);
      if (each.lever !== 'order' || each.value === null || field === undefined) return each;
      const steps = (units: number): number => Math.floor(units / field.step) * field.step;
      return { ...each, value: Math.min(steps(field.most), steps(each.value * times)) };
    });

/** Nobody stays late, whatever was promised. */
const withoutOvertime: NonNullable<Habit['change']> = (values, { fields }) => [
  ...values.filter(({ lever }) => lever !== 'overtime'),
  ...fields.flatMap(({ lever, key }): readonly FieldValue[] => (lever === 'overtime' ? [{ lever, key, value: 0 }] : [])),
];

const newest = (table: LiveTable, seat: Seat): string => table.at(seat)?.desk()?.agreements.at(-1)?.id ?? '';

/** What is said and done beside the talk of any coordinated team, by round. */
const asides: Readonly<Record<number, (table: LiveTable) => Promise<void>>> = {
  6: async (table) => {
    await say(table, 'operations', { kind: 'message', to: 'team', template: 'whatDoYouNeed' });
    await say(table, 'logistics', {
      kind: 'message',
      to: 'procurement',
      text: 'Ebro may stand still soon. Keep it between us until I know more.',
    });
    await say(table, 'sales', { kind: 'askCustomer', round: 6, slot: 1 });
  },
  7: async (table) => {
    await say(table, 'sales', { kind: 'shadow', seat: 'operations' });
    await say(table, 'sales', {
      kind: 'propose',
      to: ['operations'],
      terms: {
        kind: 'request',
        what: { kind: 'action', lever: 'overtime' },
        place: 'central',
        amount: 10,
        inRound: 8,
        why: 'The display goes up',
      },
      pledges: [],
    });
    await say(table, 'sales', { kind: 'message', to: 'operations', template: 'canYouHelp' });
  },
  8: async (table) => {
    await say(table, 'procurement', {
      kind: 'message',
      to: 'team',
      text: 'Ebro is down. I order from Faraway now, it will take three weeks.',
    });
  },
  9: async (table) => {
    const why = 'The ship leaves';
    const terms = {
      kind: 'request',
      what: { kind: 'action', lever: 'order' },
      place: 'central water',
      amount: 4_000,
      inRound: 10,
      why,
    } as const;
    const pledge = { kind: 'action', seat: 'procurement', lever: 'order', key: 'central water', relation: 'atLeast', round: 10 } as const;
    await say(table, 'logistics', { kind: 'propose', to: ['procurement'], terms, pledges: [{ ...pledge, value: 4_000 }] });
    const agreement = newest(table, 'logistics');
    const less = [{ ...pledge, value: 1_500 }];
    await say(table, 'procurement', { kind: 'answer', agreement, answer: 'part', pledges: less, reason: 'The credit line is short' });
    await say(table, 'logistics', { kind: 'escalate', agreement });
    await say(table, 'operations', { kind: 'arbitrate', agreement, accept: true, reason: 'Half a ship is better than none' });
    await say(table, 'operations', {
      kind: 'propose',
      to: ['sales', 'logistics', 'procurement'],
      terms: { kind: 'objective', why: 'Fewer complaints' },
      pledges: [{ kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.8, byRound: 11 }],
    });
    await say(table, 'sales', { kind: 'answer', agreement: newest(table, 'sales'), answer: 'decline', reason: 'Not this month' });
  },
};

const believe = async (table: LiveTable): Promise<void> => {
  const places = ['central', 'vigo', 'vigo>central', 'north'];
  for (const [place, seat] of seats.entries())
    await say(table, seat, {
      kind: 'believe',
      belief: {
        demandByRound: [9_000 + place * 500, 9_500 - place * 300, 10_000],
        bottleneck: places[place] ?? 'central',
        trust: 2 + (place % 3),
      },
    });
};

/** Four people on the default game: silos in the first act, a table that talks in the second, a crisis in the third. */
export const talkedThroughStory: Story = {
  habit: (seat, round) => {
    if (round === 4 && seat === 'procurement') return { policy: 'silo', change: panic(3) };
    if (round === 8 && seat === 'operations') return { policy: 'coordinated', change: withoutOvertime };
    return { policy: round < 6 ? 'silo' : 'coordinated' };
  },
  inPlanning: async (table, round) => {
    await asides[round]?.(table);
    // Somebody's line breaks in round 10: a bot sits in, and hands the seat back.
    if (round === 10) {
      const gone = table.at('logistics');
      gone?.goAway();
      await table.wait(40_000);
    }
  },
  inReview: async (table, round) => {
    const gone = table.persons.find((person) => !person.isHere());
    if (round === 10 && gone !== undefined) await gone.comeBack();
  },
  inHuddle: async (table, round) => {
    if (round === 5) {
      await believe(table);
      await say(table, 'sales', { kind: 'nameLead', seat: 'operations' });
      await say(table, 'logistics', { kind: 'writeWorkingAgreement', text: 'We ask before we promise, and we pass on what we hear.' });
      await say(table, 'procurement', { kind: 'handOver', text: 'Faraway is slower than it says. Water runs out first.' });
      return;
    }
    await say(table, 'procurement', { kind: 'thank', to: 'sales', text: 'Thank you for telling me about the display.' });
    await say(table, 'operations', { kind: 'message', to: 'team', text: 'Three people are ill. Please no promotion next week.' });
  },
};
