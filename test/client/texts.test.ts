import { describe, expect, it } from 'vitest';
import { answerKinds, impactSubjects, outcomeMeasureIds, preventions, requestFields } from '../../server/contract/agreement-words.ts';
import { panelIds, phases, recapTexts } from '../../server/contract/desk.ts';
import { estimateTexts } from '../../server/contract/estimates/estimate.ts';
import { effectTexts } from '../../server/contract/held-events.ts';
import { informationLevels, levers, seats } from '../../server/contract/ids.ts';
import { kpiCatalogue } from '../../server/contract/kpi-catalogue.ts';
import { kpiAttributes, kpiUnits } from '../../server/contract/kpi-definition.ts';
import { columns } from '../../server/contract/panels.ts';
import { refusalCodes } from '../../server/contract/refusals.ts';
import { messageTemplates } from '../../server/contract/sharing.ts';
import { fieldUnits } from '../../server/contract/units.ts';
import { bullwhipMeasures } from '../../client/model/bullwhip.ts';
import { mapTexts } from '../../client/model/map-words.ts';
import { hasText, t } from '../../client/ui/texts/texts.ts';

const missing = (keys: readonly string[]): readonly string[] => keys.filter((key) => !hasText(key));

describe('the texts', () => {
  it('have a sentence for every refusal', () => {
    expect(missing(refusalCodes.map((code) => `refusal.${code.replace('/', '.')}`))).toEqual([]);
  });

  it('have a title, a line and a hint for every lever', () => {
    expect(missing(levers.flatMap((lever) => ['title', 'line', 'hint'].map((part) => `lever.${lever}.${part}`)))).toEqual([]);
  });

  it('name every panel, column, unit, seat, phase and information level', () => {
    expect(missing(panelIds.map((id) => `panel.${id}`))).toEqual([]);
    expect(missing(Object.values(columns).flatMap((all) => all.map((column) => `column.${column.id}`)))).toEqual([]);
    expect(missing(fieldUnits.map((unit) => `unit.${unit}`).filter((key) => !['unit.choice', 'unit.count'].includes(key)))).toEqual([]);
    expect(missing(seats.flatMap((seat) => [`seat.${seat}`, `seatRole.${seat}`]))).toEqual([]);
    expect(missing(phases.flatMap((phase) => [`phase.${phase}`, `announce.${phase}`]))).toEqual([]);
    expect(missing(informationLevels.map((level) => `informationLevel.${level}`))).toEqual([]);
  });

  it('say every word of the map, with its values', () => {
    expect(missing(Object.keys(mapTexts).map((word) => `map.${word}`))).toEqual([]);
    expect(t('map.outIn', { item: 'Water', value: '2' })).toBe('Water out in 2 d');
  });

  it('say what every KPI counts, which way is better and what it is about', () => {
    expect(missing(kpiUnits.map((unit) => `definition.unit.${unit}`))).toEqual([]);
    expect(missing(Object.values(kpiCatalogue).map(({ direction }) => `definition.better.${direction}`))).toEqual([]);
    expect(missing(kpiAttributes.map((attribute) => `attribute.${attribute}`))).toEqual([]);
  });

  it('say what the bullwhip compares', () => {
    expect(missing(bullwhipMeasures.flatMap((measure) => [`end.measure.${measure}`, `end.measureLead.${measure}`]))).toEqual([]);
  });

  it('have a sentence for every preview and every line of a recap', () => {
    expect(missing(estimateTexts.map((text) => `estimate.${text}`))).toEqual([]);
    expect(recapTexts.filter((text) => t(`recap.line.${text}`, { count: 2 }) === `recap.line.${text}`)).toEqual([]);
    expect(recapTexts.filter((text) => t(`recap.line.${text}`, { count: 1 }) === `recap.line.${text}`)).toEqual([]);
  });

  it('have a sentence for every effect of a held event, singular and plural', () => {
    const said = (text: string, count: number): string =>
      t(`held.effect.${text}`, { count, where: 'W', items: 'I', percent: 5, period: 'day' });
    expect(effectTexts.filter((text) => said(text, 1).startsWith('held.') || said(text, 2).startsWith('held.'))).toEqual([]);
  });

  it('have words for every lever and outcome that can be asked for, and for all that can be said about it', () => {
    expect(missing(levers.map((lever) => `phrase.lever.${lever}`))).toEqual([]);
    expect(missing(outcomeMeasureIds.flatMap((id) => [`phrase.${id}`, `phrase.place.${id}`, `ask.outcome.${id}`]))).toEqual([]);
    expect(missing(requestFields.map((field) => `agreement.field.${field}`))).toEqual([]);
    expect(missing(answerKinds.flatMap((kind) => [`agreement.said.${kind}`, `agreement.saidYou.${kind}`]))).toEqual([]);
    expect(missing(preventions.flatMap((by) => [`agreement.prevention.${by}`, `agreement.preventionPlain.${by}`]))).toEqual([]);
    expect(missing(impactSubjects.map((subject) => `plan.subject.${subject}`))).toEqual([]);
    expect(missing(messageTemplates.map((template) => `talk.template.${template}`))).toEqual([]);
    expect(missing(informationLevels.map((level) => `together.level.${level}`))).toEqual([]);
  });

  it('say what of a request is not possible', () => {
    expect(t('refusal.agreement.terms', { what: 'when', value: 41 })).toBe(
      'Not possible in this company: the date has passed, or lies beyond the end.',
    );
  });

  it('show the key of a text that is missing, so that nobody overlooks it', () => {
    expect(t('no.such.text')).toBe('no.such.text');
    expect(hasText('no.such.text')).toBe(false);
  });
});
