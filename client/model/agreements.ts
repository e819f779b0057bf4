import type { Agreement, Answer } from '../../server/contract/agreements.ts';
import type { Desk } from '../../server/contract/desk.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { roundText } from './game-time.ts';
import { keyName, listText, seatNameOn } from './names.ts';
import { factorText } from './numbers.ts';
import { outcomeText } from './outcomes.ts';
import { leverValueText, otherwisePhrase, pledgeLines, pledgesPhrase, requestPhrase } from './pledges.ts';
import { missingFields } from './requests.ts';
import { textOf, type Speech } from './say.ts';

/** An agreement as this seat reads it: who asks what of whom, what is on the table, who has to answer, and how it ended. */
export type AgreementView = {
  readonly id: string;
  readonly kind: Agreement['kind'];
  readonly agreement: Agreement;
  readonly by: Seat;
  /** `Sales asks:` and then `“Can you ...?”`. */
  readonly lead: string;
  readonly sentence: string;
  /** Why, what else would do, what was not said. */
  readonly notes: readonly string[];
  readonly emergency: boolean;
  /** The offer that stands, where it is not what was asked. */
  readonly offer: string | undefined;
  readonly promises: readonly PromiseView[];
  readonly state: string;
  readonly tone: 'open' | 'plain' | 'good' | 'bad';
  readonly history: readonly SaidView[];
  /** This seat's answer is awaited. */
  readonly yourTurn: boolean;
  /** This seat has to decide it as planning lead. */
  readonly toSettle: boolean;
  readonly may: { readonly release: boolean; readonly escalate: boolean; readonly conclude: boolean };
};

export type PromiseView = {
  readonly seat: Seat | undefined;
  readonly text: string;
  readonly outcome: string | undefined;
  readonly kept: boolean;
};
export type SaidView = { readonly seat: Seat; readonly text: string; readonly when: string };

const running: readonly Agreement['state'][] = ['open', 'answered'];
export const isRunning = ({ state }: Agreement): boolean => running.includes(state);

/** What a promotion is called: its place in the lever of whoever has it. */
const promotionName = (desk: Desk, item: string, option: number, speech: Speech): string =>
  leverValueText(desk, 'promotion', item, option, speech);

const missingText = (fields: readonly string[], speech: Speech): string =>
  listText(
    fields.map((field) => speech.say(`agreement.field.${field}`)),
    speech,
  );

/** What an agreement is about, as a sentence. */
export const agreementSentence = (desk: Desk, { terms, pledges }: Agreement, speech: Speech): string => {
  switch (terms.kind) {
    case 'request':
      return speech.say('agreement.canYou', { phrase: requestPhrase(desk, terms, speech) });
    case 'promotionPlan':
      return speech.say('agreement.promotion', {
        item: keyName(desk.map, terms.item, speech),
        option: promotionName(desk, terms.item, terms.option, speech),
        when: roundText(desk.act, terms.round, speech),
      });
    case 'crisisResponse': {
      const news = desk.notices.find(({ id }) => id === terms.signal);
      return news === undefined ? speech.say('agreement.signalUnknown') : textOf(news.text, speech.language);
    }
    case 'consensusForecast':
      return pledges.length === 0 ? speech.say('agreement.none') : pledgesPhrase(desk, pledges, speech);
    case 'objective':
      return speech.say('agreement.objectiveSentence', { phrase: pledgesPhrase(desk, pledges, speech) });
  }
};

const leadKeys: Readonly<Record<Agreement['kind'], { readonly mine: string; readonly theirs: string }>> = {
  request: { mine: 'youAsk', theirs: 'asks' },
  promotionPlan: { mine: 'youWant', theirs: 'wants' },
  crisisResponse: { mine: 'youCrisis', theirs: 'crisis' },
  consensusForecast: { mine: 'youConsensus', theirs: 'consensus' },
  objective: { mine: 'youObjective', theirs: 'objective' },
};

const leadOf = (desk: Desk, { by, to, kind }: Agreement, speech: Speech): string => {
  const names = { by: seatNameOn(desk.map, by, speech), to: namesOf(desk, to, speech) };
  if (by === desk.seat) return speech.say(`agreement.${leadKeys[kind].mine}`, names);
  return speech.say(kind === 'request' && !to.includes(desk.seat) ? 'agreement.asksOther' : `agreement.${leadKeys[kind].theirs}`, names);
};

const namesOf = (desk: Desk, seats: readonly Seat[], speech: Speech): string =>
  listText(
    seats.map((seat) => (seat === desk.seat ? speech.say('together.you') : seatNameOn(desk.map, seat, speech))),
    speech,
  );

const notesOf = (desk: Desk, agreement: Agreement, speech: Speech): readonly string[] => {
  const { terms } = agreement;
  const notes: string[] = [];
  if (terms.kind === 'promotionPlan')
    notes.push(
      terms.upliftPercent === undefined
        ? speech.say('agreement.expectsUnknown')
        : speech.say('agreement.expects', { factor: factorText(terms.upliftPercent, speech.language) }),
    );
  if (terms.why !== undefined) notes.push(speech.say('agreement.why', { text: terms.why }));
  if (terms.kind === 'request') {
    if (terms.otherwise !== undefined) {
      notes.push(speech.say('agreement.otherwise', { text: otherwisePhrase(desk, terms, terms.otherwise, speech) }));
    }
    const missing = missingFields(terms).filter((field) => field !== 'otherwise');
    if (missing.length > 0) notes.push(speech.say('agreement.missing', { fields: missingText(missing, speech) }));
  }
  return notes;
};

/** The newest answer that put something else on the table; nothing while what was asked stands. */
export const standingOffer = ({ answers, state }: Agreement): Answer | undefined =>
  running.includes(state) ? answers.findLast(({ answer }) => answer === 'counter' || answer === 'part') : undefined;

const offerText = (desk: Desk, agreement: Agreement, speech: Speech): string | undefined => {
  const offer = standingOffer(agreement);
  if (offer === undefined) return undefined;
  const phrase = pledgesPhrase(desk, offer.pledges ?? agreement.pledges, speech);
  const mine = offer.by === desk.seat;
  // Who asked and answers an offer does not offer to do it: they would have it so.
  const asker = agreement.kind !== 'request' || offer.by === agreement.by;
  const key = mine ? (asker ? 'youOfferInstead' : 'youOffer') : asker ? 'offersInstead' : 'offers';
  return speech.say(`agreement.${key}`, { by: seatNameOn(desk.map, offer.by, speech), phrase });
};

/** What is promised, a line each, and what became of it. An offer that is not agreed is none. */
const promisesOf = (desk: Desk, agreement: Agreement, speech: Speech): readonly PromiseView[] => {
  const { agreed, ended, pledges } = agreement;
  if (agreed === undefined) return [];
  return pledgeLines(desk, pledges, speech).map(({ seat, phrase, places }) => {
    const outcomes = places.flatMap((place) => ended?.pledges[place] ?? []);
    const worst = outcomes.find(({ kept }) => !kept) ?? outcomes.at(-1);
    const place = places[worst === undefined ? 0 : outcomes.indexOf(worst)] ?? 0;
    return {
      seat,
      kept: worst?.kept ?? false,
      text:
        seat === undefined
          ? agreement.kind === 'consensusForecast'
            ? phrase
            : speech.say('agreement.team', { phrase })
          : speech.say(seat === desk.seat ? 'agreement.youPromise' : 'agreement.promise', {
              by: seatNameOn(desk.map, seat, speech),
              phrase,
            }),
      outcome: worst === undefined ? undefined : outcomeText(desk, pledges[place], worst, speech),
    };
  });
};

const stateText = (desk: Desk, agreement: Agreement, speech: Speech): string => {
  const { state, turn, agreed, ended } = agreement;
  const say = (key: string, values?: Readonly<Record<string, string>>): string => speech.say(`agreement.state.${key}`, values);
  switch (state) {
    case 'open':
    case 'answered':
      if (turn.length === 0) return say('nobody');
      return turn.includes(desk.seat) ? say('yourTurn') : say(state, { names: namesOf(desk, turn, speech) });
    case 'agreed':
      return [
        say('agreed', { when: roundText(desk.act, agreed?.round ?? agreement.round, speech) }),
        ...(agreed?.againstAdvice === true ? [speech.say('agreement.againstAdvice')] : []),
        ...(agreed?.settledBy === undefined
          ? []
          : [speech.say('agreement.settledBy', { by: seatNameOn(desk.map, agreed.settledBy, speech) })]),
      ].join(', ');
    case 'released':
    case 'declined':
      return ended?.by === undefined ? say(state) : say(`${state}By`, { by: namesOf(desk, [ended.by], speech) });
    case 'kept':
    case 'missed':
    case 'lapsed':
      return say(state);
  }
};

const tones: Readonly<Record<Agreement['state'], AgreementView['tone']>> = {
  open: 'open',
  answered: 'open',
  agreed: 'plain',
  kept: 'good',
  missed: 'bad',
  released: 'plain',
  declined: 'plain',
  lapsed: 'plain',
};

/** An answer in a line: who, what, with which offer, how sure, and why. */
const saidText = (desk: Desk, { terms }: Agreement, answer: Answer, speech: Speech): string => {
  const { by, reason, confidence, option, pledges = [] } = answer;
  const parts = [
    speech.say(`agreement.${by === desk.seat ? 'saidYou' : 'said'}.${answer.answer}`, { by: seatNameOn(desk.map, by, speech) }),
    ...(pledges.length === 0 ? [] : [speech.say('agreement.saidPledges', { phrase: pledgesPhrase(desk, pledges, speech) })]),
    ...(option === undefined || terms.kind !== 'promotionPlan'
      ? []
      : [speech.say('agreement.saidOption', { option: promotionName(desk, terms.item, option, speech) })]),
    ...(confidence === undefined ? [] : [speech.say('agreement.confidence', { number: confidence })]),
    ...(reason === undefined ? [] : [speech.say('agreement.saidReason', { reason })]),
  ];
  return parts.join(', ');
};

/** The inputs that agreeing filled in on this desk. */
export const filledText = (desk: Desk, { filled }: Agreement, speech: Speech): string | undefined => {
  const mine = filled.filter(({ seat }) => seat === desk.seat);
  if (mine.length === 0) return undefined;
  const inputs = mine.map(({ lever, key, value }) => {
    const name = keyName(desk.map, key, speech);
    const title = speech.say(`lever.${lever}.title`, { round: speech.say(`round.${desk.act.roundName}`) });
    return `${title}${name === '' ? '' : ` · ${name}`} ${leverValueText(desk, lever, key, value, speech)}`;
  });
  return speech.say('agreement.filled', { inputs: listText(inputs, speech) });
};

/** A request may be let go by the one to whom alone it was promised. */
const letsGo = (desk: Desk, { kind, by, to, pledges }: Agreement): boolean =>
  kind === 'request' &&
  (by === desk.seat || to.includes(desk.seat)) &&
  !pledges.some((pledge) => 'seat' in pledge && pledge.seat === desk.seat);

/** What the planning lead said when deciding, as the last line of how it went. */
const settledLine = (desk: Desk, { agreed, ended, round }: Agreement, speech: Speech): readonly SaidView[] => {
  const by = agreed?.settledBy ?? ended?.by;
  const reason = agreed?.reason ?? ended?.reason;
  if (by === undefined || reason === undefined) return [];
  const text = speech.say('agreement.settledReason', { by: seatNameOn(desk.map, by, speech), reason });
  return [{ seat: by, text, when: roundText(desk.act, agreed?.round ?? ended?.round ?? round, speech) }];
};

export const agreementView = (desk: Desk, agreement: Agreement, speech: Speech): AgreementView => {
  const { id, kind, by, to, state, turn, answers } = agreement;
  const open = isRunning(agreement);
  const lead = desk.book.lead;
  const party = by === desk.seat || to.includes(desk.seat);
  return {
    id,
    kind,
    agreement,
    by,
    lead: leadOf(desk, agreement, speech),
    sentence: agreementSentence(desk, agreement, speech),
    notes: notesOf(desk, agreement, speech),
    emergency: agreement.emergency === true,
    offer: offerText(desk, agreement, speech),
    promises: promisesOf(desk, agreement, speech),
    state: stateText(desk, agreement, speech),
    tone: tones[state],
    history: [
      ...answers.map((answer) => ({
        seat: answer.by,
        text: saidText(desk, agreement, answer, speech),
        when: roundText(desk.act, answer.round, speech),
      })),
      ...settledLine(desk, agreement, speech),
    ],
    yourTurn: open && turn.includes(desk.seat),
    toSettle: open && agreement.escalated !== undefined && lead === desk.seat,
    may: {
      release: open ? by === desk.seat : state === 'agreed' && letsGo(desk, agreement),
      escalate: open && party && lead !== undefined && agreement.escalated === undefined,
      conclude: open && by === desk.seat && (kind === 'promotionPlan' || kind === 'crisisResponse'),
    },
  };
};
