import type { GameFact, Logged } from '../game/facts.ts';

type Given = Extract<GameFact, { readonly type: 'BeliefGiven' }>;

/** Of each meeting the last answer of every seat, as meetings go by it. */
const lastAnswers = (entries: readonly Logged<GameFact>[]): ReadonlyMap<number, ReadonlyMap<Given['seat'], number>> => {
  const meetings = new Map<number, Map<Given['seat'], number>>();
  for (const { fact } of entries) {
    if (fact.type !== 'BeliefGiven') continue;
    const answers = meetings.get(fact.round) ?? new Map<Given['seat'], number>();
    meetings.set(fact.round, answers.set(fact.seat, fact.belief.trust));
  }
  return meetings;
};

/**
 * A log to carry away in which nobody can read how far one seat relied on the team: it was asked for as a dot without a name. The answers
 * of each meeting are dealt out again by size, so that everything else that is made of the log stays as it is.
 */
export const withDealtTrust = (entries: readonly Logged<GameFact>[]): readonly Logged<GameFact>[] => {
  const dealt = new Map(
    [...lastAnswers(entries)].map(([round, answers]) => {
      const bySize = [...answers.values()].toSorted((one, other) => one - other);
      return [round, new Map([...answers.keys()].toSorted().map((seat, place) => [seat, bySize[place]] as const))] as const;
    }),
  );
  return entries.map((entry) => {
    const { fact } = entry;
    const trust = fact.type === 'BeliefGiven' ? dealt.get(fact.round)?.get(fact.seat) : undefined;
    if (fact.type !== 'BeliefGiven' || trust === undefined) return entry;
    return { ...entry, fact: { ...fact, belief: { ...fact.belief, trust } } };
  });
};
