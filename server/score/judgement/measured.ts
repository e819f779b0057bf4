import { outcomeMeasures } from '../../contract/agreement-words.ts';
import type { OutcomePledge } from '../../contract/agreement-schemas.ts';
import { itemIndex, placeIndex } from '../../game/agreements/places.ts';
import type { Company } from '../../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../../simulation/records.ts';

/** Periods played after one and up to another, oldest first. `records`: place r is round r. */
export const periodsBetween = (records: readonly RoundRecord[], afterPeriod: number, lastPeriod: number): readonly PeriodRecord[] =>
  records.flatMap(({ periods }) => periods.filter(({ period }) => period > afterPeriod && period <= lastPeriod));

/** Units of one item, or of all, in a list that runs place by place, item by item. */
const unitsAt = (list: readonly number[], place: number, item: number | undefined, items: number): number => {
  if (item !== undefined) return list[place * items + item] ?? 0;
  let units = 0;
  for (let each = 0; each < items; each += 1) units += list[place * items + each] ?? 0;
  return units;
};

type Subject = Pick<OutcomePledge, 'measure' | 'place' | 'item'>;

/** What a period's record says of a measure, units: during it, or at its end. Stock is what the books say, as people see it. */
const inPeriod = (company: Company, { measure, place, item }: Subject, record: PeriodRecord): number => {
  const at = placeIndex(company, measure, place);
  const itemAt = item === undefined ? undefined : itemIndex(company, item);
  const units = (list: readonly number[]): number => unitsAt(list, at, itemAt, company.items.length);
  switch (measure) {
    case 'received':
      return units(record.received);
    case 'shipped':
      return units(record.shipped);
    case 'delivered':
      return units(record.delivered);
    case 'onHand':
      return units(record.book);
    case 'backlog':
      return units(record.backlog);
    case 'dockQueue':
      return record.labour[at]?.dockUnits ?? 0;
    case 'waiting':
      return record.laneWaitingUnits[at] ?? 0;
  }
};

/** What was reached by a period: the total of those after it was agreed, or how things stood at its end. */
export const reached = (company: Company, subject: Subject, periods: readonly PeriodRecord[], byPeriod: number): number => {
  if (outcomeMeasures[subject.measure].counted === 'total') {
    let units = 0;
    for (const record of periods) if (record.period <= byPeriod) units += inPeriod(company, subject, record);
    return units;
  }
  const record = periods.findLast(({ period }) => period <= byPeriod);
  return record === undefined ? 0 : inPeriod(company, subject, record);
};
