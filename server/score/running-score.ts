import type { GameSetup } from '../game/rules.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { addLinkRound, noLinkSums } from './bullwhip.ts';
import type { LinkSums } from './bullwhip.ts';
import { addSums, noSums, roundSums } from './kpis.ts';
import type { KpiSums } from './kpis.ts';

/** What a game's score is made of, counted as it is played, so that rounds long ago need not be kept for it. */
export type RunningScore = {
  readonly kpis: KpiSums;
  /** Without the run-out, which is played by one common policy. */
  readonly links: LinkSums;
  /** By site: holding, backlog, handling, storage and labour, cents. */
  readonly siteCents: readonly number[];
};

export const noScore = (company: Company): RunningScore => ({ kpis: noSums, links: noLinkSums, siteCents: company.sites.map(() => 0) });

const withCosts = (siteCents: readonly number[], record: RoundRecord): readonly number[] => {
  const sums = siteCents.slice();
  for (const period of record.periods) for (let site = 0; site < sums.length; site += 1) sums[site] += period.siteCostCents[site];
  return sums;
};

/** The score with the round at place `at` of the records; `decisions` by round, then field. `kpis`: their sums with it, where they are known. */
export const countRound = (
  setup: GameSetup,
  score: RunningScore,
  records: readonly RoundRecord[],
  at: number,
  decisions: readonly (readonly number[])[],
  kpis?: KpiSums,
): RunningScore => {
  const record = records[at];
  if (record === undefined) return score;
  const { company, rules } = setup;
  return {
    kpis: kpis ?? addSums(score.kpis, roundSums(setup, records, at, decisions)),
    links: record.round > rules.playedRounds ? score.links : addLinkRound(company, score.links, record, rules.warmUpRounds),
    siteCents: withCosts(score.siteCents, record),
  };
};

/** Rounds at the end that KPIs are still read from: stock above cover is told by the demand of the last four. */
const roundsAtEnd = 4;

/** Rounds before a round that tell what falls due in it, and what stands at its end; what is older is only in the sums. */
export const roundsLookedBack = ({ segments, periodsPerRound }: Company): number =>
  roundsAtEnd + segments.reduce((most, { leadPeriods }) => Math.max(most, Math.ceil(leadPeriods / periodsPerRound)), 0);
