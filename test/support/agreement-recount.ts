import type { OutcomePledge, Pledge } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import type { PeriodRecord } from '../../server/simulation/records.ts';

/** Whether promises were kept, counted again from the records the slow way, without a line of the code it checks. */

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a record's list says of a place: of an item, or of all. */
const at = (setup: GameSetup, list: readonly number[], place: number, item: string | undefined): number =>
  sum(
    setup.company.items.map(({ id }, itemIndex) =>
      item === undefined || id === item ? (list[place * setup.company.items.length + itemIndex] ?? Number.NaN) : 0,
    ),
  );

const amountIn = (setup: GameSetup, record: PeriodRecord, { measure, place, item }: OutcomePledge): number => {
  const { sites, lanes, segments } = setup.company;
  const site = sites.findIndex(({ id }) => id === place);
  switch (measure) {
    case 'received':
      return at(setup, record.received, site, item);
    case 'shipped':
      return at(setup, record.shipped, site, item);
    case 'onHand':
      return at(setup, record.book, site, item);
    case 'backlog':
      return at(setup, record.backlog, site, item);
    case 'delivered':
      return at(
        setup,
        record.delivered,
        segments.findIndex(({ id }) => id === place),
        item,
      );
    case 'dockQueue':
      return record.labour[site]?.dockUnits ?? Number.NaN;
    case 'waiting':
      return record.laneWaitingUnits[lanes.findIndex(({ id }) => id === place)] ?? Number.NaN;
  }
};

const outcomeKept = (setup: GameSetup, game: Game, agreement: Agreement, pledge: OutcomePledge, place: number): boolean => {
  const periods = game.records.flatMap((round) => round.periods);
  const due = periods.find(({ period }) => period === pledge.byPeriod);
  if (due === undefined) throw new Error(`period ${pledge.byPeriod} was judged and never played`);
  switch (pledge.measure) {
    case 'onHand':
      return amountIn(setup, due, pledge) >= pledge.value;
    case 'backlog':
    case 'dockQueue':
    case 'waiting':
      return amountIn(setup, due, pledge) <= pledge.value;
    case 'received':
    case 'shipped':
    case 'delivered': {
      const since = agreement.agreed?.period ?? Number.NaN;
      const came = sum(
        periods.flatMap((each) => (each.period > since && each.period <= pledge.byPeriod ? amountIn(setup, each, pledge) : [])),
      );
      const owed = agreement.pledges.flatMap((each, other) => {
        if (each.kind !== 'outcome' || each.measure !== pledge.measure || each.place !== pledge.place || each.item !== pledge.item)
          return [];
        return each.byPeriod < pledge.byPeriod || (each.byPeriod === pledge.byPeriod && other <= place) ? each.value : [];
      });
      return came >= sum(owed);
    }
  }
};

const roundsFrom = (game: Game, first: number, last: number) => game.records.filter(({ round }) => round >= first && round <= last);

const goalKept = (game: Game, agreement: Agreement, pledge: Extract<Pledge, { kind: 'kpi' }>): boolean => {
  const periods = roundsFrom(game, agreement.agreed?.round ?? Number.NaN, pledge.byRound).flatMap((round) => round.periods);
  const judged = periods.flatMap((period) => period.judged);
  const last = periods.at(-1)?.csat ?? [];
  const value =
    pledge.kpi === 'csat'
      ? sum(last) / last.length / 1000
      : sum(judged.map(({ perfect }) => perfect)) / sum(judged.map(({ orders }) => orders));
  return pledge.relation === 'atLeast' ? value >= pledge.value : value <= pledge.value;
};

const numbersKept = (setup: GameSetup, game: Game, agreement: Agreement): boolean => {
  const { items } = setup.company;
  const pairs = agreement.pledges.flatMap((pledge) => {
    if (pledge.kind !== 'forecast') return [];
    const item = items.findIndex(({ id }) => id === pledge.item);
    const wanted = roundsFrom(game, pledge.round, pledge.round).flatMap(({ periods }) =>
      periods.flatMap(({ demand }) => demand.filter((_, place) => place % items.length === item)),
    );
    return { wanted: sum(wanted), signed: pledge.units };
  });
  const off = sum(pairs.map(({ wanted, signed }) => Math.abs(wanted - signed)));
  const wanted = sum(pairs.map((pair) => pair.wanted));
  return wanted === 0 ? off === 0 : 1 - off / wanted >= 0.8;
};

/** Whether a pledge of an agreement was kept. Goals are counted for CSAT and perfect orders only. `place`: the pledge's in its agreement. */
export const wasKept = (setup: GameSetup, game: Game, agreement: Agreement, place: number): boolean => {
  const pledge = agreement.pledges[place];
  switch (pledge?.kind) {
    case 'action': {
      const field = setup.company.fields.findIndex(({ lever, key }) => lever === pledge.lever && key === pledge.key);
      const value = game.decisions[pledge.round - 1]?.[field] ?? Number.NaN;
      if (pledge.relation === 'exactly') return value === pledge.value;
      return pledge.relation === 'atLeast' ? value >= pledge.value : value <= pledge.value;
    }
    case 'outcome':
      return outcomeKept(setup, game, agreement, pledge, place);
    case 'kpi':
      return goalKept(game, agreement, pledge);
    case 'forecast':
      return numbersKept(setup, game, agreement);
    case undefined:
      throw new Error('more was judged than promised');
  }
};

/** The round in which the last of an agreement's pledges is due. */
export const dueRound = ({ company }: GameSetup, { pledges }: Agreement): number =>
  Math.max(
    ...pledges.map((pledge) => {
      if (pledge.kind === 'outcome') return Math.ceil(pledge.byPeriod / company.periodsPerRound);
      return pledge.kind === 'kpi' ? pledge.byRound : pledge.round;
    }),
  );
