import type { Lever, Seat, Text } from '../contract/ids.ts';
import type { FieldUnit } from '../contract/units.ts';
import type { Company } from '../simulation/company.ts';
import { highUnits, usualUnits } from '../simulation/demand-processes.ts';

/** One input a lever could have in this company, with its usual range: what a scenario starts from. */
export type LeverKey = {
  readonly key: string;
  readonly unit: FieldUnit;
  readonly kind: 'standing' | 'oneShot';
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly initial: number | undefined;
  readonly options?: readonly { readonly id: string; readonly name: Text }[];
  /** Only this seat may have it (orders of a site that belongs to a role). */
  readonly seat?: Seat;
};

const noYes = [
  { id: 'no', name: 'No' },
  { id: 'yes', name: 'Yes' },
];
const priorities = [
  { id: 'dueDate', name: 'Due date first' },
  { id: 'keyAccounts', name: 'Key accounts first' },
  { id: 'margin', name: 'Best margin first' },
  { id: 'fairShare', name: 'Fair share for all' },
];

/** A round number at or above a value: 1, 2 or 5 with zeros. */
const round = (value: number): number => {
  let size = 1;
  while (size * 10 < value) size *= 10;
  return value <= size ? size : value <= size * 2 ? size * 2 : value <= size * 5 ? size * 5 : size * 10;
};

type Bare = Omit<Company, 'fields'>;

/** Expected units of an item in one round, all segments together: the most of any round for demand that is given. */
const demandOfRound = (company: Bare, itemIndex: number, pick: 'base' | 'most'): number =>
  company.segments.reduce((total, segment) => {
    const demand = segment.demand[itemIndex];
    if (demand === undefined) return total;
    return total + (pick === 'most' ? highUnits(demand) : usualUnits(demand)) * company.periodsPerRound;
  }, 0);

/** Requests of key accounts that a round may bring, by number. */
const slotsOf = ({ accountRequests }: Bare): readonly string[] =>
  Array.from({ length: accountRequests?.perRound.most ?? 0 }, (_, place) => String(place + 1));

const standing = { kind: 'standing', step: 1 } as const;
const oneShot = { kind: 'oneShot', step: 1 } as const;
const choice = (options: readonly { readonly id: string; readonly name: Text }[]) =>
  ({ unit: 'choice', least: 0, most: options.length - 1, initial: 0, options }) as const;

/**
 * Every key a lever can have in a company, in the order of the company's lists, with unit and usual range.
 * A lever without keys cannot be used there: no promotions, no booked lanes, nobody at work.
 */
export const leverKeys = (company: Bare, lever: Lever): readonly LeverKey[] => {
  const { items, lanes, sites, suppliers, segments } = company;
  switch (lever) {
    case 'price':
      return !company.money.ledger
        ? []
        : items.map(({ id }) => ({ ...standing, key: id, unit: 'percent', least: 80, most: 105, initial: 100 }));
    case 'promotion':
      return company.promotions.length === 0 ? [] : items.map(({ id }) => ({ ...oneShot, key: id, ...choice(company.promotions) }));
    case 'deliveryQuote': {
      const shortest = segments.reduce((least, segment) => Math.min(least, segment.leadPeriods), Number.POSITIVE_INFINITY);
      return [{ ...standing, key: 'all', unit: 'periods', least: shortest >= 1 ? -1 : 0, most: 5, initial: 0 }];
    }
    case 'priority':
      return [{ ...standing, key: 'all', ...choice(priorities) }];
    case 'forecast':
      return items.map(({ id }, place) => {
        const base = demandOfRound(company, place, 'base');
        return {
          ...standing,
          key: id,
          unit: 'units',
          least: 0,
          most: round(Math.max(10, 6 * demandOfRound(company, place, 'most'))),
          initial: base,
        };
      });
    case 'redate':
      return slotsOf(company).map((key) => ({ ...oneShot, key, unit: 'periods', least: 0, most: company.periodsPerRound, initial: 0 }));
    case 'accountUnits':
      return slotsOf(company).map((key) => ({ ...oneShot, key, unit: 'percent', least: 0, most: 100, step: 10, initial: 100 }));
    case 'booking':
      return lanes.flatMap(({ id, modes }) => {
        const most = modes.reduce((largest, mode) => Math.max(largest, mode.booked?.mostPerRound ?? 0), 0);
        return modes.some((mode) => mode.booked !== undefined) ? [{ ...standing, key: id, unit: 'loads', least: 0, most, initial: 0 }] : [];
      });
    case 'mode':
      return lanes.flatMap(({ id, modes }) =>
        modes.length < 2 ? [] : [{ ...standing, key: id, ...choice(modes.map((mode) => ({ id: mode.id, name: mode.id }))) }],
      );
    case 'transfer':
      return lanes.flatMap((lane) => {
        const from = sites[lane.from.kind === 'site' ? lane.from.index : -1];
        const to = sites[lane.to.kind === 'site' ? lane.to.index : -1];
        return items.flatMap(({ id }, item) =>
          from?.supply[item] === undefined || to?.supply[item] === undefined
            ? []
            : [
                {
                  ...oneShot,
                  key: `${lane.id} ${id}`,
                  unit: 'units',
                  least: 0,
                  most: round(Math.max(10, demandOfRound(company, item, 'most'))),
                  initial: 0,
                } as const,
              ],
        );
      });
    case 'reroute':
      return lanes.flatMap(({ id, alternativeIndex }) =>
        alternativeIndex === undefined ? [] : [{ ...oneShot, key: id, ...choice(noYes) }],
      );
    case 'order':
      return sites.flatMap((site) =>
        site.supply.flatMap((supply, item) =>
          supply?.ordering.by !== 'field'
            ? []
            : [
                {
                  ...oneShot,
                  key: `${site.id} ${items[item]?.id ?? ''}`,
                  unit: 'units',
                  least: 0,
                  most: round(Math.max(1000, 25 * demandOfRound(company, item, 'most'))),
                  initial: undefined,
                  ...(site.seat === undefined ? {} : { seat: site.seat }),
                } as const,
              ],
        ),
      );
    case 'supplierShare':
      return suppliers.flatMap(({ id, offers }, index) =>
        items.flatMap((item, place) => {
          const shared = sites.some((site) => site.supply[place]?.supplierIndices.slice(1).includes(index) === true);
          const offered = offers.some((offer) => offer.itemIndex === place);
          return shared && offered
            ? [{ ...standing, key: `${id} ${item.id}`, unit: 'percent', least: 0, most: 100, step: 5, initial: 0 } as const]
            : [];
        }),
      );
    case 'expedite':
      return suppliers.flatMap(({ id, expedite }) => (expedite === undefined ? [] : [{ ...oneShot, key: id, ...choice(noYes) }]));
    case 'qualify':
      return suppliers.flatMap(({ id, qualification }) => (qualification === undefined ? [] : [{ ...oneShot, key: id, ...choice(noYes) }]));
    case 'staffing':
      return sites.flatMap(({ id, labour }) =>
        labour === undefined
          ? []
          : (
              [
                { ...standing, key: `${id} temps`, unit: 'people', least: 0, most: labour.temps.most, initial: 0 },
                { ...oneShot, key: `${id} hires`, unit: 'people', least: 0, most: labour.hires.most, initial: 0 },
              ] as const
            ).filter((each) => each.most > 0),
      );
    case 'overtime':
      return sites.flatMap(({ id, labour }) =>
        labour === undefined ? [] : [{ ...standing, key: id, unit: 'percent', least: 0, most: 50, step: 5, initial: 0 }],
      );
    case 'labourSplit':
      return sites.flatMap(({ id, labour }) =>
        labour === undefined
          ? []
          : [
              { ...standing, key: `${id} putaway`, unit: 'percent', least: 0, most: 100, step: 5, initial: 50 } as const,
              { ...standing, key: `${id} returns`, unit: 'percent', least: 0, most: 100, step: 5, initial: 5 } as const,
            ],
      );
    case 'slotting':
      return sites.flatMap(({ id, labour }) =>
        labour === undefined || labour.slotting.minutesPerRound === 0 ? [] : [{ ...oneShot, key: id, ...choice(noYes) }],
      );
    case 'cycleCount':
      return sites.flatMap(({ id, labour }) =>
        labour === undefined || labour.cycleCount.minutesPerItem === 0
          ? []
          : [{ ...standing, key: id, unit: 'count', least: 0, most: items.length, initial: 0 }],
      );
    case 'overflow':
      return sites.flatMap(({ id, storageVolume }) =>
        storageVolume === undefined
          ? []
          : [{ ...standing, key: id, unit: 'units', least: 0, most: round(storageVolume), step: 1, initial: 0 }],
      );
  }
};
