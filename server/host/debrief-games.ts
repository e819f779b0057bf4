import type { GameFact, Logged } from '../game/facts.ts';
import type { Game } from '../game/state.ts';
import { decodeGameEntry } from '../log/codec.ts';
import { withoutNames, type HiddenName } from '../log/hidden-names.ts';
import { readPortableFile, type PortableGame, type Seal } from '../log/portable.ts';
import { replayGame } from '../log/replay.ts';
import type { Texts } from '../log/texts.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { LogPart, Material } from './debrief-jobs.ts';
import { scenarioVersionOf } from './scenario-version.ts';

/** A game as it was read: its log, and what it came to. */
export type ReadGame = {
  readonly scenario: Scenario;
  readonly scenarioVersion: string;
  readonly portable: PortableGame;
  /** Of a file: whether it is as it was written. */
  readonly seal?: Seal;
  readonly game: Game;
};

/** A game that cannot be read: what is wrong with it. */
export class Unreadable extends Error {}

/** A file that was handed in may not be larger than this when it is unpacked. */
const mostFileBytes = 96 * 1024 * 1024;

/** Games that are kept read: those that a class looks at, and what-ifs are tried on. */
const mostGames = 4;
const mostScenarios = 4;

/** Keeps the few values that were asked for last. */
const fewest = <T>(most: number) => {
  const kept = new Map<string, T>();
  return {
    find: (key: string): T | undefined => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    keep: (key: string, value: T): T => {
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
};

/** Entries in one row: a branch's own come after those that it took over, as if they stood in one stream. */
const rowOf = (parts: readonly LogPart[], withWords: (texts: Texts) => Texts): readonly Logged<GameFact>[] => {
  const row: Logged<GameFact>[] = [];
  for (const { entries, texts } of parts) {
    const words = withWords(texts);
    for (const entry of entries) {
      const read = decodeGameEntry(entry, words);
      if ('problem' in read) throw new Unreadable(read.problem);
      // A branch goes on from where its parent stood then.
      if (read.entry.fact.type === 'GameBranched') row.splice(read.entry.fact.sequence);
      row.push({ ...read.entry, stream: row[0]?.stream ?? read.entry.stream, sequence: row.length + 1 });
    }
  }
  return row;
};

/** The few games that were worked on last, so that looking again, or trying another what-if, costs no reading. */
export const openDebriefGames = () => {
  const games = fewest<ReadGame>(mostGames);
  const scenarios = fewest<Scenario>(mostScenarios);

  const scenarioOf = (text: string): Scenario => {
    const version = scenarioVersionOf(text);
    const known = scenarios.find(version);
    if (known !== undefined) return known;
    const parsed = parseScenario(text, 'the log');
    if ('problems' in parsed) throw new Unreadable(`its scenario cannot be read: ${parsed.problems[0]?.message ?? ''}`);
    return scenarios.keep(version, parsed.scenario);
  };

  const portableOf = (material: Material, hidden: readonly HiddenName[]): PortableGame & { readonly seal?: Seal } => {
    const withWords = (texts: Texts): Texts => (hidden.length === 0 ? texts : withoutNames(texts, hidden));
    if (material.kind === 'log') {
      const { scenarioText, fileName, parts } = material;
      const entries = rowOf(parts, withWords);
      return { scenario: { fileName, text: scenarioText }, stream: entries[0]?.stream ?? 'game/none', entries };
    }
    const read = readPortableFile(material.bytes, { mostBytes: mostFileBytes, withWords });
    if ('problem' in read) throw new Unreadable(read.problem);
    return read;
  };

  return {
    /** A game by its key; nothing where it is not kept and no material is given. Throws `Unreadable`. */
    read: (key: string, material: Material | undefined, hidden: readonly HiddenName[] = []): ReadGame | undefined => {
      const known = games.find(key);
      if (known !== undefined) return known;
      if (material === undefined) return undefined;
      const { seal, ...portable } = portableOf(material, hidden);
      const { text } = portable.scenario;
      const scenario = scenarioOf(text);
      const replayed = replayGame(scenario, portable.entries);
      if ('problem' in replayed) throw new Unreadable(replayed.problem);
      const read = { scenario, scenarioVersion: scenarioVersionOf(text), portable, game: replayed.state };
      return games.keep(key, seal === undefined ? read : { ...read, seal });
    },
  };
};
