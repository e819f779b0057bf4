import type { Moment } from '../../../server/contract/debrief.ts';
import { kpiIds, type KpiId } from '../../../server/contract/desk.ts';
import { kpiCatalogue } from '../../../server/contract/kpi-catalogue.ts';
import { kpiText, whole } from '../numbers.ts';
import { textOf } from '../say.ts';
import type { MomentSpeech, Values } from './moment-speech.ts';

type Line = Moment['evidence'][number];

/** When a line is of: a day, a stretch of rounds, or a round. */
const when = (values: Values, told: MomentSpeech): string => {
  if (values['period'] !== undefined) return told.onDay(told.number(values, 'period'));
  const round = told.number(values, 'round');
  return told.span(round, told.number(values, 'toRound'));
};

const kpiOf = (values: Values): KpiId | undefined => kpiIds.find((kpi) => kpi === values['kpi']);
const kpiName = (kpi: KpiId | undefined, { language }: MomentSpeech): string =>
  kpi === undefined ? '' : textOf(kpiCatalogue[kpi].name, language);
const kpiValue = (values: Values, name: string, told: MomentSpeech): string => {
  const kpi = kpiOf(values);
  return kpi === undefined ? '' : kpiText(kpi, told.number(values, name), told.language);
};

/** What came of a pledge, where that is known: kept, or what it came to. */
const cameText = (values: Values, actual: string, told: MomentSpeech): string => {
  if (values['kept'] === 1) return told.say('evidence.kept', {});
  return values['actual'] === undefined ? '' : told.say('evidence.came', { actual });
};

const outcomeText = (values: Values, told: MomentSpeech): string => {
  const measure = told.text(values, 'measure');
  const item = told.name(values, 'item');
  const amount = told.units(values, 'pledged');
  const place = told.name(values, 'place');
  return told.say('evidence.pledgeOutcome', {
    seat: told.seat(values, 'seat'),
    phrase: told.phrase(measure, {
      goods: told.phrase(item === '' ? 'goodsAll' : 'goods', { amount, item }),
      item: item === '' ? '' : told.phrase('ofItem', { item }),
      down: told.phrase('down', { amount }),
      place: place === '' ? '' : told.phrase(`place.${measure}`, { place }),
      when: told.phrase('by', { when: told.dueDay(told.number(values, 'period')) }),
    }),
    came: cameText(values, told.units(values, 'actual'), told),
  });
};

const pledgeText = (values: Values, told: MomentSpeech): string => {
  if (values['measure'] !== undefined) return outcomeText(values, told);
  if (values['kpi'] !== undefined)
    return told.say('evidence.pledgeKpi', {
      kpi: kpiName(kpiOf(values), told),
      number: told.number(values, 'round'),
      pledged: kpiValue(values, 'pledged', told),
      came: cameText(values, kpiValue(values, 'actual', told), told),
    });
  if (values['lever'] !== undefined)
    return told.say('evidence.pledgeAction', {
      seat: told.seat(values, 'seat'),
      input: told.input(values),
      when: when(values, told),
      pledged: told.leverValue(values, 'pledged', 'name'),
      came: cameText(values, told.leverValue(values, 'actual', 'actualName'), told),
    });
  return told.say(values['actual'] === undefined ? 'evidence.pledgeForecastPlain' : 'evidence.pledgeForecast', {
    item: told.name(values, 'item'),
    when: when(values, told),
    pledged: told.units(values, 'pledged'),
    actual: `${whole(told.number(values, 'actual'), told.language)}\u00a0%`,
  });
};

const worthText = (values: Values, told: MomentSpeech): string => {
  const worth = told.worth({ jointScore: told.number(values, 'points'), contributionCents: told.number(values, 'cents') });
  return worth === undefined ? told.say('evidence.worthNothing', {}) : told.say('evidence.worth', { worth });
};

/** A line that proves a moment: numbers that stand on the desks of that day. */
export const evidenceText = ({ text, values }: Line, told: MomentSpeech): string => {
  const site = told.name(values, 'site');
  const item = told.name(values, 'item');
  const units = told.units(values, 'units');
  const seat = told.seat(values, 'seat');
  switch (text) {
    case 'shelf':
    case 'book':
    case 'backlog':
    case 'lost':
      return told.say(`evidence.${text}`, { site, item, units, when: when(values, told) });
    case 'demand': {
      const usual = told.units(values, 'usualUnits');
      const key = values['usualUnits'] === undefined ? 'demand' : 'demandUsual';
      return told.say(`evidence.${key}`, { item, units, usual, when: when(values, told) });
    }
    case 'ordered': {
      const isNeeded = values['neededUnits'] !== undefined;
      return told.say(`evidence.${isNeeded ? 'orderedNeeded' : 'ordered'}`, {
        link: told.name(values, 'link'),
        item,
        units,
        usual: told.units(values, isNeeded ? 'neededUnits' : 'usualUnits'),
        when: when(values, told),
      });
    }
    case 'cover':
      return told.say('evidence.cover', {
        item,
        units,
        cover: told.periods(told.number(values, 'cover')),
        neededCover: told.periods(told.number(values, 'neededCover')),
      });
    case 'hours':
      return told.say('evidence.hours', {
        site,
        when: when(values, told),
        needed: told.minutes(values, 'needed'),
        available: told.minutes(values, 'available'),
      });
    case 'loads':
      return told.say('evidence.loads', {
        lane: told.name(values, 'lane'),
        when: when(values, told),
        needed: told.units(values, 'needed'),
        booked: told.units(values, 'booked'),
      });
    case 'blocked':
      return told.say('evidence.blocked', { units, item });
    case 'advice':
      return told.say(`evidence.advice.${told.text(values, 'answer')}`, { seat });
    case 'heard':
    case 'learnt':
    case 'neverLearnt':
      return told.say(`evidence.${text}`, { seat, number: told.number(values, 'round') });
    case 'pledge':
      return pledgeText(values, told);
    case 'kpi':
      return told.say('evidence.kpi', {
        kpi: kpiName(kpiOf(values), told),
        before: kpiValue(values, 'before', told),
        after: kpiValue(values, 'after', told),
        span: told.span(told.number(values, 'fromRound'), told.number(values, 'toRound')),
        number: told.number(values, 'round'),
      });
    case 'decision':
      return told.say('evidence.decision', {
        input: told.input(values),
        value: told.leverValue(values, 'value', 'name'),
        usual: told.leverValue(values, 'usualValue', 'usualName'),
      });
    case 'worth':
      return worthText(values, told);
  }
};
