import { kpiCatalogue } from '../contract/kpi-catalogue.ts';
import type { KpiId } from '../contract/desk.ts';
import type { Text } from '../contract/ids.ts';
import type { Finding } from '../play/report/finding.ts';
import type { Difference } from '../play/report/statistics.ts';

/** A scenario's text as an English reader gets it: English where there is some, otherwise the first language. */
export const plain = (text: Text): string => (typeof text === 'string' ? text : (text['en'] ?? Object.values(text)[0] ?? ''));

const habits: Readonly<Record<string, string>> = {
  alwaysPromoting: 'promoting everything, always',
  longestQuote: 'promising as late as allowed',
  highestPrice: 'asking the highest price',
  doubleStock: 'owning twice the stock',
  runningDown: 'running the stock down',
  alwaysAir: 'flying everything',
  alwaysSpot: 'booking nothing ahead',
  mostCrew: 'hiring whoever comes',
  alwaysOvertime: 'overtime instead of staffing',
};

/** `supplierShare` as people say it: `supplier share`. */
export const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export const habitName = (name: string): string => habits[name] ?? spaced(name);
export const teamName = (name: string): string => (name === 'doNothing' ? 'untouched desks' : name === 'silo' ? 'silos' : name);
export const kpiName = (kpi: KpiId): string => plain(kpiCatalogue[kpi].name);

export const number = (value: number, places = 0): string =>
  // Away with the minus of what is rounded to nothing.
  (Math.abs(value) < 0.5 * 10 ** -places ? 0 : value).toLocaleString('en', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
export const money = (cents: number): string => number(cents / 100);
export const percent = (share: number): string => `${number(100 * share)} %`;
export const signed = (value: number, places = 1): string => {
  const text = number(value, places);
  return text.startsWith('-') || Number(text.replaceAll(',', '')) === 0 ? text : `+${text}`;
};
/** `+5.2 (4.1 to 6.3)`: a difference with its 95 % interval. */
export const withInterval = ({ mean, low, high }: Difference, places = 1): string =>
  `${signed(mean, places)} (${signed(low, places)} to ${signed(high, places)})`;

/** A finding as a sentence. */
export const findingText = (finding: Finding): string => {
  switch (finding.kind) {
    case 'coordinationPays':
      return `Working together pays: ${number(finding.points, 1)} points more than silos, and more points on ${percent(finding.winShare)} of the seeds.`;
    case 'coordinationPaysLittle':
      return `Working together pays little: only ${number(finding.points, 1)} points more than silos, and more points on ${percent(finding.winShare)} of the seeds. A team that plays once may not see it.`;
    case 'coordinationDoesNotPay':
      return `Working together does not pay: ${signed(finding.points)} points against silos, and more points on only ${percent(finding.winShare)} of the seeds.`;
    case 'siloNotBetterThanNothing':
      return `Silos that try hard do no better than untouched desks (${signed(finding.points)} points): what the seats decide for themselves does the company no good.`;
    case 'habitWins':
      return `A simple habit wins: ${habitName(finding.habit)} (${finding.seat}) comes to ${signed(finding.points)} points against a coordinated team.`;
    case 'noHabitWins':
      return `No simple habit wins: the best, ${habitName(finding.habit)}, lies ${number(-finding.points, 1)} points behind a coordinated team.`;
    case 'oneSeatIsEnough':
      return `One seat is enough: coordinated ${finding.seat} among three silos closes ${percent(finding.gapShare)} of the gap. The others hardly matter.`;
    case 'seatHasNothingToDo':
      return `${capital(finding.seat)} has nothing to do in the act "${plain(finding.act)}": no input is open.`;
    case 'seatDoesNotMatter':
      return `${capital(finding.seat)} hardly matters: whether its bot works with the others, for itself or not at all moves the score by less than half a point.`;
    case 'absentSeatsAreNoWorse':
      return `A coordinated team does as well with nobody at ${finding.seats.map(({ seat, points }) => `${seat} (${signed(points)} points)`).join(', at ')}: the bots' decisions there bring nothing.`;
    case 'boardBringsNothing':
      return `What the seats see of each other hardly changes what coordinated bots achieve (${signed(finding.points)} points from closed to open): their way of deciding pays, the shared board does not.`;
    case 'leversMoveNothing':
      return `${finding.levers.length === 1 ? 'One lever moves' : 'Some levers move'} nothing, wherever held: ${finding.levers.map((lever) => `\`${lever}\``).join(', ')}.`;
    case 'heldIsBetter':
      return `Better held fast than moved by the coordinated bots: ${finding.levers.map(({ lever, points }) => `\`${lever}\` (${signed(points)} points)`).join(', ')}.`;
    case 'crisisCannotBeSurvived':
      return `"${plain(finding.name)}" cannot be survived: in ${percent(1 - finding.survivedShare)} of the games service is not back before the end, even with a coordinated team.`;
    case 'crisisIsNotFelt':
      return `"${plain(finding.name)}" is hardly felt by a coordinated team: neither service nor score tells the games with it from those without.`;
    case 'crisesAreSurvivable':
      return finding.count === 1
        ? 'A coordinated team survives the one event.'
        : `A coordinated team survives all ${finding.count} events.`;
    case 'scoreIsClipped':
      return `The joint score is clipped: ${percent(finding.share)} of the games of ${teamName(finding.name)} stand at 0 or 100 points. \`simulate --calibrate\` sets new ends.`;
    case 'partIsSaturated':
      return `${kpiName(finding.kpi)} tells nobody apart: ${percent(finding.share)} of the games of ${teamName(finding.name)} have ${finding.end === 'zero' ? 'none' : 'all'} of its points. \`simulate --calibrate\` sets new ends.`;
    case 'minutesDoNotFit':
      return `It will take about ${number(finding.estimatedMinutes)} minutes; the file says ${finding.statedMinutes}.`;
    case 'minutesFit':
      return `It takes about ${number(finding.estimatedMinutes)} minutes, as the file says (${finding.statedMinutes}).`;
    case 'nobodyRunsOut':
      return 'In most games no shelf ever runs empty, whoever plays: there may be too little pressure.';
    case 'fewSeeds':
      return `Only ${finding.seeds} ${finding.seeds === 1 ? 'seed was' : 'seeds were'} played: take this as a first look.`;
  }
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
