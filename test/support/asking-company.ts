import type { AccountRequests } from '../../server/simulation/account-rule.ts';
import type { Company, Field } from '../../server/simulation/company.ts';
import { richCompany } from './rich-company.ts';

/** Two requests a round, each a tenth of a round or more of what an account usually buys. Both accounts ask. */
const usualRule: AccountRequests = {
  segmentIndices: [0, 2],
  fromRound: 2,
  untilRound: 100,
  perRound: { least: 2, most: 2 },
  sizePpm: { least: 100_000, most: 300_000 },
  duePeriods: { least: 3, most: 8 },
  leastPpm: { least: 500_000, most: 500_000 },
  latestPeriods: { least: 3, most: 3 },
};

const answers = (slot: number): readonly Field[] => [
  {
    lever: 'redate',
    key: String(slot),
    seat: 'sales',
    kind: 'oneShot',
    unit: 'periods',
    least: 0,
    most: 10,
    step: 1,
    initial: 0,
    fromRound: 1,
    rare: false,
  },
  {
    lever: 'accountUnits',
    key: String(slot),
    seat: 'sales',
    kind: 'oneShot',
    unit: 'percent',
    least: 0,
    most: 100,
    step: 10,
    initial: 100,
    fromRound: 1,
    rare: false,
  },
];

/** The rich company with key accounts that ask ahead. What the customers do otherwise is even, so that only requests make a difference. */
export const askingCompany = (rule: Partial<AccountRequests> = {}, change: Partial<Company> = {}): Company => {
  const company = richCompany({ events: [], noise: { roundCvPpm: 0, dayCvPpm: 0 }, ...change });
  const accountRequests = { ...usualRule, ...rule };
  const slots = Array.from({ length: accountRequests.perRound.most }, (_, place) => place + 1);
  return { ...company, accountRequests, fields: [...company.fields, ...slots.flatMap(answers)] };
};
