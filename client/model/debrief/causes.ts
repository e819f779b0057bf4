import type { BullwhipReport } from '../../../server/contract/debrief.ts';
import type { LinkView, MapView } from '../../../server/contract/desk.ts';
import type { WaterfallDrawing } from '../chart.ts';
import { keyName, listText } from '../names.ts';
import { format } from '../numbers.ts';
import type { Speech } from '../say.ts';
import type { Charted } from './wave.ts';

type Causes = NonNullable<BullwhipReport['causes']>;

/** Of ratios as great as bots with bad habits make them, tenths say nothing. */
const digitsOf = (value: number): { readonly minimumFractionDigits: number; readonly maximumFractionDigits: number } => {
  const digits = Math.abs(value) < 20 ? 1 : 0;
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
};
const ratioText = (value: number, { language }: Speech): string => format(language, digitsOf(value)).format(value);

/** A change of a ratio, with its sign. */
const changeText = (value: number, language: string): string =>
  format(language, { signDisplay: 'exceptZero', ...digitsOf(value) }).format(value);

/** Less than this of the difference is not worth a word. */
const leastShare = 0.05;

/**
 * What made the wave, as bots show that do it or leave it: from none of it to all of it. And what each cause is, in a sentence. `links`: of
 * the game that was played, to set its own ratio beside those of the bots.
 */
export const causesOf = (
  { link, without, withAll, shares }: Causes,
  map: MapView,
  speech: Speech,
  links: readonly Pick<LinkView, 'link' | 'baselineAmplification'>[] = [],
): Charted<WaterfallDrawing> & { readonly lines: readonly string[]; readonly own: string | undefined } => {
  const own = links.find((each) => each.link === link)?.baselineAmplification;
  const { say, language } = speech;
  const whole = withAll - without;
  const percent = (share: number): string => `${format(language, { maximumFractionDigits: 0 }).format((100 * share) / whole)}\u00a0%`;
  const sorted = shares.toSorted((one, other) => other.share - one.share);
  const names = (cause: string): string => say(`debrief.cause.name.${cause}`);
  const leading = sorted.filter(({ share }) => whole > 0 && share / whole >= leastShare);
  return {
    sentence: say(leading.length === 0 ? 'debrief.cause.sentenceFlat' : 'debrief.cause.sentence', {
      link: keyName(map, link, speech),
      without: ratioText(without, speech),
      all: ratioText(withAll, speech),
      causes: listText(
        leading.map(({ cause, share }) => say('debrief.cause.share', { cause: names(cause), percent: percent(share) })),
        speech,
      ),
    }),
    own: own === undefined ? undefined : speech.say('debrief.cause.own', { link: keyName(map, link, speech), own: ratioText(own, speech) }),
    lines: sorted.map(({ cause, share }) =>
      say(share > 0 ? `debrief.cause.line.${cause}` : 'debrief.cause.lineNone', {
        cause: names(cause),
        change: changeText(share, language),
      }),
    ),
    drawing: {
      kind: 'waterfall',
      steps: [
        { name: say('debrief.cause.without'), value: without, kind: 'total' },
        ...sorted.map(({ cause, share }) => ({ name: say(`debrief.cause.bar.${cause}`), value: share, kind: 'change' as const })),
        { name: say('debrief.cause.all'), value: withAll, kind: 'total', colour: 'ink' },
      ],
      say: (value) => ratioText(value, speech),
      sayChange: (value) => changeText(value, language),
      lessIsBetter: true,
    },
    table: {
      caption: say('debrief.cause.caption'),
      head: [say('debrief.cause.what'), say('debrief.cause.ratio')],
      rows: [
        [say('debrief.cause.without'), ratioText(without, speech)],
        ...sorted.map(({ cause, share }) => [say(`debrief.cause.bar.${cause}`), changeText(share, language)]),
        [say('debrief.cause.all'), ratioText(withAll, speech)],
      ],
    },
  };
};
