import { seats } from '../contract/ids.ts';
import { serviceTolerance } from '../play/report/crises.ts';
import type { BalanceFigures } from '../play/report/figures.ts';
import { limits } from '../play/report/verdict.ts';
import { kpiToFile } from '../scenario/amounts.ts';
import { loadChart, partsChart, serviceChart, stockoutChart } from './report-charts-course.ts';
import { differenceChart } from './report-charts.ts';
import type { ReportSection } from './report-section.ts';
import { capital, kpiName, number, percent, plain, signed, teamName, withInterval } from './report-words.ts';

export const stockoutSection = ({ stockouts, seeds }: BalanceFigures): ReportSection => {
  const description = `Share of games by round in which a shelf has been empty. Half of the games have seen it by round: ${stockouts.map(({ name, medianRound }) => `${teamName(name)} ${medianRound ?? 'never'}`).join(', ')}.`;
  const rounds = stockouts[0]?.gamesByRound.length ?? 0;
  const shown = Array.from({ length: rounds }, (_, place) => place).filter((place) =>
    stockouts.some((each) => (each.gamesByRound[place] ?? 0) > 0),
  );
  return {
    id: 'stockouts',
    title: 'When the first stockout falls',
    paragraphs: [
      'A stockout: at the end of a period a shelf that serves customers is empty while somebody waits for the item. Service is poor in a round in which customers get less than 90 % of what falls due in time.',
    ],
    chart: { draw: () => stockoutChart(stockouts, description), description },
    table: {
      caption: `Games in which the first stockout falls in a round, of ${seeds}`,
      head: [
        'team',
        ...shown.map((place) => `round ${place + 1}`),
        'never',
        'half of the games by',
        'games with poor service',
        'half of the games by',
      ],
      rows: stockouts.map((each) => [
        capital(teamName(each.name)),
        ...shown.map((place) => String(each.gamesByRound[place] ?? 0)),
        String(each.neverGames),
        each.medianRound === undefined ? 'never' : `round ${each.medianRound}`,
        percent(each.poorServiceShare),
        each.poorServiceMedianRound === undefined ? 'never' : `round ${each.poorServiceMedianRound}`,
      ]),
    },
  };
};

export const serviceSection = ({ stockouts }: BalanceFigures): ReportSection => {
  const rounds = stockouts[0]?.serviceByRound.length ?? 0;
  const worst = (services: readonly (number | undefined)[]): string => {
    const known = services.flatMap((service, place) => (service === undefined ? [] : [{ service, round: place + 1 }]));
    const least = known.toSorted((one, other) => one.service - other.service)[0];
    return least === undefined ? 'nothing fell due' : `${percent(least.service)} in round ${least.round}`;
  };
  const description = `Units served in time by round, mean of all games. The worst round: ${stockouts.map(({ name, serviceByRound }) => `${teamName(name)} ${worst(serviceByRound)}`).join(', ')}.`;
  return {
    id: 'service',
    title: 'How service goes, round by round',
    paragraphs: [
      'The share of units that customers got by their requested date, on average over all games: where a promotion, a crisis or an empty shelf is felt.',
    ],
    chart: { draw: () => serviceChart(stockouts, description), description },
    table: {
      caption: 'Units served in time, per cent',
      head: ['round', ...stockouts.map(({ name }) => teamName(name))],
      rows: Array.from({ length: rounds }, (_, place) => [
        String(place + 1),
        ...stockouts.map(({ serviceByRound }) => {
          const service = serviceByRound[place];
          return service === undefined ? '-' : number(100 * service);
        }),
      ]),
    },
  };
};

const triggers = { period: 'its period', condition: 'a condition', held: 'the facilitator' } as const;

export const eventSection = ({ crises, money }: BalanceFigures): ReportSection => {
  if (crises.length === 0)
    return { id: 'events', title: 'Whether crises can be survived', paragraphs: ['Nothing happens to this company from outside.'] };
  const description = `Points with each event against without: ${crises.map((each) => `${plain(each.name)} ${signed(each.points.mean)}`).join(', ')}.`;
  const held = crises.some(({ trigger }) => trigger === 'held');
  return {
    id: 'events',
    title: 'Whether crises can be survived',
    paragraphs: [
      `A coordinated team on the same seeds in the company with and without each event. Service is hurt in a round that lies more than ${number(100 * serviceTolerance)} points (share of units served in time) below the same game without the event, and back when two rounds in a row are not.` +
        (held ? ' An event that the facilitator holds back happens half-way through.' : ''),
    ],
    chart: {
      draw: () =>
        differenceChart(
          'chart-events',
          'What each event costs',
          description,
          'points with the event against without',
          crises.map(({ name, event, points }) => ({
            name: plain(name),
            note: event,
            colour: '#c2410c',
            difference: points,
          })),
        ),
      description,
    },
    table: {
      caption: 'What each event costs a coordinated team',
      head: [
        'event',
        'set off by',
        'points',
        kpiName(money).toLowerCase(),
        'service hurt in',
        'worst round',
        'rounds until back',
        'survived in',
      ],
      words: [1],
      rows: crises.map((each) => [
        plain(each.name),
        triggers[each.trigger],
        withInterval(each.points),
        signed(each.money.mean / 100, 0),
        percent(each.feltShare),
        each.feltShare === 0 ? '-' : `-${number(100 * each.worstDrop)} points`,
        each.roundsUntilBack === undefined ? '-' : number(each.roundsUntilBack, 1),
        percent(each.survivedShare),
      ]),
    },
    footnote: `Survived: service was not hurt or came back before the end, run-out included. Warned of below ${percent(limits.survivedShare)}, where it costs points.`,
  };
};

export const loadSection = ({ load }: BalanceFigures): ReportSection => {
  const description = `Inputs in view by act: ${load.acts.map((act) => `${plain(act.name)}: ${seats.map((seat) => `${seat} ${act.inView[seat]}`).join(', ')}`).join('; ')}.`;
  return {
    id: 'load',
    title: 'How long rounds are for people',
    paragraphs: [
      `About ${number(load.estimatedMinutes)} minutes; the file says ${number(load.statedMinutes)}. ${number(load.rounds)} rounds are decided by people.`,
    ],
    chart: { draw: () => loadChart(load.acts, description), description },
    table: {
      caption: 'Inputs of each seat: in view + behind "more" (changed by coordinated bots in a round)',
      head: ['act', 'information', 'rounds', ...seats, 'minutes a round'],
      words: [1],
      rows: load.acts.map((act) => [
        plain(act.name),
        act.informationLevel,
        String(act.rounds),
        ...seats.map((seat) => `${act.inView[seat]} + ${act.rare[seat]} (${number(act.changed[seat], 1)})`),
        number(act.minutesPerRound, 1),
      ]),
    },
    footnote:
      'Rule of thumb: 8 minutes of set-up, 6 for each huddle between acts, 28 of debrief; a round takes 1.4 minutes and 0.35 for each input in view at the busiest desk, at most the planning time and a minute. So 12 rounds in three acts take 90 minutes.',
  };
};

export const partsSection = ({ parts, benchmarks }: BalanceFigures): ReportSection => {
  const description = `Mean points of each part by team: ${parts.map(({ kpi, byTeam }) => `${kpiName(kpi)}: ${byTeam.map(({ name, meanPoints }) => `${teamName(name)} ${number(meanPoints, 1)}`).join(', ')}`).join('; ')}.`;
  return {
    id: 'parts',
    title: 'What the score is made of',
    paragraphs: [
      'A part that most games leave at nothing, or bring to everything, tells nobody apart. Ends are set from the 5th percentile of silos and the 95th of coordinated teams, so a few games at either end are as it should be.',
    ],
    chart: { draw: () => partsChart(parts, benchmarks, description), description },
    table: {
      caption: 'Mean points, and the share of games with nothing and with everything',
      head: ['part', 'weight', 'worth nothing at', 'worth everything at', ...benchmarks.map(({ name }) => teamName(name))],
      rows: parts.map(({ kpi, weight, zero, full, byTeam }) => [
        kpiName(kpi),
        number(weight),
        number(kpiToFile(kpi, zero), 1),
        number(kpiToFile(kpi, full), 1),
        ...byTeam.map((each) => `${number(each.meanPoints, 1)} (${percent(each.atZeroShare)}, ${percent(each.atFullShare)})`),
      ]),
    },
  };
};
