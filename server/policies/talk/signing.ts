import type { Pledge } from '../../contract/agreement-schemas.ts';
import { seats } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { coordinated } from '../coordinated.ts';
import { openFields, remembered, seasonOf } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import { aheadRounds } from '../promotion-timing.ts';

/** A signed forecast speaks of so many rounds, and is renewed when they are over. */
const signedRounds = 3;

/** Sales puts its forecast of the coming rounds to the others, for all to plan by one; promotions under discussion are left out of it. */
export const signing = (input: PolicyInput): readonly TeamCommand[] => {
  const { desk } = input;
  if (desk.seat !== 'sales' || !desk.sharing.may.includes('propose')) return [];
  const first = desk.round + aheadRounds;
  const waits = desk.agreements.some(({ kind, state }) => kind === 'consensusForecast' && (state === 'open' || state === 'answered'));
  if (waits || desk.book.consensus.some(({ round }) => round >= first) || first > desk.act.announcedRounds) return [];
  const fields = openFields(desk, 'forecast');
  if (fields.length === 0 || fields.length > 6) return [];
  const { values, memory } = coordinated(input);
  const pledges = fields.flatMap(({ field, input: now }): readonly Pledge[] => {
    const next = values.find(({ lever, key }) => lever === 'forecast' && key === field.key)?.value ?? now.value;
    const season = seasonOf(desk, field.key);
    const calm = (ahead: number): number =>
      season === undefined
        ? remembered(memory, `calm ${field.key}`, next)
        : remembered(memory, `share ${field.key}`, 1) * (season[aheadRounds + 1 + ahead] ?? season.at(-1) ?? 0);
    return Array.from({ length: Math.min(signedRounds, desk.act.announcedRounds - first + 1) }, (_, ahead) => ({
      kind: 'forecast',
      item: field.key,
      round: first + ahead,
      units: Math.max(0, Math.round(ahead === 0 ? next : calm(ahead))),
    }));
  });
  return [
    {
      kind: 'propose',
      to: seats.filter((seat) => seat !== 'sales'),
      terms: { kind: 'consensusForecast', why: 'What customers will take as far as I can see. Let us all plan by it.' },
      pledges,
    },
  ];
};
