import type { FileVerification } from '../../../server/contract/course.ts';
import type { Speech } from '../say.ts';

/** How a verification reads: what it found, and what to make of it. `tone`: as good as played, to be looked at with care, not to be relied on. */
export type Verified = { readonly tone: 'good' | 'plain' | 'bad'; readonly title: string; readonly next: string };

const hashShown = 12;

export const verified = (verification: FileVerification, speech: Speech): Verified => {
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string => speech.say(`openFile.${key}`, values);
  switch (verification.kind) {
    case 'same':
      return {
        tone: 'good',
        title: say('same'),
        next: say('sameNext', { count: verification.rounds, hash: verification.stateHash.slice(0, hashShown) }),
      };
    case 'tampered':
      return { tone: 'bad', title: say('tampered'), next: say('tamperedNext', { what: say(`what.${verification.what}`) }) };
    case 'different':
      return verification.playedUnderRules === undefined
        ? {
            tone: 'bad',
            title: say('different', { round: verification.round }),
            next: say('differentNext', { what: say(`what.${verification.what}`) }),
          }
        : {
            tone: 'plain',
            title: say('rules'),
            next: say('rulesNext', { rules: verification.playedUnderRules, round: verification.round }),
          };
  }
};
