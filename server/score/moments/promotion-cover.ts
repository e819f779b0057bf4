import type { Moment } from '../../contract/debrief.ts';
import type { Seat } from '../../contract/ids.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';
import { sum } from '../formulas.ts';
import type { Candidate } from './candidate.ts';
import { hurtIn } from './losses.ts';
import type { Hurt } from './losses.ts';
import { cellOf, eachOnce, lastPeriod, plain, seatsWith, unitsOf } from './places.ts';

/** A promotion asks for cover when its round brings so many times the baseline; work and loads are short when they go so far beyond what was there. */
const leastUplift = 1.2;
const shortBy = 1.1;
/** What it leaves unserved is felt in the two rounds after it too. */
const roundsAfter = 2;

type Evidence = Moment['evidence'][number];
type Short = { readonly evidence: readonly Evidence[]; readonly seats: readonly Seat[] };
const covered: Short = { evidence: [], seats: [] };

const demandPlaces = (company: Company, item: number): readonly number[] =>
  company.segments.flatMap(({ demand }, segment) => (demand[item] === undefined ? [] : [segment * company.items.length + item]));

/** Goods: what stood on all shelves when the promotion's round began, less what was owed, and what suppliers brought in it. */
const goodsFor = ({ company }: GameSetup, { records }: Game, item: number, round: number): number => {
  const cells = company.sites.flatMap(({ kind }, site) => (kind === 'port' ? [] : [cellOf(company, site, item)]));
  const bought = company.sites.flatMap(({ supply }, site) => (supply[item]?.from === 'suppliers' ? [cellOf(company, site, item)] : []));
  const last = records[round - 1]?.periods.at(-1);
  const served = new Set(company.segments.map(({ siteIndex }) => cellOf(company, siteIndex, item)));
  const owed = sum([...served].map((cell) => last?.backlog[cell] ?? 0));
  return Math.max(
    0,
    sum(cells.map((cell) => last?.onHand[cell] ?? 0)) - owed + unitsOf(records[round], ({ received }) => received, bought),
  );
};

/** Hands, in the promotion's round or in the one of the wave behind it, whichever was worse: minutes of the people who were there, against what the round took and what it left on the dock. */
const hoursShort = (setup: GameSetup, { records }: Game, first: number): Short => {
  const evidence = setup.company.sites.flatMap(({ id, labour }, site): readonly Evidence[] => {
    if (labour === undefined) return [];
    const rounds = [first, first + 1].flatMap((round) => {
      const days = (records[round]?.periods ?? []).flatMap((period) => period.labour[site] ?? []);
      const available = sum(days.map(({ regularMinutes }) => regularMinutes));
      const needed = sum(days.map(({ usedMinutes }) => usedMinutes)) + (days.at(-1)?.dockMinutes ?? 0);
      return needed > shortBy * available ? [{ round, needed, available }] : [];
    });
    const [worst] = rounds.toSorted((one, other) => other.needed - other.available - (one.needed - one.available));
    return worst === undefined ? [] : [{ text: 'hours', values: { site: id, ...worst } }];
  });
  return evidence.length === 0 ? covered : { evidence, seats: seatsWith(setup, 'crew', 'dock') };
};

/** Trucks: contract loads booked for the round, against those that went and those that would have taken what was left. Ports are the suppliers' side. */
const loadsShort = (setup: GameSetup, { records }: Game, item: number, round: number): Short => {
  const { company } = setup;
  const volume = sum(company.items.map((each) => each.volume)) / Math.max(1, company.items.length);
  const evidence = company.lanes.flatMap(({ id, from, to, modes }, lane): readonly Evidence[] => {
    const mode = modes.find(({ booked }) => booked !== undefined);
    const isInland = from.kind === 'site' && to.kind === 'site' && company.sites[from.index].kind !== 'port';
    if (mode?.loadVolume === undefined || !isInland) return [];
    const carried = unitsOf(records[round], ({ laneItemUnits }) => laneItemUnits, [lane * company.items.length + item]);
    const booked = records[round - 1]?.close.bookedNext[lane] ?? 0;
    const waiting = records[round]?.periods.at(-1)?.laneWaitingUnits[lane] ?? 0;
    const needed = unitsOf(records[round], ({ laneLoads }) => laneLoads, [lane]) + Math.ceil((waiting * volume) / mode.loadVolume);
    return carried > 0 && needed > shortBy * booked ? [{ text: 'loads', values: { lane: id, booked, needed, round } }] : [];
  });
  return evidence.length === 0 ? covered : { evidence, seats: seatsWith(setup, 'lanes') };
};

/** Money: orders of the item that the credit limit blocked while there was time to buy for it. */
const cashShort = (setup: GameSetup, { records }: Game, item: number, round: number): Short => {
  const units = sum([records[round - 1], records[round]].map((record) => record?.close.blockedUnits[item] ?? 0));
  if (units <= 0) return covered;
  return { evidence: [{ text: 'blocked', values: { item: setup.company.items[item].id, units } }], seats: seatsWith(setup, 'cash') };
};

/** What the others had said of it. Silence is no advice. */
const adviceOn = ({ together }: Game, item: string, option: number, round: number): readonly Evidence[] => {
  const plan = together.agreements.findLast(
    ({ terms, agreed }) =>
      agreed !== undefined && terms.kind === 'promotionPlan' && terms.item === item && terms.round === round && terms.option === option,
  );
  return (plan?.answers ?? [])
    .filter(
      (answer, at, all) =>
        all.findLastIndex(({ by }) => by === answer.by) === at && (answer.answer === 'no' || answer.answer === 'smaller'),
    )
    .map(({ by, answer }) => ({ text: 'advice', values: { seat: by, answer } }));
};

/**
 * Promotions that were launched without cover: customers asked for more than all that was there and came in, or the work or the loads
 * went beyond the people and trucks of the week. Their weight is what was late or lost then: one that hurt nobody does not matter.
 */
export const promotionWithoutCover = (setup: GameSetup, game: Game, hurt: Hurt): readonly Candidate[] => {
  const { company } = setup;
  return company.fields.flatMap(({ lever, key, seat }, place): readonly Candidate[] => {
    const item = lever === 'promotion' ? company.items.findIndex(({ id }) => id === key) : -1;
    if (item < 0) return [];
    const places = demandPlaces(company, item);
    return game.decisions.flatMap((decided, at): readonly Candidate[] => {
      const option = decided[place] ?? 0;
      // Decided in a round, it runs in the next.
      const round = at + 2;
      const record = game.records[round];
      if (option <= 0 || record === undefined) return [];
      const asked = unitsOf(record, ({ demand }) => demand, places);
      const usual = unitsOf(record, ({ demand, baselineDemand }) => baselineDemand ?? demand, places);
      if (asked < leastUplift * usual) return [];
      const goods = goodsFor(setup, game, item, round);
      const [hours, loads, cash] = [
        hoursShort(setup, game, round),
        loadsShort(setup, game, item, round),
        cashShort(setup, game, item, round),
      ];
      const shorts = [hours, loads, cash];
      // Hands and trucks are everybody's: what they cannot move is late whatever it is.
      const isWide = hours.evidence.length + loads.evidence.length > 0;
      const unserved = hurtIn(hurt, round, round + roundsAfter, (each) => isWide || places.includes(each));
      const isShort = goods < asked || shorts.some(({ evidence }) => evidence.length > 0);
      if (!isShort) return [];
      const advice = adviceOn(game, key, option, round);
      const cover = Math.round((10 * goods * company.periodsPerRound) / Math.max(1, asked)) / 10;
      return [
        {
          kind: 'promotionWithoutCover',
          round: at + 1,
          period: lastPeriod(game.records[at + 1]),
          seats: eachOnce([
            seat,
            ...(goods < asked ? seatsWith(setup, 'supply') : []),
            ...shorts.flatMap((short) => short.seats),
            ...advice.flatMap(({ values }) => (values['seat'] as Seat | undefined) ?? []),
          ]),
          values: {
            item: key,
            option,
            name: plain(company.promotions[option]?.name ?? ''),
            runRound: round,
            units: asked,
            usualUnits: usual,
            goodsUnits: goods,
            shortUnits: Math.max(0, asked - goods),
            lateUnits: unserved,
            advice: advice.length,
          },
          evidence: [
            { text: 'demand', values: { item: key, units: asked, usualUnits: usual, round } },
            ...(goods < asked
              ? [{ text: 'cover', values: { item: key, cover, neededCover: company.periodsPerRound, units: goods } } as const]
              : []),
            ...shorts.flatMap(({ evidence }) => evidence),
            ...advice,
          ],
          explains: { units: unserved },
          about: `promotion ${key} ${round}`,
        },
      ];
    });
  });
};
