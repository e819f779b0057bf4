import type { Relation } from '../contract/agreement-words.ts';
import type { FieldValue } from '../contract/commands.ts';
import type { Desk } from '../contract/desk.ts';
import type { PolicyAnswer } from './policy.ts';

type Bound = { readonly relation: Relation | 'exactly'; readonly value: number };

/** What this seat has promised of its own inputs for the round being planned, by `lever key`; the newest agreement counts. */
const bounds = (desk: Desk): ReadonlyMap<string, Bound> => {
  const found = new Map<string, Bound>();
  for (const { state, pledges, filled } of desk.agreements) {
    if (state !== 'agreed') continue;
    // The means to an outcome that was promised: more of it is as good. Signed forecasts are measured by what comes, not by the input.
    for (const { seat, round, lever, key, value } of filled)
      if (seat === desk.seat && round === desk.round && lever !== 'forecast') found.set(`${lever} ${key}`, { relation: 'atLeast', value });
    for (const pledge of pledges)
      if (pledge.kind === 'action' && pledge.seat === desk.seat && pledge.round === desk.round)
        found.set(`${pledge.lever} ${pledge.key}`, pledge);
  }
  return found;
};

const within = ({ relation, value: promised }: Bound, value: number): number => {
  if (relation === 'exactly') return promised;
  return relation === 'atLeast' ? Math.max(promised, value) : Math.min(promised, value);
};

/** The decisions of a seat that keeps its word: what it promised of this round's inputs holds, whatever else it would like. */
export const keepingPromises = (desk: Desk, answer: PolicyAnswer): PolicyAnswer => {
  if (desk.agreements.length === 0) return answer;
  const promised = bounds(desk);
  if (promised.size === 0) return answer;
  const values = answer.values.flatMap(({ lever, key, value }): readonly FieldValue[] => {
    const bound = promised.get(`${lever} ${key}`);
    if (bound === undefined || value === null) return [{ lever, key, value }];
    const kept = within(bound, value);
    const place = desk.fields.findIndex((field) => field.lever === lever && field.key === key);
    return kept === desk.inputs[place]?.value ? [] : [{ lever, key, value: kept }];
  });
  return { ...answer, values };
};

/** Units that a colleague has pledged to order in the round being planned, of all items: what comes in soon, before any panel says so. */
export const unitsPledged = (desk: Desk): number => {
  let units = 0;
  for (const { state, pledges } of desk.agreements) {
    if (state === 'declined' || state === 'lapsed' || state === 'released') continue;
    for (const pledge of pledges)
      if (pledge.kind === 'action' && pledge.lever === 'order' && pledge.seat !== desk.seat && pledge.round === desk.round)
        units += pledge.value;
  }
  return units;
};
