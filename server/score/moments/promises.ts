import type { Agreement, AgreementWorth, PledgeOutcome } from '../../contract/agreements.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import type { Moment, Outcome } from '../../contract/debrief.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';
import { sum } from '../formulas.ts';
import type { Candidate, Explained } from './candidate.ts';
import type { Found } from './found.ts';
import type { Losses } from './losses.ts';
import { eachOnce, lastPeriod, leverValues } from './places.ts';

/** Pledges that stand as proof; numbers of a forecast are kept or missed together, one stands for all. */
const mostLines = 3;

type Evidence = Moment['evidence'][number];

/** What a pledge was about, as ids, and how much of it came. */
const pledgeLine = (company: Company, { kind }: Agreement, pledge: Pledge, { kept, actual, because }: PledgeOutcome): Evidence => {
  const said = {
    agreementKind: kind,
    kept: kept ? 1 : 0,
    ...(actual === undefined ? {} : { actual }),
    ...(because === undefined ? {} : { because }),
  };
  switch (pledge.kind) {
    case 'action':
      return {
        text: 'pledge',
        values: {
          ...said,
          seat: pledge.seat,
          lever: pledge.lever,
          key: pledge.key,
          pledged: pledge.value,
          round: pledge.round,
          ...leverValues(company, { lever: pledge.lever, key: pledge.key, values: { name: pledge.value, actualName: actual } }),
        },
      };
    case 'outcome':
      return {
        text: 'pledge',
        values: {
          ...said,
          seat: pledge.seat,
          measure: pledge.measure,
          place: pledge.place,
          ...(pledge.item === undefined ? {} : { item: pledge.item }),
          pledged: pledge.value,
          period: pledge.byPeriod,
        },
      };
    case 'kpi':
      return { text: 'pledge', values: { ...said, kpi: pledge.kpi, pledged: pledge.value, round: pledge.byRound } };
    case 'forecast':
      return { text: 'pledge', values: { ...said, item: pledge.item, pledged: pledge.units, round: pledge.round } };
  }
};

/** Units that were promised to customers or to a place and did not come, or did. What only stands (a shelf, a queue) moves no units. */
const unitsOf = (pledges: readonly Pledge[], outcomes: readonly PledgeOutcome[], kept: boolean): number =>
  sum(
    pledges.map((pledge, place) => {
      const outcome = outcomes[place];
      const moves =
        pledge.kind === 'outcome' && (pledge.measure === 'received' || pledge.measure === 'shipped' || pledge.measure === 'delivered');
      if (!moves || outcome === undefined || outcome.kept !== kept) return 0;
      return kept ? pledge.value : Math.max(0, pledge.value - (outcome.actual ?? 0));
    }),
  );

const worthOf = (worths: readonly AgreementWorth[], id: string): Outcome | undefined => {
  const found = worths.find(({ agreement }) => agreement === id);
  return found === undefined ? undefined : { jointScore: found.jointScore, contributionCents: found.contributionCents };
};

const candidateOf = (
  company: Company,
  game: Game,
  found: Found,
  losses: Losses,
  agreement: Agreement,
  kept: boolean,
): Candidate | undefined => {
  const { id, kind, by, to, pledges, ended } = agreement;
  if (ended === undefined || pledges.length === 0) return undefined;
  const worth = worthOf(found.agreements, id);
  const record = game.records[ended.round];
  // What was pledged and kept or missed first: the line that proves it.
  const judged = pledges.map((pledge, place) => ({ pledge, outcome: ended.pledges[place] ?? { kept } }));
  const telling = judged.filter(({ outcome }) => outcome.kept === kept);
  const [first] = telling;
  if (first === undefined) return undefined;
  const units = unitsOf(pledges, ended.pledges, kept);
  const owner = 'seat' in first.pledge ? first.pledge.seat : by;
  const money: Explained =
    worth === undefined
      ? {}
      : kept
        ? { cents: Math.max(0, worth.contributionCents), points: Math.max(0, worth.jointScore) }
        : { cents: Math.abs(worth.contributionCents), points: Math.abs(worth.jointScore) };
  return {
    kind: kept ? 'promiseKept' : 'promiseBroken',
    round: ended.round,
    period: lastPeriod(record),
    seats: eachOnce([owner, by, ...to]),
    values: {
      agreementKind: kind,
      seat: owner,
      by,
      agreedRound: agreement.agreed?.round ?? agreement.round,
      count: telling.length,
      of: pledges.length,
      ...(units > 0 ? { units } : {}),
      ...(first.outcome.because === undefined ? {} : { because: first.outcome.because }),
    },
    evidence: [
      ...telling
        .slice(0, kind === 'consensusForecast' ? 1 : mostLines)
        .map(({ pledge, outcome }) => pledgeLine(company, agreement, pledge, outcome)),
      ...(worth === undefined ? [] : [{ text: 'worth', values: { points: worth.jointScore, cents: worth.contributionCents } } as const]),
    ],
    agreement: id,
    ...(worth === undefined ? {} : { worth }),
    explains: { ...money, ...(kept ? { moved: units / losses.demandUnits } : { units }) },
    about: `agreement ${id}`,
  };
};

/** Promises that were missed, and promises that were kept and mattered: by their worth, and by the units that did not come, or came. */
export const promises = ({ company }: GameSetup, game: Game, found: Found, losses: Losses): readonly Candidate[] =>
  game.together.agreements.flatMap((agreement): readonly Candidate[] => {
    if (agreement.state !== 'missed' && agreement.state !== 'kept') return [];
    const kept = agreement.state === 'kept';
    const candidate = candidateOf(company, game, found, losses, agreement, kept);
    if (candidate === undefined) return [];
    const isGood = !kept || candidate.worth === undefined || candidate.worth.jointScore > 0 || candidate.worth.contributionCents > 0;
    return isGood ? [candidate] : [];
  });
