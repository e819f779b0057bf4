import type { FileVerification } from '../contract/course.ts';
import type { GameSetup } from '../game/rules.ts';
import { hashWorld } from '../simulation/hash.ts';
import { rulesVersion } from '../simulation/round.ts';
import type { PortableGame, Seal } from './portable.ts';
import { verifyGame } from './verify.ts';

/** What a file holds that does not fit what it says of itself; nothing where all fits. Worlds of other rules are hashed as those did. */
const faultOf = ({ entries, seal }: PortableGame & { readonly seal: Seal }): string | undefined => {
  if (seal === 'broken') return 'seal';
  const unfit = entries.some(
    ({ fact }) => fact.type === 'RoundResolved' && fact.rulesVersion === rulesVersion && hashWorld(fact.world) !== fact.stateHash,
  );
  return unfit ? 'world' : undefined;
};

const differences = { decisions: 'decisions', hash: 'hash', world: 'world', record: 'record', 'run-out': 'runOut' } as const;

/**
 * Whether a file is what was played. Changed after it was written: its seal, or what it holds, does not fit what it says of itself. Else it
 * is played again from its seed and its decisions, and the first round that goes another way is named.
 */
export const verifyFile = (setup: GameSetup, file: PortableGame & { readonly seal: Seal }): FileVerification => {
  const what = faultOf(file);
  if (what !== undefined) return { kind: 'tampered', what };
  const verification = verifyGame(setup, file.entries);
  switch (verification.kind) {
    case 'same':
      return verification;
    case 'unreadable':
      return { kind: 'tampered', what: 'log' };
    case 'different': {
      const { round, what: which, logged, simulated, playedUnderRules } = verification.difference;
      const rules =
        playedUnderRules ??
        file.entries
          .flatMap(({ fact }) => (fact.type === 'RoundResolved' ? [fact.rulesVersion] : []))
          .find((each) => each !== rulesVersion);
      // Today's rules lead to the same company: then what was written down of it is not what they write.
      const written = which === 'record' || (which === 'run-out' && logged === simulated);
      if (rules === undefined && written) return { kind: 'tampered', what: differences[which] };
      return { kind: 'different', round, what: differences[which], ...(rules === undefined ? {} : { playedUnderRules: rules }) };
    }
  }
};
