import type { ChainDay } from '../chain-reaction.ts';
import type { GameCourse } from '../game-course.ts';
import type { PlaySummary } from '../play-job.ts';

/** What a report keeps of one team's games: a few numbers a game, by seed. */
export type TeamGames = {
  readonly scores: number[];
  readonly moneyCents: number[];
  readonly points: (readonly number[])[];
  readonly courses: GameCourse[];
  readonly chains: (readonly ChainDay[])[];
};

export type Tally = {
  /** Games come seed by seed, in the order of seeds within a team. */
  readonly add: (team: string, summary: PlaySummary) => void;
  /** Nothing for a team that did not play. */
  readonly games: (team: string) => TeamGames;
};

const none = (): TeamGames => ({ scores: [], moneyCents: [], points: [], courses: [], chains: [] });

/** Games by team. `ledger`: money is the contribution; otherwise it is the total cost. */
export const newTally = (ledger: boolean): Tally => {
  const byTeam = new Map<string, TeamGames>();
  return {
    add: (team, summary) => {
      const games = byTeam.get(team) ?? none();
      byTeam.set(team, games);
      games.scores.push(summary.jointScore);
      games.moneyCents.push(ledger ? summary.contributionCents : summary.totalCostCents);
      games.points.push(summary.points);
      if (summary.course !== undefined) games.courses.push(summary.course);
      if (summary.chain !== undefined) games.chains.push(summary.chain);
    },
    games: (team) => byTeam.get(team) ?? none(),
  };
};
