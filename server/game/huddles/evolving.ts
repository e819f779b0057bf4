import type { HuddleFact } from '../team-facts.ts';
import type { Huddle, Together } from '../together.ts';

const withLast = (together: Together, change: (huddle: Huddle) => Huddle): Together => {
  const last = together.huddles.at(-1);
  if (last === undefined) throw new Error('the log speaks of a huddle that never opened');
  return { ...together, huddles: [...together.huddles.slice(0, -1), change(last)] };
};

/** What was said in huddles after a fact; phase, clock and seats stand in the game. */
export const evolveHuddles = (together: Together, fact: HuddleFact): Together => {
  switch (fact.type) {
    case 'HuddleOpened': {
      const { round, kind, atMs } = fact;
      return { ...together, huddles: [...together.huddles, { round, kind, atMs, attended: [], beliefs: [] }] };
    }
    case 'HuddleAttended':
      return withLast(together, (huddle) => ({ ...huddle, attended: [...huddle.attended, fact.seat] }));
    case 'BeliefGiven':
      return withLast(together, (huddle) => ({
        ...huddle,
        beliefs: [...huddle.beliefs.filter(({ seat }) => seat !== fact.seat), { seat: fact.seat, belief: fact.belief }],
      }));
    case 'WorkingAgreementWritten':
      return { ...together, workingAgreement: { text: fact.text, by: fact.by, round: fact.round } };
    case 'LeadNamed':
      return { ...together, lead: fact.seat };
    case 'Thanked': {
      const { type: _, ...thanks } = fact;
      return { ...together, thanks: [...together.thanks, thanks] };
    }
    case 'HandOverWritten': {
      const { type: _, ...note } = fact;
      return {
        ...together,
        handOvers: [...together.handOvers.filter(({ seat, round }) => seat !== note.seat || round !== note.round), note],
      };
    }
    case 'SeatsRotated':
      return together;
  }
};
