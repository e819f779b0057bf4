import type { AccountDraw, Chance } from './chance.ts';
import type { AccountRequests, Span } from './account-rule.ts';
import type { Company } from './company.ts';
import { usualUnits } from './demand-processes.ts';
import { priceCents } from './demand.ts';
import { judge } from './judging.ts';
import type { AccountAnswer, AccountFlow, AccountRequest } from './records.ts';
import type { Run } from './run.ts';
import { decided, owe } from './run.ts';

/** Key accounts ask for more than usual ahead of a round, and sales answers: with all of it or part, on the day or later (R6.11-R6.15). */

/** A whole number of the span, each as likely as the others. */
const wholeIn = ({ least, most }: Span, uniform: number): number => least + Math.floor(uniform * (most - least + 1));

/** Any number of the span. */
const within = ({ least, most }: Span, uniform: number): number => least + uniform * (most - least);

/** Units that a segment usually asks for in a round: base and season alone, so that every team of a seed is asked the same. */
const usualRound = (company: Company, segmentIndex: number, itemIndex: number, round: number): number => {
  const source = company.segments[segmentIndex].demand[itemIndex];
  if (source === undefined) return 0;
  const season = source.kind === 'market' ? source.seasonPpmByRound : [];
  const ppm = season.length === 0 ? 1_000_000 : season[Math.min(round, season.length) - 1];
  return (usualUnits(source) * company.periodsPerRound * ppm) / 1_000_000;
};

const requestIn = (company: Company, rule: AccountRequests, chance: Chance, slot: number, round: number): AccountRequest => {
  const draw = (purpose: AccountDraw): number => chance.account(purpose, slot, round);
  const segmentIndex = rule.segmentIndices[Math.floor(draw('segment') * rule.segmentIndices.length)];
  const bought = company.segments[segmentIndex].demand.flatMap((source, item) => (source === undefined ? [] : [item]));
  const itemIndex = bought[Math.floor(draw('item') * bought.length)];
  const usual = usualRound(company, segmentIndex, itemIndex, round);
  const units = Math.max(1, Math.floor((usual * within(rule.sizePpm, draw('size'))) / 1_000_000 + 0.5));
  const duePeriod = (round - 1) * company.periodsPerRound + wholeIn(rule.duePeriods, draw('due'));
  return {
    slot,
    segmentIndex,
    itemIndex,
    units,
    duePeriod,
    leastUnits: Math.min(units, Math.max(1, Math.ceil((units * within(rule.leastPpm, draw('least units'))) / 1_000_000))),
    latestPeriod: duePeriod + wholeIn(rule.latestPeriods, draw('latest period')),
  };
};

const none: readonly AccountRequest[] = [];

/** What key accounts ask for ahead of a round: the same for every team of a seed, whatever was decided. */
export const accountRequests = (company: Company, chance: Chance, round: number): readonly AccountRequest[] => {
  const rule = company.accountRequests;
  if (rule === undefined || round < rule.fromRound || round > rule.untilRound) return none;
  const count = wholeIn(rule.perRound, chance.account('number', 1, round));
  return Array.from({ length: count }, (_, place) => requestIn(company, rule, chance, place + 1, round));
};

/** What requests come to today for a segment's item: a sum that is open to change. */
export const accountFlow = (run: Run, segmentIndex: number, itemIndex: number): OpenFlow => {
  const { accounts } = run.day;
  const before = accounts.find((flow) => flow.segmentIndex === segmentIndex && flow.itemIndex === itemIndex);
  if (before !== undefined) return before;
  const flow = { segmentIndex, itemIndex, orderedUnits: 0, owedUnits: 0, overdueUnits: 0, dueUnits: 0, shortUnits: 0 };
  accounts.push(flow);
  return flow;
};

export type OpenFlow = { -readonly [K in keyof AccountFlow]: AccountFlow[K] };

/** Sales' answer to a request, and what the customer makes of it. */
const answerTo = (run: Run, request: AccountRequest): AccountAnswer => {
  const fields = run.layout.accountFields[request.slot - 1];
  const percent = decided(run, fields?.units ?? -1, 100);
  const units = Math.floor((request.units * percent) / 100 + 0.5);
  const quotedPeriod = request.duePeriod + decided(run, fields?.redate ?? -1, 0);
  const { slot, segmentIndex, itemIndex } = request;
  const refused = units < request.leastUnits ? 'units' : quotedPeriod > request.latestPeriod ? 'date' : undefined;
  const given = { slot, segmentIndex, itemIndex, askedUnits: request.units, units, askedPeriod: request.duePeriod, quotedPeriod };
  return refused === undefined ? given : { ...given, refused };
};

/** The customer goes elsewhere: all that was asked for is lost, today, as an order. */
const lose = (run: Run, { segmentIndex, itemIndex, askedUnits }: AccountAnswer): void => {
  const place = segmentIndex * run.layout.items + itemIndex;
  run.day.demand[place] += askedUnits;
  run.day.lost[place] += askedUnits;
  const flow = accountFlow(run, segmentIndex, itemIndex);
  flow.orderedUnits += askedUnits;
  flow.dueUnits += askedUnits;
  flow.shortUnits += askedUnits;
  judge(run, segmentIndex, { late: 1, lateOnQuote: 1, lost: 1, wrong: 0 }, 0);
};

/** The request is an order: of what was agreed, asked for the first date, quoted for the second. */
const take = (run: Run, { segmentIndex, itemIndex, units, askedPeriod, quotedPeriod }: AccountAnswer, latestPeriod: number): void => {
  const { company, layout, world, day } = run;
  const segment = company.segments[segmentIndex];
  const place = segmentIndex * layout.items + itemIndex;
  day.demand[place] += units;
  world.owed[place] += units;
  day.incoming[segment.siteIndex * layout.items + itemIndex] += units;
  accountFlow(run, segmentIndex, itemIndex).orderedUnits += units;
  owe(run, {
    site: segment.siteIndex,
    item: itemIndex,
    lane: segment.laneIndex,
    bound: -1,
    segment: segmentIndex,
    order: world.nextOrder,
    units,
    duePeriod: quotedPeriod,
    requestedPeriod: askedPeriod,
    priceCents: priceCents(run, itemIndex),
  });
  run.orders.push({
    number: world.nextOrder,
    segment: segmentIndex,
    requestedPeriod: askedPeriod,
    quotedPeriod,
    openUnits: units,
    late: 0,
    lateOnQuote: 0,
    lost: 0,
    wrong: 0,
    request: { item: itemIndex, placedPeriod: world.period, latestPeriod },
  });
  world.nextOrder += 1;
};

/** Step 3 of a round's first period, after the usual orders: what key accounts asked for comes in as sales answered it. */
export const takeAccountRequests = (run: Run): void => {
  const { company, chance, world, layout, day } = run;
  if (company.accountRequests === undefined || run.dayOfRound > 0) return;
  for (const request of accountRequests(company, chance, world.round)) {
    const answer = answerTo(run, request);
    run.accountAnswers.push(answer);
    if (answer.refused === undefined) take(run, answer, request.latestPeriod);
    else lose(run, answer);
    // Without promotions and what is bought ahead they would have asked for the same.
    if (layout.hasPromotions)
      day.baselineDemand[answer.segmentIndex * layout.items + answer.itemIndex] +=
        answer.refused === undefined ? answer.units : answer.askedUnits;
  }
};

/** The period's sums of requests, with what is still owed of them when it ends. */
export const accountFlows = (run: Run): readonly AccountFlow[] => {
  for (const { segment, request, openUnits, requestedPeriod } of run.orders) {
    if (request === undefined) continue;
    const flow = accountFlow(run, segment, request.item);
    flow.owedUnits += openUnits;
    if (requestedPeriod > run.world.period) continue;
    flow.overdueUnits += openUnits;
    if (requestedPeriod < run.world.period) continue;
    flow.dueUnits += openUnits;
    flow.shortUnits += openUnits;
  }
  return run.day.accounts;
};
