import type { TeamResult, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { money, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { latestFinished, resultLabel } from './standing.ts';

/** What small charts show, team by team on the same axes. */
export const smallMeasures = ['service', 'cost', 'backlog'] as const;
export type SmallMeasure = (typeof smallMeasures)[number];

export type SmallChart = {
  readonly game: string;
  readonly name: string;
  /** By place of `rounds` of all; heights from 0 to 1. */
  readonly heights: readonly (number | undefined)[];
  readonly last: string;
  /** In a sentence, for those who do not see it. */
  readonly words: string;
};
export type SmallCharts = {
  readonly measure: SmallMeasure;
  readonly rounds: readonly number[];
  /** What the top of every one of them stands for. */
  readonly top: string;
  readonly charts: readonly SmallChart[];
};

export const roundValue = (round: TeamResult['rounds'][number] | undefined, measure: SmallMeasure): number | undefined => {
  switch (measure) {
    case 'service':
      return round?.servicePercent;
    case 'cost':
      return round?.costCents;
    case 'backlog':
      return round?.backlogUnits;
  }
};

export const roundValueText = (measure: SmallMeasure, value: number | undefined, { language }: Speech): string =>
  value === undefined
    ? '–'
    : measure === 'service'
      ? `${whole(value, language)}\u00a0%`
      : measure === 'cost'
        ? money(value, language)
        : whole(value, language);

/** Measures that any team has a number of. */
export const measuresOf = (debrief: Pick<WorkshopDebrief, 'teams'>): readonly SmallMeasure[] =>
  smallMeasures.filter((measure) =>
    latestFinished(debrief).some(({ rounds }) => rounds.some((round) => (roundValue(round, measure) ?? 0) > 0)),
  );

/** One small chart a team, all on the axes of the largest. */
export const smallCharts = (debrief: WorkshopDebrief, measure: SmallMeasure, speech: Speech): SmallCharts => {
  const results = latestFinished(debrief);
  const last = Math.max(0, ...results.flatMap(({ rounds }) => rounds.map(({ round }) => round)));
  const rounds = Array.from({ length: last }, (_, place) => place + 1);
  const valuesOf = (result: TeamResult): readonly (number | undefined)[] =>
    rounds.map((round) =>
      roundValue(
        result.rounds.find((each) => each.round === round),
        measure,
      ),
    );
  const top = measure === 'service' ? 100 : Math.max(1, ...results.flatMap((result) => valuesOf(result).map((value) => value ?? 0)));
  return {
    measure,
    rounds,
    top: roundValueText(measure, top, speech),
    charts: results.map((result) => {
      const values = valuesOf(result);
      const known = values.flatMap((value) => value ?? []);
      const say = (value: number | undefined): string => roundValueText(measure, value, speech);
      return {
        game: result.game,
        name: resultLabel(result, speech),
        heights: values.map((value) => (value === undefined ? undefined : value / top)),
        last: say(known.at(-1)),
        words: speech.say('teams.smallWords', {
          team: resultLabel(result, speech),
          measure: speech.say(`teams.small.${measure}`),
          first: say(known[0]),
          last: say(known.at(-1)),
          least: say(known.length === 0 ? undefined : Math.min(...known)),
          most: say(known.length === 0 ? undefined : Math.max(...known)),
        }),
      };
    }),
  };
};
