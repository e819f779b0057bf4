import { describe, expect, it } from 'vitest';
import { kpiIds } from '../../server/contract/desk.ts';
import { bullwhipDefinition, jointScoreDefinition, kpiCatalogue, lessIsBetter, scoredValue } from '../../server/contract/kpi-catalogue.ts';
import { kpiFromFile, kpiToFile } from '../../server/scenario/amounts.ts';

describe('the catalogue of KPIs', () => {
  it('defines every KPI and no other: name, meaning, formula, inputs and source', () => {
    expect(Object.keys(kpiCatalogue).sort()).toEqual([...kpiIds].sort());
    for (const each of [...Object.values(kpiCatalogue), bullwhipDefinition, jointScoreDefinition])
      for (const text of [each.name, each.definition, each.formula, each.inputs, each.source]) expect(text).not.toBe('');
    const names = Object.values(kpiCatalogue).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives codes of SCOR in its own form, each to one KPI', () => {
    const codes = Object.values(kpiCatalogue).flatMap(({ scor }) => scor?.code ?? []);
    for (const code of codes) expect(code).toMatch(/^(RL|RS|CO|AM)\.[1-3]\.\d+$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(kpiCatalogue.perfectOrderRate.scor).toEqual({ code: 'RL.1.1', name: 'Perfect Order Fulfillment' });
    expect(kpiCatalogue.cashToCash.scor?.code).toBe('AM.1.1');
  });

  it('has a target where the best is neither most nor least', () => {
    for (const kpi of kpiIds) expect(kpiCatalogue[kpi].target !== undefined).toBe(kpiCatalogue[kpi].direction === 'target');
    expect(scoredValue('forecastBias', -0.2)).toBe(0.2);
    expect(scoredValue('csat', -0.2)).toBe(-0.2);
    expect(lessIsBetter('forecastBias')).toBe(true);
  });

  it('lets files write any KPI by its unit, and read it back', () => {
    for (const kpi of kpiIds) expect(kpiToFile(kpi, kpiFromFile(kpi, 12.5))).toBe(12.5);
    expect(kpiFromFile('contribution', 12.5)).toBe(1250);
    expect(kpiFromFile('costToServe', 12.5)).toBe(0.125);
    expect(kpiFromFile('inventoryTurns', 12.5)).toBe(12.5);
  });
});
