import type { Outcome } from '../../../server/contract/debrief.ts';
import type { MapView } from '../../../server/contract/desk.ts';
import { fieldUnits, type FieldUnit } from '../../../server/contract/units.ts';
import { seats } from '../../../server/contract/ids.ts';
import { keyName, seatNameOn } from '../names.ts';
import { factorText, format, money, quantity, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import type { ReplayAbout } from '../../../server/contract/replay.ts';

/** What a reader needs to know of a game to be told its moments. */
export type MomentAbout = Pick<ReplayAbout, 'periodName' | 'roundName' | 'periodsPerRound'>;

/** Values of a moment or a line of its proof. */
export type Values = Readonly<Record<string, string | number>>;

/** Less is no difference that anybody would speak of: a twentieth of a point, and ten in money. */
const leastPoints = 0.05;
const leastCents = 1000;

/** How the parts of a moment's sentences are said. `say` takes keys below `moment` and knows what a round is called. */
export type MomentSpeech = ReturnType<typeof momentSpeech>;

export const momentSpeech = (map: MapView, about: MomentAbout, speech: Speech) => {
  const { language } = speech;
  const round = speech.say(`round.${about.roundName}`);
  const Round = speech.say(`Round.${about.roundName}`);
  const say = (key: string, values: Values): string => speech.say(`moment.${key}`, { round, Round, ...values });
  const number = (values: Values, name: string): number => Number(values[name] ?? 0);
  const text = (values: Values, name: string): string => String(values[name] ?? '');
  const name = (values: Values, key: string): string => keyName(map, text(values, key), speech);
  const seatNamed = (id: string): string => {
    const seat = seats.find((each) => each === id);
    return seat === undefined ? id : seatNameOn(map, seat, speech);
  };

  /** The day within its round: `Tuesday`, or `day 3`; nothing where a round is one period. */
  const day = (period: number): string => {
    const { periodName, periodsPerRound } = about;
    const place = ((period - 1) % periodsPerRound) + 1;
    if (periodsPerRound === 1) return '';
    const hasName = periodName === 'day' && (periodsPerRound === 5 || periodsPerRound === 7);
    return hasName
      ? speech.say(`time.weekday.${place}`)
      : speech.say('time.period', { period: speech.say(`period.${periodName}`), number: place });
  };
  const roundOf = (period: number): number => Math.max(1, Math.ceil(period / about.periodsPerRound));
  const inRound = (of: number): string => say('in', { number: of });
  const onDay = (period: number, of = roundOf(period)): string =>
    day(period) === '' ? inRound(of) : say('onDay', { number: of, day: day(period) });
  const span = (from: number, to: number): string => (to <= from ? inRound(from) : say('span', { from, to }));

  const unitOf = (values: Values): FieldUnit => fieldUnits.find((unit) => unit === values['unit']) ?? 'count';
  /** A lever's value: a choice by its name, which is empty where nothing is chosen, yes or no; else a number with its unit. */
  const leverValue = (values: Values, valueName: string, choiceName: string): string => {
    const choice = values[choiceName];
    if (choice !== undefined) return choice === '' ? speech.say('lever.noPromotion') : `“${choice}”`;
    const unit = unitOf(values);
    if (unit === 'choice') return speech.say(number(values, valueName) > 0 ? 'lever.yes' : 'lever.no');
    return quantity({ value: number(values, valueName), unit }, language, about.periodName);
  };
  /** The input of a lever: `Order (Water)`. */
  const input = (values: Values): string => {
    const lever = speech.say(`lever.${text(values, 'lever')}.title`, { round });
    const key = name(values, 'key');
    return key === '' ? lever : say('input', { lever, key });
  };

  const signed = (value: number): string =>
    format(language, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  /** A difference of points and money: what would not be spoken of is left out, and nothing said where that is both. `gain`: of something that was good, said without its sign. */
  const worth = ({ jointScore, contributionCents }: Outcome, gain?: 'gain'): string | undefined => {
    const isPlain = gain === 'gain' && jointScore >= 0 && contributionCents >= 0;
    const points = isPlain ? signed(jointScore).replace('+', '') : signed(jointScore);
    const cents = contributionCents > 0 && !isPlain ? `+${money(contributionCents, language)}` : money(contributionCents, language);
    const hasPoints = Math.abs(jointScore) >= leastPoints;
    const hasMoney = Math.abs(contributionCents) >= leastCents;
    if (!hasPoints && !hasMoney) return undefined;
    return say(hasPoints ? (hasMoney ? 'worthBoth' : 'worthPoints') : 'worthMoney', { points, money: cents });
  };

  return {
    language,
    say,
    number,
    text,
    name,
    seat: (values: Values, key: string): string => seatNamed(text(values, key)),
    units: (values: Values, key: string): string => whole(number(values, key), language),
    times: (values: Values, of: string, by: string): string =>
      factorText((100 * number(values, of)) / Math.max(1, number(values, by)), language),
    duration: (count: number): string => speech.say(`held.periods.${about.periodName}`, { count }),
    periods: (value: number): string => quantity({ value, unit: 'periods' }, language, about.periodName),
    minutes: (values: Values, key: string): string => quantity({ value: number(values, key), unit: 'minutes' }, language, about.periodName),
    level: (values: Values, key: string): string => speech.say(`informationLevel.${text(values, key)}`),
    /** What people do, in the words of agreements. */
    phrase: (key: string, values: Values): string => speech.say(`phrase.${key}`, values),
    inRound,
    onDay,
    span,
    /** `Monday of week 6`, as people promise each other days. */
    dueDay: (period: number): string => {
      const due = speech.say('time.round', { round, number: roundOf(period) });
      return day(period) === '' ? due : speech.say('time.due', { day: day(period), round: due });
    },
    when: (of: number): string => say('when', { number: of }),
    whenDay: (period: number, of: number): string =>
      day(period) === '' ? say('when', { number: of }) : say('whenDay', { number: of, day: day(period) }),
    capital: (words: string): string => `${words.slice(0, 1).toLocaleUpperCase(language)}${words.slice(1)}`,
    leverValue,
    input,
    worth,
  };
};
