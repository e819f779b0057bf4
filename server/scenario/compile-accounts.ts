import type { Span } from '../simulation/account-rule.ts';
import type { Company, Segment } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Report } from './report.ts';

const path: Path = ['accountRequests'];

/** A span whose ends are in order; what is not goes to the report. */
const ordered = (span: Span, key: string, report: Report): Span => {
  if (span.most < span.least)
    report.add([...path, key, 'most'], `\`most\` (${span.most}) is below \`least\` (${span.least})`, `${span.least} or more`);
  return span;
};

const inPpm = ({ least, most }: Span): Span => ({ least: ppmOfPercent(least), most: ppmOfPercent(most) });

/** Who asks: the segments named, or all key accounts. */
const asking = (file: ScenarioFile, segments: readonly Segment[], report: Report): readonly number[] => {
  const named = file.accountRequests?.segments;
  const ids = segments.map(({ id }) => id);
  if (named !== undefined) return [...new Set(named.map((id, place) => report.find(ids, id, [...path, 'segments', place], 'segment')))];
  const found = segments.flatMap(({ keyAccount }, place) => (keyAccount ? [place] : []));
  if (found.length === 0) report.addKey(path, 'no segment is a key account', '`segments:` that ask, or `keyAccount: true` at one');
  return found;
};

/**
 * What key accounts ask for on top, where a file says so. Nobody asks in the run-out, where nobody could answer; every day due is in the
 * coming round or the one after it.
 */
export const compileAccountRequests = (
  file: ScenarioFile,
  segments: readonly Segment[],
  report: Report,
): Pick<Company, 'accountRequests'> => {
  const rule = file.accountRequests;
  if (rule === undefined) return {};
  const { periodsPerRound, playedRounds } = file.time;
  const last = 2 * periodsPerRound;
  const duePeriods = ordered(rule.duePeriods ?? { least: 3, most: Math.max(3, last) }, 'duePeriods', report);
  if (periodsPerRound < 2) report.addKey(path, 'a round of one period leaves no time to answer', 'at least 2 `periodsPerRound`');
  else if (duePeriods.most > last)
    report.add([...path, 'duePeriods', 'most'], `period ${duePeriods.most} of a round is after the next one`, `${last} or less`);
  if (rule.perRound.most === 0) report.add([...path, 'perRound', 'most'], 'nobody ever asks', '1 or more');
  if (rule.fromRound > playedRounds)
    report.add([...path, 'fromRound'], `round ${rule.fromRound} is after the last one played`, `a round up to ${playedRounds}`);
  return {
    accountRequests: {
      segmentIndices: asking(file, segments, report),
      fromRound: rule.fromRound,
      untilRound: playedRounds,
      perRound: ordered(rule.perRound, 'perRound', report),
      sizePpm: inPpm(ordered(rule.sizePercent, 'sizePercent', report)),
      duePeriods,
      leastPpm: inPpm(ordered(rule.leastPercent, 'leastPercent', report)),
      latestPeriods: ordered(rule.latestPeriods, 'latestPeriods', report),
    },
  };
};
