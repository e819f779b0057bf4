import { gzipSync } from 'node:zlib';
import type { Debrief } from '../contract/debrief.ts';
import { refuse } from '../contract/refusals.ts';
import type { GameBranched, GameFact, Logged } from '../game/facts.ts';
import { encodeEntry } from '../log/codec.ts';
import { withDealtTrust } from '../log/dealt-trust.ts';
import { debriefSchema } from '../log/debrief-schema.ts';
import { portableFile } from '../log/portable.ts';
import { replayGame } from '../log/replay.ts';
import { verifyFile } from '../log/verify-file.ts';
import { benchmarks } from '../play/benchmarks.ts';
import { outcomeOf } from '../play/course.ts';
import { debriefOf } from '../play/debrief.ts';
import { whatIf, whatIfBranch } from '../play/what-if.ts';
import { worthOfAgreements } from '../play/worth.ts';
import { replayView } from '../views/replay/replay.ts';
import { branchStream } from './debrief-sources.ts';
import { openDebriefGames, Unreadable, type ReadGame } from './debrief-games.ts';
import type { Answers, Around, BranchMaking, FromThread, GameJob, ToThread } from './debrief-jobs.ts';

type Progress = (done: number, of: number) => void;

/** Fast rather than small: it is made once for everybody who looks. */
const gzipLevel = 4;

const replayOf = ({ scenario, scenarioVersion, portable, game }: ReadGame, around: Around): Uint8Array => {
  const { limits } = scenario;
  const extras = { ...around, attempt: game.attempt, scenarioVersion, ...(limits === undefined ? {} : { limits }) };
  return gzipSync(JSON.stringify(replayView(scenario, portable.entries, extras)), { level: gzipLevel });
};

/** A what-if as the stream that will hold it. */
const branchOf = ({ scenario, portable, game }: ReadGame, { id, parent, wanted, author, atMs }: BranchMaking): Answers['branch'] => {
  const { title, ...asked } = wanted;
  const { entries } = portable;
  const until = entries.findIndex(({ fact }) => fact.type === 'PlanningOpened' && fact.round === asked.fromRound);
  const before = until < 0 ? undefined : replayGame(scenario, entries.slice(0, until));
  if (before === undefined || 'problem' in before)
    return { refusal: refuse('replay/change', { because: 'round', least: 1, most: game.decisions.length }) };
  const made = whatIfBranch(scenario, game, asked, before.state);
  if ('refusal' in made) return made;
  const begin: GameBranched = { type: 'GameBranched', branch: id, parent, sequence: until, ...asked };
  const stream = branchStream(id);
  const facts: readonly GameFact[] = [begin, ...made.facts];
  const encoded = facts.map((fact, place) => {
    const logged: Logged<GameFact> = { stream, sequence: place + 1, atMs, author, fact };
    return encodeEntry(logged);
  });
  const { jointScore } = outcomeOf(scenario, made.game);
  const payloads = encoded.map(({ payload }) => payload);
  const texts = new Map(encoded.flatMap((each) => [...each.texts]));
  return { payloads, texts, listing: { id, title, fromRound: asked.fromRound, jointScore } };
};

/** A debrief as it will be read from the log again. One that could not be is refused here: kept, it would make the game's log unreadable. */
const storable = (debrief: Debrief): Debrief => debriefSchema.parse(JSON.parse(JSON.stringify(debrief)));

/** What is kept of a file beside its bytes, and sent to whoever looks, may not be larger than this: twenty times what the largest game leaves. */
const mostKeptLength = 1_000_000;

const opened = ({ scenario, portable, game, seal = 'none' }: ReadGame): Answers['open'] => {
  const { debrief, together } = game;
  const kept = { ...(debrief === undefined ? {} : { debrief }), commitments: together.commitments };
  if (JSON.stringify(kept).length > mostKeptLength) return { refusal: refuse('replay/file') };
  return { ...kept, verification: verifyFile(scenario, { ...portable, seal }), finished: game.phase === 'finished' };
};

const onGame = (job: GameJob, read: ReadGame, onProgress: Progress): Answers[GameJob['kind']] => {
  switch (job.kind) {
    case 'replay':
      return replayOf(read, job.around);
    case 'debrief':
      return storable(debriefOf(read.scenario, read.game, onProgress));
    case 'whatIf':
      return whatIf(read.scenario, read.game, job.wanted);
    case 'branch':
      return branchOf(read, job.making);
    case 'file':
      return portableFile({ ...read.portable, entries: withDealtTrust(read.portable.entries) }, { words: job.words });
    case 'open':
      return opened(read);
  }
};

/** Works on finished games, one job at a time, and remembers the few that it read last. Knows nothing of threads. */
export const openDebriefWork = (): ((message: ToThread, onProgress: Progress) => FromThread) => {
  const games = openDebriefGames();
  return ({ job, key, hidden, material }, onProgress) => {
    try {
      if (job.kind === 'benchmarks') return { kind: 'answer', answer: benchmarks(job.scenario, job.seed, job.injections) };
      if (job.kind === 'worth') return { kind: 'answer', answer: worthOfAgreements(job.scenario, job.played) };
      const read = games.read(key ?? '', material, hidden);
      return read === undefined ? { kind: 'unknown' } : { kind: 'answer', answer: onGame(job, read, onProgress) };
    } catch (problem) {
      if (job.kind === 'open' && problem instanceof Unreadable) return { kind: 'answer', answer: { refusal: refuse('replay/file') } };
      return { kind: 'failed', problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
    }
  };
};
