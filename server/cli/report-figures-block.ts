import type { BalanceFigures } from '../play/report/figures.ts';
import { seats } from '../contract/ids.ts';
import { capital, findingText, habitName, kpiName, money, number, percent, signed, teamName, withInterval } from './report-words.ts';

const firstLine = '# figures: measured by `crossdock simulate --report --write`, which replaces these lines';
const lastLine = '# figures: end';
const mostWidth = 150;

/** Words in lines of a comment, not longer than 150 characters; what follows the first line is set in. A name's own line ends are blanks. */
const wrapped = (text: string): readonly string[] => {
  const lines: string[] = [];
  let line = '#  ';
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > mostWidth) {
      lines.push(line);
      line = '#    ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
};

/** The key figures of a balance report as comment lines of a scenario file: what its author and a facilitator should know at a glance. */
export const figuresBlock = (figures: BalanceFigures): readonly string[] => {
  const { benchmarks, coordination, seats: bySeat, habits, stockouts, crises, load, findings } = figures;
  const worth = kpiName(figures.money).toLowerCase();
  const byBenchmark = (text: (each: (typeof benchmarks)[number]) => string): string =>
    benchmarks.map((each) => `${teamName(each.name)} ${text(each)}`).join(', ');
  const informed = coordination.levels.filter((each) => each.policy === 'coordinated');
  const played = habits.filter((each) => !each.changesNothing).toSorted((one, other) => other.score.mean - one.score.mean);
  const gaps = seats.flatMap((seat) => (bySeat[seat].gapShare === undefined ? [] : [`${seat} ${percent(bySeat[seat].gapShare ?? 0)}`]));
  const lines = [
    `joint score (mean, 5th to 95th percentile): ${byBenchmark(({ score }) => `${number(score.mean, 1)} (${number(score.p5)}-${number(score.p95)})`)}`,
    `${worth} (mean): ${byBenchmark(({ moneyCents }) => money(moneyCents.mean))}`,
    `working together against silos: ${withInterval(coordination.points)} points, ${signed(coordination.moneyCents.mean / 100, 0)} ${worth}, ahead on ${percent(coordination.winShare)} of seeds`,
    ...(informed.length > 1
      ? [`coordinated by information: ${informed.map(({ levels, score }) => `${levels.join('/')} ${number(score.mean, 1)}`).join(', ')}`]
      : []),
    ...(gaps.length > 0 ? [`one coordinated seat among silos closes of the gap: ${gaps.join(', ')}`] : []),
    ...(played[0] === undefined
      ? []
      : [
          `simple habits against a coordinated team: ${played.map((each) => `${habitName(each.name)} ${signed(each.againstCoordinated.mean, 0)}`).join(', ')}`,
        ]),
    `first stockout (median round): ${stockouts.map(({ name, medianRound }) => `${teamName(name)} ${medianRound ?? 'none'}`).join(', ')}`,
    ...crises.map(
      (each) =>
        `event ${each.event}: ${withInterval(each.points)} points for a coordinated team; service hurt in ${percent(each.feltShare)} of games` +
        `${each.roundsUntilBack === undefined ? '' : `, back after ${number(each.roundsUntilBack, 1)} rounds`}, survived in ${percent(each.survivedShare)}`,
    ),
    `about ${number(load.estimatedMinutes)} minutes for people, ${load.rounds} rounds; inputs in view at the busiest desk: ${load.acts
      .map((act) => Math.max(...seats.map((seat) => act.inView[seat])))
      .join(', ')} by act`,
    ...findings.filter(({ tone }) => tone === 'warning').map((finding) => `warning: ${findingText(finding)}`),
  ];
  return [
    firstLine,
    ...[`${figures.games.toLocaleString('en')} games of bots on ${figures.seeds} seeds from \`${figures.seed}\``, ...lines].flatMap(
      (line) => wrapped(capital(line)),
    ),
    lastLine,
  ];
};

/**
 * A scenario's text with the block in place of the one it has, or else behind the comments at its top. Nothing else changes.
 * A block that somebody began and did not end is an error in words.
 */
export const withFiguresBlock = (text: string, block: readonly string[]): { readonly text: string } | { readonly problem: string } => {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(newline);
  const first = lines.findIndex((line) => line.startsWith('# figures: measured'));
  const last = lines.findIndex((line, place) => place > first && line.trimEnd() === lastLine);
  if (first >= 0) {
    if (last < 0) return { problem: `line ${first + 1} begins the figures, but no line \`${lastLine}\` ends them` };
    return { text: [...lines.slice(0, first), ...block, ...lines.slice(last + 1)].join(newline) };
  }
  const head = lines.findIndex((line) => !line.startsWith('#'));
  const at = head < 0 ? lines.length : head;
  return { text: [...lines.slice(0, at), ...block, ...lines.slice(at)].join(newline) };
};
