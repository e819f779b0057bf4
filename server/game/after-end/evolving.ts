import type { Commitment } from '../../contract/debrief.ts';
import type { AfterEndFact } from '../team-facts.ts';
import type { Together } from '../together.ts';

/** What people keep of a finished game, after a fact. */
export const evolveAfterEnd = (together: Together, fact: AfterEndFact): Together => {
  switch (fact.type) {
    case 'CommitmentsWritten': {
      const { by, atMs } = fact;
      return { ...together, commitments: fact.commitments.map((each): Commitment => ({ ...each, by, atMs })) };
    }
    case 'BranchKept': {
      const { branch, fromRound, jointScore, text } = fact;
      return { ...together, branches: [...together.branches, { id: branch, title: text, fromRound, jointScore }] };
    }
  }
};
