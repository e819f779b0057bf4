import type { Agreement } from '../../server/contract/agreements.ts';
import type { BeliefsThen, Desk, EndView } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { agreementView, type AgreementView } from './agreements.ts';
import { seatNameOn } from './names.ts';
import { format, money } from './numbers.ts';
import type { Speech } from './say.ts';

/** An agreement at the end: how it went, and what it was worth. */
export type EndAgreement = {
  readonly view: AgreementView;
  readonly state: string;
  /** What was out of the way about it: against advice, decided by the lead, in a hurry. */
  readonly marks: readonly string[];
  readonly worth: string | undefined;
  readonly tone: 'good' | 'bad' | 'plain';
};

const signed = (value: number, digits: number, language: string): string =>
  format(language, { signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(value);

const signedMoney = (cents: number, language: string): string =>
  cents > 0 ? `+${money(cents, language)}` : cents < 0 ? money(cents, language) : money(0, language);

/** Less than this is no difference: a tenth of a point, and no money. */
const leastPoints = 0.05;

const worthOf = (end: EndView, agreement: Agreement, { language, say }: Speech): Pick<EndAgreement, 'worth' | 'tone'> => {
  const found = end.worth.find((each) => each.agreement === agreement.id);
  if (found === undefined)
    return {
      worth: agreement.agreed === undefined ? undefined : say(agreement.filled.length > 0 ? 'endTeam.measuring' : 'endTeam.notRerun'),
      tone: 'plain',
    };
  const { jointScore, contributionCents } = found;
  if (Math.abs(jointScore) < leastPoints && contributionCents === 0) return { worth: say('endTeam.worthNothing'), tone: 'plain' };
  const tone = jointScore === 0 ? (contributionCents > 0 ? 'good' : 'bad') : jointScore > 0 ? 'good' : 'bad';
  return {
    worth: say('endTeam.worth', { points: signed(jointScore, 1, language), money: signedMoney(contributionCents, language) }),
    tone,
  };
};

const marksOf = ({ map }: Desk, { agreed, emergency }: Agreement, speech: Speech): readonly string[] => [
  ...(agreed?.againstAdvice === true ? [speech.say('agreement.againstAdvice')] : []),
  ...(agreed?.settledBy === undefined ? [] : [speech.say('agreement.settledBy', { by: seatNameOn(map, agreed.settledBy, speech) })]),
  ...(emergency === true ? [speech.say('agreement.emergencyShort')] : []),
];

/** The desk as somebody reads it who has none: no sentence says `you`. */
const nobodys = (desk: Desk): Desk => ({ ...desk, seat: 'nobody' as Seat });

/** All agreements of a game: those that were agreed, with their worth, and those that did not come about. Oldest first. */
export const endAgreements = (
  desk: Desk,
  end: EndView,
  sits: boolean,
  speech: Speech,
): { readonly agreed: readonly EndAgreement[]; readonly other: readonly AgreementView[] } => {
  const reader = sits ? desk : nobodys(desk);
  const agreed = end.agreements.filter((agreement) => agreement.agreed !== undefined);
  return {
    agreed: agreed.map((agreement) => {
      const view = agreementView(reader, agreement, speech);
      // Let go by nobody: the game was over first.
      const open = agreement.state === 'released' && agreement.ended?.by === undefined;
      return {
        view,
        marks: marksOf(desk, agreement, speech),
        state: open ? speech.say('endTeam.notOver') : view.state,
        ...worthOf(end, agreement, speech),
      };
    }),
    other: end.agreements.filter((each) => !agreed.includes(each)).map((agreement) => agreementView(reader, agreement, speech)),
  };
};

/** What each seat drew in a huddle beside what came: values by round, and how far off they were in all. */
export type BeliefTruth = {
  readonly rounds: readonly number[];
  /** Units that customers asked for; missing for rounds that were never played. */
  readonly truth: readonly (number | undefined)[];
  readonly lines: readonly { readonly seat: Seat; readonly values: readonly (number | undefined)[]; readonly off: number | undefined }[];
};

/** Rounds before the huddle that stand on the chart. */
const roundsBefore = 4;

export const beliefTruth = (end: EndView, { afterRound, beliefs }: BeliefsThen): BeliefTruth => {
  const first = Math.max(1, afterRound - roundsBefore + 1);
  const coming = Math.max(0, ...beliefs.map(({ demandByRound }) => demandByRound.length));
  const rounds = Array.from({ length: afterRound - first + 1 + coming }, (_, place) => first + place);
  const { demandByRound: came } = end.demand;
  return {
    rounds,
    truth: rounds.map((round) => came[round - 1]),
    lines: beliefs.map(({ seat, demandByRound }) => ({
      seat,
      values: rounds.map((round) => demandByRound[round - afterRound - 1]),
      off: offBy(demandByRound, came.slice(afterRound)),
    })),
  };
};

/** Weighted absolute error, 0..: the sum of what was missed over the sum of what came, over the rounds that were played. */
const offBy = (drawn: readonly number[], came: readonly number[]): number | undefined => {
  const rounds = drawn.slice(0, came.length);
  const total = rounds.reduce((sum, _, place) => sum + (came[place] ?? 0), 0);
  return total === 0 ? undefined : rounds.reduce((sum, units, place) => sum + Math.abs(units - (came[place] ?? 0)), 0) / total;
};
