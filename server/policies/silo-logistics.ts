import { usualValues } from '../contract/parameter.ts';
import { siloParameters } from '../contract/team-parameters.ts';
import { lastMean, legalValues, openFields, ownPanel, panelValue, rememberedList, type Wish } from './desk-reading.ts';
import type { Policy, PolicyMemory } from './policy.ts';
import { tuned } from './tuning.ts';

const siloLogisticsUsual = usualValues(siloParameters.logistics);

/** Logistics for itself: books few, full trucks by what moved of late, so that freight per unit stays low. */
export const siloLogistics: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(siloLogisticsUsual, parameters);
  const lanes = ownPanel(desk, 'lanes');
  const wishes: Wish[] = [];
  const kept: Record<string, readonly number[]> = {};
  let booked = 0;
  for (const { field } of openFields(desk, 'booking')) {
    const needs = [...rememberedList(memory, field.key), panelValue(lanes, 'lanes', field.key, 'need')].slice(-tuning.averageRounds);
    kept[field.key] = needs;
    const need = lastMean(needs, tuning.averageRounds);
    if (need <= 0) continue;
    const loads = Math.floor(need * tuning.bookShare);
    booked += loads;
    wishes.push({ lever: 'booking', key: field.key, value: loads });
  }
  const next: PolicyMemory = kept;
  return { values: legalValues(desk, wishes), memory: next, reason: `Books ${booked} loads, few and full, to keep freight per unit low.` };
};
