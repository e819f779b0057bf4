import type { Moment, Outcome } from '../../../server/contract/debrief.ts';
import type { KpiId, MapView } from '../../../server/contract/desk.ts';
import { seatNameOn } from '../names.ts';
import { kpiText } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { evidenceText } from './moment-evidence.ts';
import { momentSpeech, type MomentAbout, type MomentSpeech } from './moment-speech.ts';

/** A moment as people read it. */
export type MomentWords = {
  readonly title: string;
  /** One sentence: what happened. */
  readonly sentence: string;
  /** What proves it, line by line. */
  readonly evidence: readonly string[];
  /** What the team may ask itself. */
  readonly question: string;
  /** `Week 5`, or `Week 5, Tuesday` where the day matters. */
  readonly when: string;
  /** What it brought or cost, where a re-run says so: `+6.0 points and +€24K`. */
  readonly worth: string | undefined;
  /** Names of the seats whose desks show it. */
  readonly seats: readonly string[];
};

/** News had no way: the rules of the rounds between kept the desks closed. */
const hadNoWay = ({ kind, values }: Moment): boolean => kind === 'signalNotPassedOn' && values['couldTell'] === 0;

const promotionSentence = (moment: Moment, told: MomentSpeech): string => {
  const { values } = moment;
  const isShort = told.number(values, 'shortUnits') > 0;
  const sentence = told.say(`sentence.${isShort ? 'promotionShort' : 'promotionStuck'}`, {
    name: told.text(values, 'name'),
    item: told.name(values, 'item'),
    ran: told.inRound(told.number(values, 'runRound')),
    units: told.units(values, 'units'),
    times: told.times(values, 'units', 'usualUnits'),
    goods: told.units(values, 'goodsUnits'),
  });
  const count = told.number(values, 'advice');
  return count === 0 ? sentence : told.say('sentence.promotionAdvice', { sentence, count });
};

const signalSentence = (moment: Moment, told: MomentSpeech): string => {
  const { values } = moment;
  const count = told.number(values, 'count');
  const late = values['lateSeat'] === undefined ? told.say('otherDesks', { count }) : told.seat(values, 'lateSeat');
  return told.say(`sentence.${hadNoWay(moment) ? 'signalNoWay' : 'signalNotPassedOn'}`, {
    seat: told.seat(values, 'seat'),
    name: told.text(values, 'name'),
    heard: told.number(values, 'heardRound'),
    rounds: told.say('rounds', { count: told.number(values, 'rounds') }),
    late,
  });
};

const brokenSentence = ({ values }: Moment, told: MomentSpeech): string => {
  const because = told.text(values, 'because');
  const how =
    values['agreementKind'] === 'consensusForecast'
      ? 'promiseForecast'
      : values['agreementKind'] === 'objective'
        ? 'promiseGoal'
        : because === 'notActed'
          ? 'promiseNotActed'
          : because === 'prevented'
            ? 'promisePrevented'
            : 'promiseMissed';
  const sentence = told.say(`sentence.${how}`, {
    seat: told.seat(values, 'seat'),
    agreed: told.inRound(told.number(values, 'agreedRound')),
  });
  return values['units'] === undefined ? sentence : told.say('sentence.promiseUnits', { sentence, units: told.units(values, 'units') });
};

const keptSentence = ({ values, worth }: Moment, told: MomentSpeech): string => {
  const isAlone = values['by'] === values['seat'];
  const sentence = told.say(`sentence.${isAlone ? 'promiseKeptAlone' : 'promiseKept'}`, {
    by: told.seat(values, 'by'),
    seat: told.seat(values, 'seat'),
    agreed: told.inRound(told.number(values, 'agreedRound')),
  });
  const said = worth === undefined ? undefined : told.worth(worth);
  return said === undefined ? sentence : told.say('sentence.promiseKeptWorth', { sentence, worth: said });
};

const turnSentence = ({ values, round }: Moment, told: MomentSpeech): string => {
  const kpi = told.text(values, 'kpi') as KpiId;
  const sentence = told.say(`sentence.${kpi === 'totalCost' ? 'turnAroundCost' : 'turnAroundService'}`, {
    number: round,
    before: kpiText(kpi, told.number(values, 'before'), told.language),
    after: kpiText(kpi, told.number(values, 'after'), told.language),
  });
  return values['level'] === undefined ? sentence : told.say('sentence.turnAroundLevel', { sentence, level: told.level(values, 'level') });
};

/** The other way round: what a decision cost is what the company would have been better off by. */
const negative = ({ jointScore, contributionCents }: Outcome): Outcome => ({
  jointScore: -jointScore,
  contributionCents: -contributionCents,
});

const decisionSentence = ({ kind, values, round, worth }: Moment, told: MomentSpeech): string =>
  told.say(`sentence.${kind}`, {
    seat: told.seat(values, 'seat'),
    when: told.inRound(round),
    input: told.input(values),
    value: told.leverValue(values, 'value', 'name'),
    usual: told.leverValue(values, 'usualValue', 'usualName'),
    worth: (worth === undefined ? undefined : told.worth(kind === 'costliestDecision' ? negative(worth) : worth, 'gain')) ?? '',
  });

const stockoutSentence = ({ values, period, round }: Moment, told: MomentSpeech): string =>
  told.say(`sentence.${told.number(values, 'onOrder') > 0 ? 'firstStockoutOrdered' : 'firstStockout'}`, {
    When: told.capital(told.onDay(period, round)),
    site: told.name(values, 'site'),
    item: told.name(values, 'item'),
    units: told.units(values, 'units'),
    onOrder: told.units(values, 'onOrder'),
    duration: told.duration(told.number(values, 'periods')),
  });

const sentenceOf = (moment: Moment, told: MomentSpeech): string => {
  const { kind, values, round } = moment;
  switch (kind) {
    case 'firstStockout':
      return stockoutSentence(moment, told);
    case 'peakOrder':
      return told.say('sentence.peakOrder', {
        When: told.capital(told.inRound(round)),
        seat: told.seat(values, 'seat'),
        item: told.name(values, 'item'),
        units: told.units(values, 'units'),
        times: told.times(values, 'units', 'usualUnits'),
        demand: told.units(values, 'demandUnits'),
      });
    case 'promotionWithoutCover':
      return promotionSentence(moment, told);
    case 'signalNotPassedOn':
      return signalSentence(moment, told);
    case 'promiseBroken':
      return brokenSentence(moment, told);
    case 'promiseKept':
      return keptSentence(moment, told);
    case 'panicOrdering':
      return told.say('sentence.panicOrdering', {
        site: told.name(values, 'site'),
        item: told.name(values, 'item'),
        owed: told.units(values, 'owedUnits'),
        units: told.units(values, 'units'),
        needed: told.units(values, 'neededUnits'),
        span: told.span(round, told.number(values, 'toRound')),
        trough: told.number(values, 'troughRound'),
      });
    case 'turnAround':
      return turnSentence(moment, told);
    case 'bestDecision':
    case 'costliestDecision':
      return decisionSentence(moment, told);
  }
};

/** A moment in words: title, sentence, proof, question. Names come from the map, numbers with their units. */
export const momentWords = (map: MapView, about: MomentAbout, moment: Moment, speech: Speech): MomentWords => {
  const told = momentSpeech(map, about, speech);
  const key = hadNoWay(moment) ? 'signalNoWay' : moment.kind;
  return {
    title: told.say(`title.${key}`, {}),
    sentence: sentenceOf(moment, told),
    evidence: moment.evidence.map((line) => evidenceText(line, told)),
    question: told.say(`question.${key}`, {}),
    when: moment.kind === 'firstStockout' ? told.whenDay(moment.period, moment.round) : told.when(moment.round),
    worth: moment.worth === undefined ? undefined : told.worth(moment.worth),
    seats: moment.seats.map((seat) => seatNameOn(map, seat, speech)),
  };
};
