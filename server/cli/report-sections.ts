import { seats } from '../contract/ids.ts';
import type { BalanceFigures } from '../play/report/figures.ts';
import { limits } from '../play/report/verdict.ts';
import { differenceChart, leverChart, scoreChart } from './report-charts.ts';
import { eventSection, loadSection, partsSection, serviceSection, stockoutSection } from './report-sections-course.ts';
import type { ReportSection } from './report-section.ts';
import { seatColours } from './report-svg.ts';
import { capital, habitName, kpiName, money, number, percent, plain, signed, spaced, teamName, withInterval } from './report-words.ts';

const count = (amount: number, one: string, many = `${one}s`): string => `${number(amount)} ${amount === 1 ? one : many}`;

/** The scenario in words. */
const scenarioSection = ({ scenario, load }: BalanceFigures): ReportSection => ({
  id: 'scenario',
  title: 'The scenario',
  paragraphs: [
    plain(scenario.summary),
    `${count(scenario.playedRounds, 'round')} of ${count(scenario.periodsPerRound, scenario.periodName)} are played (players are told ${scenario.announcedRounds})` +
      `${scenario.runOutRounds === 0 ? '' : `, and ${count(scenario.runOutRounds, 'round')} of run-out count in the score`}. ` +
      `${count(scenario.items, 'item')}, ${count(scenario.suppliers, 'supplier')}, ${count(scenario.sites, 'site')}, ` +
      `${count(scenario.segments, 'group', 'groups')} of customers, ${count(scenario.inputs, 'input')} for four seats in ${count(load.acts.length, 'act')}.`,
  ],
});

const scoreSection = ({ benchmarks, money: worth }: BalanceFigures): ReportSection => ({
  id: 'score',
  title: 'How the score spreads',
  paragraphs: [
    `Three teams of bots on the same seeds: silos, who each serve their own KPI and see only their own desk; a coordinated team, who plan with what the shared board shows; and desks that nobody touches.`,
  ],
  chart: {
    draw: () => scoreChart(benchmarks, scoreDescription(benchmarks)),
    description: scoreDescription(benchmarks),
  },
  table: {
    caption: 'Joint score, points',
    head: [
      'team',
      'information',
      'mean',
      'deviation',
      'least',
      '5\u00a0%',
      'median',
      '95\u00a0%',
      'most',
      `mean ${kpiName(worth).toLowerCase()}`,
      'games at 0',
      'games at 100',
    ],
    words: [1],
    rows: benchmarks.map(({ name, informationLevel, score, moneyCents, atZeroShare, atFullShare }) => [
      capital(teamName(name)),
      informationLevel,
      ...[score.mean, score.deviation, score.least, score.p5, score.median, score.p95, score.most].map((each) => number(each, 1)),
      money(moneyCents.mean),
      percent(atZeroShare),
      percent(atFullShare),
    ]),
  },
});

const scoreDescription = (benchmarks: BalanceFigures['benchmarks']): string =>
  `One dot a game, with a box from the first to the third quartile. Medians: ${benchmarks.map(({ name, score }) => `${teamName(name)} ${number(score.median, 1)}`).join(', ')}.`;

const coordinationSection = ({ coordination, benchmarks, money: worth }: BalanceFigures): ReportSection => {
  const { points, moneyCents, winShare, levels } = coordination;
  const silo = benchmarks.find(({ name }) => name === 'silo');
  const base = Math.abs(silo?.moneyCents.mean ?? 0);
  return {
    id: 'coordination',
    title: 'Whether working together pays',
    paragraphs: [
      `Against silos a coordinated team scores ${withInterval(points)} points and ${signed(moneyCents.mean / 100, 0)} in ${kpiName(worth).toLowerCase()}` +
        `${base === 0 ? '' : ` (${signed((100 * moneyCents.mean) / base, 0)} %)`}. It has more points on ${percent(winShare)} of the seeds.`,
      `Information levels among which the games of a policy come out the same, to the last unit, stand in one row: where all four do, its bots make nothing of what others share.`,
    ],
    table: {
      caption: 'Joint score by information level, points',
      head: ['team', 'information', 'mean', '5\u00a0%', 'median', '95\u00a0%'],
      words: [1],
      rows: levels.map(({ policy, levels: group, score }) => [
        capital(teamName(policy)),
        group.join(', '),
        ...[score.mean, score.p5, score.median, score.p95].map((each) => number(each, 1)),
      ]),
    },
    footnote: 'Intervals are 95 % confidence intervals of the mean difference between games on the same seed.',
  };
};

const seatSection = ({ seats: bySeat }: BalanceFigures): ReportSection => {
  const rows = seats.flatMap((seat) => [
    { name: `Coordinated ${seat}`, note: 'among three silos', colour: seatColours[seat], difference: bySeat[seat].coordinatedAmongSilo },
    { name: `Silo ${seat}`, note: 'among three coordinated', colour: seatColours[seat], difference: bySeat[seat].siloAmongCoordinated },
    { name: `Nobody at ${seat}`, note: 'among three coordinated', colour: seatColours[seat], difference: bySeat[seat].absent },
  ]);
  const description = `For each seat three differences in points: ${seats.map((seat) => `${seat} ${signed(bySeat[seat].coordinatedAmongSilo.mean)}, ${signed(bySeat[seat].siloAmongCoordinated.mean)} and ${signed(bySeat[seat].absent.mean)}`).join('; ')}.`;
  return {
    id: 'seats',
    title: 'Seat by seat',
    paragraphs: [
      'What one seat alone can do: one who works with the shared board among three silos (against four silos), one silo among three who work together, and a desk that nobody touches among them (both against four who work together).',
    ],
    chart: {
      draw: () => differenceChart('chart-seats', 'What one seat changes', description, 'points more or less', rows),
      description,
    },
    table: {
      caption: 'Difference in joint score that one seat makes, points, with 95 % interval',
      head: ['seat', 'coordinated among silos', 'share of the gap', 'silo among coordinated', 'nobody among coordinated'],
      rows: seats.map((seat) => {
        const { coordinatedAmongSilo, gapShare, siloAmongCoordinated, absent } = bySeat[seat];
        return [
          capital(seat),
          withInterval(coordinatedAmongSilo),
          gapShare === undefined ? '-' : percent(gapShare),
          withInterval(siloAmongCoordinated),
          withInterval(absent),
        ];
      }),
    },
    footnote: `One seat that closes more than ${percent(limits.gapShare)} of the gap between silos and a coordinated team is warned of.`,
  };
};

const habitSection = ({ habits }: BalanceFigures): ReportSection => {
  const played = habits.filter((each) => !each.changesNothing).toSorted((one, other) => other.score.mean - one.score.mean);
  const left = habits.filter((each) => each.changesNothing).map((each) => habitName(each.name));
  const description = `Differences in points to a coordinated team: ${played.map((each) => `${habitName(each.name)} ${signed(each.againstCoordinated.mean)}`).join(', ')}.`;
  return {
    id: 'habits',
    title: 'Simple habits',
    paragraphs: [
      'A coordinated team in which one seat does one simple thing, always. None of them should come near the team without it.',
      ...(left.length === 0 ? [] : [`Left out, since there is nothing to do so with in this scenario: ${left.join(', ')}.`]),
    ],
    ...(played.length === 0
      ? {}
      : {
          chart: {
            draw: () =>
              differenceChart(
                'chart-habits',
                'Simple habits against a coordinated team',
                description,
                'points against the coordinated team',
                played.map((each) => ({
                  name: capital(habitName(each.name)),
                  note: each.seat,
                  colour: seatColours[each.seat],
                  difference: each.againstCoordinated,
                })),
              ),
            description,
          },
          table: {
            caption: 'Joint score of a team with the habit, points',
            head: ['habit', 'seat', 'mean', 'against a coordinated team'],
            words: [1],
            rows: played.map((each) => [
              capital(habitName(each.name)),
              each.seat,
              number(each.score.mean, 1),
              withInterval(each.againstCoordinated),
            ]),
          },
        }),
  };
};

const leverSection = ({ levers, leverSeeds }: BalanceFigures): ReportSection => {
  const reach = (each: (typeof levers)[number]): number =>
    Math.max(each.untouched.mean, each.least.mean, each.most.mean, 0) - Math.min(each.untouched.mean, each.least.mean, each.most.mean, 0);
  const sorted = levers.toSorted((one, other) => reach(other) - reach(one));
  const description = `Three marks for each lever, the ones that move most first: ${sorted
    .map(
      (each) =>
        `${spaced(each.lever)} ${signed(each.untouched.mean)} untouched, ${signed(each.least.mean)} least, ${signed(each.most.mean)} most`,
    )
    .join('; ')}.`;
  return {
    id: 'levers',
    title: 'Which levers move the score',
    paragraphs: [
      'One lever of the coordinated team is taken from it and held in every round: untouched (its standing value, or what the desk proposes), at its least, or at its most. The others are played as always.',
    ],
    chart: { draw: () => leverChart(sorted, description), description },
    table: {
      caption: 'Difference in joint score that one lever makes, points, with 95 % interval',
      head: ['lever', 'seat', 'untouched', 'at its least', 'at its most'],
      words: [1],
      rows: sorted.map((each) => [
        capital(spaced(each.lever)),
        each.seat,
        withInterval(each.untouched),
        withInterval(each.least),
        withInterval(each.most),
      ]),
    },
    footnote: `On ${leverSeeds} of the seeds. The least of a choice is its first option, the most its last.`,
  };
};

const chainSection = ({ chainReaction, seeds }: BalanceFigures): readonly ReportSection[] =>
  chainReaction === undefined
    ? []
    : [
        {
          id: 'chain',
          title: 'The chain reaction',
          paragraphs: [
            `A promotion that nobody else heard of sets off the chain (inbound, dock queue, overtime, errors, returns, emergencies) in ${chainReaction.inOrder} of ${seeds} games of silos before the second act. ` +
              `Without a promotion it comes in ${chainReaction.withoutPromotion}.`,
          ],
        },
      ];

const measuredSection = (figures: BalanceFigures): ReportSection => ({
  id: 'measured',
  title: 'How this was measured',
  paragraphs: [
    `${number(figures.games)} whole games of bots, on ${count(figures.seeds, 'seed')} named ${figures.seed}/1, ${figures.seed}/2 ... Teams are compared pair by pair on the same seeds: chance belongs to the world and not to what is decided, so that both meet the same customers and the same ships. The same call gives the same figures on every machine.`,
    'Bots are no people: they neither talk nor forget nor learn. Differences between bots say what the scenario rewards, not how a workshop will go.',
    ...(figures.money === 'totalCost' ? ['This company keeps no ledger: money is its total cost, and less is better.'] : []),
  ],
});

/** A report in parts, in the order in which it is read, without its verdict. What does not apply to a scenario is left out. */
export const reportSections = (figures: BalanceFigures): readonly ReportSection[] => [
  scenarioSection(figures),
  scoreSection(figures),
  coordinationSection(figures),
  seatSection(figures),
  habitSection(figures),
  leverSection(figures),
  stockoutSection(figures),
  serviceSection(figures),
  eventSection(figures),
  loadSection(figures),
  partsSection(figures),
  ...chainSection(figures),
  measuredSection(figures),
];
