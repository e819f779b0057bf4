import type { KpiId } from '../../server/contract/desk.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { LabourRecord, Ledger, PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';

/** Every KPI counted again from raw records the slow way, without a line of the code it checks. Nothing to divide by is NaN. */

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]): number => sum(values) / values.length;

const noRequests = { orderedUnits: 0, owedUnits: 0, overdueUnits: 0, dueUnits: 0, shortUnits: 0 };

/** What customers waited for, unit by unit: each is served, or lost, before any that was asked for later. */
const waited = (setup: GameSetup, periods: readonly PeriodRecord[]) => {
  const items = setup.company.items.length;
  let [due, short, overdue, penaltyCents] = [0, 0, 0, 0];
  setup.company.segments.forEach((segment, segmentIndex) =>
    setup.company.items.forEach((item, itemIndex) => {
      const place = segmentIndex * items + itemIndex;
      /** Period (counted from 0) in which each unit still open was asked for. */
      const open: number[] = [];
      /** What was asked for ahead has dates of its own, and waits in a line of its own. */
      const ahead = periods.map(
        ({ accounts }) => accounts?.find((flow) => flow.segmentIndex === segmentIndex && flow.itemIndex === itemIndex) ?? noRequests,
      );
      const usual = (period: number): number => periods[period].demand[place] - ahead[period].orderedUnits;
      periods.forEach((period, now) => {
        due += ahead[now].dueUnits;
        short += ahead[now].shortUnits;
        for (let unit = 0; unit < usual(now); unit += 1) open.push(now);
        const aheadLeft = (ahead[now - 1]?.owedUnits ?? 0) + ahead[now].orderedUnits - ahead[now].owedUnits;
        open.splice(0, period.delivered[place] + (period.lost[place] ?? 0) - aheadLeft);
        const asked = now - segment.leadPeriods;
        if (asked < 0) return;
        due += usual(asked);
        short += open.filter((when) => when === asked).length;
      });
      const late = open.filter((when) => when + segment.leadPeriods < periods.length).length + (ahead.at(-1)?.overdueUnits ?? 0);
      overdue += late;
      penaltyCents += (late * item.listPriceCents * segment.latePenaltyPpm) / 1_000_000;
    }),
  );
  return { due, short, overdue, penaltyCents };
};

const forecastErrors = (setup: GameSetup, rounds: readonly RoundRecord[], decisions: readonly (readonly number[])[]) => {
  const pairs = rounds
    .filter(({ round }) => round > 2 && round <= setup.rules.playedRounds)
    .flatMap((record) =>
      setup.company.fields.flatMap((field, place) => {
        if (field.lever !== 'forecast') return [];
        const item = setup.company.items.findIndex(({ id }) => id === field.key);
        const wanted = sum(
          record.periods.flatMap(({ demand }) => demand.filter((_, where) => where % setup.company.items.length === item)),
        );
        return [{ wanted, forecast: decisions[record.round - 3][place] }];
      }),
    );
  const wanted = sum(pairs.map((pair) => pair.wanted));
  return {
    accuracy: 1 - sum(pairs.map((pair) => Math.abs(pair.wanted - pair.forecast))) / wanted,
    bias: sum(pairs.map((pair) => pair.wanted - pair.forecast)) / wanted,
  };
};

/** Stock above the cover at half its cost, cents. */
const hoardCents = ({ company }: GameSetup, rounds: readonly RoundRecord[]): number => {
  const { endCoverPeriods } = company.money;
  const last = rounds.at(-1)?.periods.at(-1);
  if (endCoverPeriods === undefined || last === undefined) return 0;
  const lately = rounds.slice(-4).flatMap(({ periods }) => periods);
  return sum(
    company.items.map((item, itemIndex) => {
      const mine = (list: readonly number[]): number => sum(list.filter((_, place) => place % company.items.length === itemIndex));
      const cover = average(lately.map(({ demand }) => mine(demand))) * endCoverPeriods;
      return (Math.max(0, mine(last.onHand) + mine(last.atDoor) - cover) * item.costCents) / 2;
    }),
  );
};

/** All KPIs of a game whose rounds are these; `decisions` by round, then field. Of a company with a ledger, whose periods are days. */
export const kpisByHand = (
  setup: GameSetup,
  rounds: readonly RoundRecord[],
  decisions: readonly (readonly number[])[],
): Readonly<Record<KpiId, number>> => {
  const { company } = setup;
  const periods = rounds.flatMap((round) => round.periods);
  const days = periods.length;
  const books = periods.flatMap(({ ledger }) => ledger ?? []);
  const cents = (...flows: readonly (keyof Ledger)[]): number => sum(books.flatMap((book) => flows.map((flow) => book[flow])));
  const balance = (name: keyof Ledger): number => average(books.map((book) => book[name]));
  const work = periods.flatMap(({ labour }) => labour.flatMap((each) => each ?? []));
  const worked = (...names: readonly (keyof LabourRecord)[]): number => sum(work.flatMap((each) => names.map((name) => each[name])));
  const judged = periods.flatMap((period) => period.judged);
  const orders = (name: keyof (typeof judged)[number]): number => sum(judged.map((each) => each[name] ?? Number.NaN));
  const { due, short, overdue, penaltyCents } = waited(setup, periods);
  const { accuracy, bias } = forecastErrors(setup, rounds, decisions);

  const [revenue, goods] = [cents('revenueCents'), cents('goodsCents')];
  const service = cents('freightCents', 'labourCents', 'storageCents', 'penaltyCents', 'writeOffCents', 'interestCents', 'otherCents');
  const totalCost = goods + service + cents('priceVarianceCents', 'promotionCents');
  const [stock, owing, owed] = [balance('stockCents'), balance('receivablesCents'), balance('payablesCents')];
  const daysOfStock = stock / (goods / days);
  const daysReceivable = owing / (revenue / days);
  const daysPayable = owed / (goods / days);
  const delivered = sum(periods.flatMap((period) => period.delivered));
  const pickedRight = worked('pickedUnits') - worked('errorUnits');

  const boughtOf = (item: number): number =>
    sum(
      periods.flatMap(({ laneItemUnits }) =>
        company.lanes.map((lane, place) => (lane.from.kind === 'supplier' ? (laneItemUnits[place * company.items.length + item] ?? 0) : 0)),
      ),
    );
  const bought = company.items.map((_, item) => boughtOf(item));
  const standard = sum(bought.map((units, item) => units * company.items[item].costCents)) / sum(bought);

  const records = periods.flatMap(({ book, onHand }) =>
    company.sites.flatMap((site, siteIndex) =>
      site.labour === undefined
        ? []
        : site.supply.flatMap((supply, item) => {
            const cell = siteIndex * company.items.length + item;
            return supply === undefined ? [] : [Math.abs(book[cell] - onHand[cell]) <= 0.05 * onHand[cell]];
          }),
    ),
  );

  return {
    totalCost,
    contribution: revenue - totalCost - Math.round(penaltyCents + hoardCents(setup, rounds)),
    revenue,
    grossMargin: (revenue - goods) / revenue,
    gmroi: (((revenue - goods) / days) * 365) / stock,
    returnOnWorkingCapital: (((revenue - totalCost) / days) * 365) / (stock + owing - owed),
    perfectOrderRate: orders('perfect') / orders('orders'),
    // Nothing that was lost was on time, so on time is on time and in full.
    otif: orders('onTime') / orders('orders'),
    otifQuoted: orders('onQuote') / orders('orders'),
    orderFillRate: orders('inFull') / orders('orders'),
    fillRate: (due - short) / due,
    orderCycleTime: orders('cyclePeriods') / orders('inFull'),
    forecastAccuracy: accuracy,
    forecastBias: bias,
    inventoryRecordAccuracy: records.filter(Boolean).length / records.length,
    backlog: overdue,
    expediteShare: worked('emergencyLines') / worked('lines'),
    csat: average(rounds.at(-1)?.periods.at(-1)?.csat ?? []) / 1000,
    nps: (100 * (orders('promoters') - orders('detractors'))) / orders('orders'),
    costToServe: service / revenue,
    freightPerUnit: cents('freightCents') / delivered,
    purchasePerUnit: standard + cents('priceVarianceCents') / sum(periods.flatMap((period) => period.supplierShipped)),
    labourPerUnit: cents('labourCents') / pickedRight,
    throughputPerLabourHour: pickedRight / (worked('regularMinutes', 'overtimeMinutes') / 60),
    daysOfStock,
    inventoryTurns: 365 / daysOfStock,
    daysReceivable,
    daysPayable,
    cashToCash: daysOfStock + daysReceivable - daysPayable,
  };
};
