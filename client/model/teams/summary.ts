import type { Moment, MomentKind, TeamResult, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { listText } from '../names.ts';
import { money, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { latestFinished, resultName, stillPlaying } from './standing.ts';

/** What a moment is in words: the model of moments says it. */
export type MomentSaid = (moment: Moment) => { readonly title: string; readonly sentence: string; readonly question: string };

/** What mattered: a kind of moment, how many teams had it, and the one instance that says it best. */
export type Mattered = {
  readonly kind: MomentKind;
  readonly title: string;
  /** `in 4 of 5 teams`; nothing where there is one team. */
  readonly teams: string | undefined;
  readonly sentence: string;
  readonly where: string;
  readonly game: string;
  readonly moment: Moment;
};

/** A workshop in two minutes: how it went, what mattered, what to ask. */
export type Summary = {
  readonly how: readonly string[];
  readonly mattered: readonly Mattered[];
  readonly ask: readonly string[];
  /** Teams of which what mattered is still worked out. */
  readonly pending: number;
};

const scoreOf = ({ jointScore }: TeamResult): number => Math.round(jointScore ?? 0);

/** The joint score of bots that decide alone, and of those that tell each other. */
const botsOf = ({ benchmarks }: WorkshopDebrief): { readonly alone: number; readonly together: number } | undefined => {
  const of = (policy: string): number | undefined => benchmarks.find((each) => each.policy === policy)?.jointScore;
  const [alone, together] = [of('silo'), of('coordinated')];
  return alone === undefined || together === undefined ? undefined : { alone: Math.round(alone), together: Math.round(together) };
};

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Scores that differ by less read as the same. */
const nearPoints = 3;

const comparedWithBots = (
  score: number,
  bots: { readonly alone: number; readonly together: number },
  many: boolean,
  speech: Speech,
): string => {
  const key =
    score >= bots.together - nearPoints
      ? 'reachedTogether'
      : score <= bots.alone - nearPoints
        ? 'belowAlone'
        : score <= bots.alone + nearPoints
          ? 'likeAlone'
          : 'between';
  const way = Math.round((100 * (score - bots.alone)) / Math.max(1, bots.together - bots.alone));
  return speech.say(`teams.how.${key}${many ? 'Many' : 'One'}`, { percent: way });
};

const howTheyDid = (debrief: WorkshopDebrief, results: readonly TeamResult[], speech: Speech): readonly string[] => {
  const { say, language } = speech;
  const number = (value: number): string => whole(value, language);
  const ranked = results.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  const [best, last] = [ranked[0], ranked.at(-1)];
  if (best === undefined || last === undefined) return [];
  const many = results.length > 1;
  const bots = botsOf(debrief);
  const sentences: string[] = [];
  if (!many) sentences.push(say('teams.how.one', { team: resultName(best, speech), score: number(scoreOf(best)) }));
  else if (scoreOf(best) === scoreOf(last))
    sentences.push(say('teams.how.manySame', { count: results.length, score: number(scoreOf(best)) }));
  else
    sentences.push(
      say('teams.how.many', {
        count: results.length,
        least: number(scoreOf(last)),
        most: number(scoreOf(best)),
        last: resultName(last, speech),
        best: resultName(best, speech),
      }),
    );
  if (bots !== undefined) {
    const oneWorld = new Set(results.map(({ seed }) => seed)).size <= 1;
    sentences.push(
      say(oneWorld ? 'teams.how.bots' : 'teams.how.botsOfWorlds', { alone: number(bots.alone), together: number(bots.together) }),
    );
    if (bots.together > bots.alone + nearPoints)
      sentences.push(comparedWithBots(many ? medianOf(results.map(scoreOf)) : scoreOf(best), bots, many, speech));
  }
  if (results.some(({ attempt }) => attempt > 1)) sentences.push(say('teams.how.latest'));
  const cents = results.flatMap(({ contributionCents }) => contributionCents ?? []);
  if (many && cents.length > 1) {
    const apart = Math.max(...cents) - Math.min(...cents);
    if (apart > 0) sentences.push(say('teams.how.apart', { money: money(apart, language) }));
  }
  const playing = stillPlaying(debrief);
  if (playing.length > 0)
    sentences.push(
      say('teams.how.playing', {
        count: playing.length,
        teams: listText(
          playing.map((result) => resultName(result, speech)),
          speech,
        ),
      }),
    );
  return sentences;
};

const mostMattered = 3;

/** Kinds by how much they mattered over all teams that have been worked out: a kind of several teams says more than one team's mishap. */
const matteredMost = (told: readonly TeamResult[], said: MomentSaid, speech: Speech): readonly Mattered[] => {
  const all = told.flatMap((result) => result.moments.map((moment) => ({ result, moment })));
  const kinds = [...new Set(all.map(({ moment }) => moment.kind))];
  return kinds
    .map((kind) => {
      const own = all.filter(({ moment }) => moment.kind === kind).toSorted((one, other) => other.moment.weight - one.moment.weight);
      const teams = new Set(own.map(({ result }) => result.game));
      // The heaviest of each team counts, so that a kind does not win by number.
      const weight = [...teams].reduce((sum, game) => sum + (own.find(({ result }) => result.game === game)?.moment.weight ?? 0), 0);
      return { kind, own, teams: teams.size, weight };
    })
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostMattered)
    .flatMap(({ kind, own, teams }) => {
      const [first] = own;
      if (first === undefined) return [];
      const { title, sentence } = said(first.moment);
      const name = resultName(first.result, speech);
      return [
        {
          kind,
          title,
          teams: told.length > 1 ? speech.say('teams.inTeams', { count: teams, of: told.length }) : undefined,
          sentence,
          where: name,
          game: first.result.game,
          moment: first.moment,
        },
      ];
    });
};

export const summaryOf = (debrief: WorkshopDebrief, said: MomentSaid, speech: Speech): Summary => {
  const results = latestFinished(debrief);
  const told = results.filter(({ moments }) => moments.length > 0);
  const mattered = matteredMost(told, said, speech);
  return {
    how: howTheyDid(debrief, results, speech),
    mattered,
    pending: results.length - told.length,
    ask: [...new Set(mattered.map(({ moment }) => said(moment).question))],
  };
};
