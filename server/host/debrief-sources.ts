import type { HiddenName } from '../log/hidden-names.ts';
import { textPrefix } from '../log/texts.ts';
import type { Store } from '../store/port.ts';
import type { LogPart, Material, Source } from './debrief-jobs.ts';

/** A stream as far as it is to be read, and the scenario it was played on. */
export type LoggedGame = {
  readonly stream: string;
  readonly sequence: number;
  readonly scenario: string;
  readonly scenarioText: string;
};

const partOf = async (store: Store, stream: string, until: number): Promise<LogPart> => {
  const [entries, texts] = [await store.read(stream), await store.keptAll('texts', textPrefix(stream))];
  return { entries: entries.filter(({ sequence }) => sequence <= until), texts };
};

/** What is hidden, told apart in a key: whoever may not read a name must not be shown what was read with it. */
const hiddenKey = (hidden: readonly HiddenName[] | undefined): string => (hidden === undefined ? '' : ` without ${JSON.stringify(hidden)}`);

/** How many words are kept: those that were erased meanwhile are not shown from what was read before. */
const wordsKept = async (store: Store, stream: string): Promise<number> => (await store.keptAll('texts', textPrefix(stream))).size;

export const branchStream = (branch: string): string => `branch/${branch}`;

/** A finished game of this server. The store is read only when the game is not known any more where it is worked on. */
export const logSource = async (
  store: Store,
  { stream, sequence, scenario, scenarioText }: LoggedGame,
  hidden?: readonly HiddenName[],
): Promise<Source> => ({
  key: `${stream} ${sequence} ${await wordsKept(store, stream)}${hiddenKey(hidden)}`,
  ...(hidden === undefined ? {} : { hidden }),
  load: async (): Promise<Material> => ({
    kind: 'log',
    scenarioText,
    fileName: `${scenario}.yaml`,
    parts: [await partOf(store, stream, sequence)],
  }),
});

/** A branch: its parent, of which its own stream says how much it took over. */
export const branchSource = async (store: Store, parent: LoggedGame, branch: string, hidden?: readonly HiddenName[]): Promise<Source> => ({
  key: `${branchStream(branch)} ${parent.sequence} ${await wordsKept(store, parent.stream)}${hiddenKey(hidden)}`,
  ...(hidden === undefined ? {} : { hidden }),
  load: async (): Promise<Material> => ({
    kind: 'log',
    scenarioText: parent.scenarioText,
    fileName: `${parent.scenario}.yaml`,
    parts: [await partOf(store, parent.stream, Infinity), await partOf(store, branchStream(branch), Infinity)],
  }),
});
