import type { ActionPledge } from '../../contract/agreement-schemas.ts';
import type { Lever } from '../../contract/ids.ts';
import { seats, type Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { coordinated } from '../coordinated.ts';
import { openFields } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import { promotedItems } from '../promotion-plans.ts';
import { ownSignals } from './showing.ts';

/** The remedies that each seat owns, and what more of them would be. */
const remedies: Readonly<Record<Seat, Readonly<Partial<Record<Lever, ActionPledge['relation']>>>>> = {
  sales: {},
  logistics: { reroute: 'exactly', mode: 'exactly' },
  procurement: { order: 'atLeast', qualify: 'exactly', expedite: 'exactly' },
  operations: { staffing: 'atLeast', overflow: 'atLeast' },
};

/** What a seat will do about trouble in the round being planned: what it decides anyway, now that it knows. Sales lets its promotions rest. */
export const crisisPledges = (input: PolicyInput): readonly ActionPledge[] => {
  const { desk } = input;
  const { seat, round } = desk;
  if (seat === 'sales') {
    const promised = promotedItems(desk, round + 1);
    return openFields(desk, 'promotion').flatMap(({ field, input: now }) =>
      now.value > 0 || promised.includes(field.key)
        ? []
        : [{ kind: 'action', seat, lever: 'promotion', key: field.key, relation: 'exactly', value: 0, round }],
    );
  }
  return coordinated(input)
    .values.flatMap(({ lever, key, value }): readonly ActionPledge[] => {
      const relation = remedies[seat][lever];
      return relation === undefined || value === null ? [] : [{ kind: 'action', seat, lever, key, relation, value, round }];
    })
    .slice(0, 8);
};

/** Brings a warning up that this seat heard: one response for each place, with what it will do itself. */
export const openingCrisis = (input: PolicyInput): readonly TeamCommand[] => {
  const { desk } = input;
  if (!desk.sharing.may.includes('propose')) return [];
  const placeOf = (signal: string): string | undefined => desk.notices.find(({ id }) => id === signal)?.place;
  const answered = new Set(
    desk.agreements.flatMap(({ terms }) => (terms.kind === 'crisisResponse' ? [placeOf(terms.signal) ?? terms.signal] : [])),
  );
  for (const notice of ownSignals(desk)) {
    if (!notice.onlyYou || notice.place === undefined || answered.has(notice.place)) continue;
    return [
      {
        kind: 'propose',
        to: seats.filter((seat) => seat !== desk.seat),
        terms: { kind: 'crisisResponse', signal: notice.id, why: 'I was told of this. What can each of us do about it now?' },
        pledges: [...crisisPledges(input)],
      },
    ];
  }
  return [];
};
