/**
 * Shares of a game of several players (Shapley, "A value for n-person games", 1953). `values`: what every coalition brings; a coalition's
 * place is the sum of 2^place of its players. A player's share is what it adds, averaged over all orders in which the players may come.
 * The shares add up to what all bring less what nobody brings.
 */
export const shapleyShares = (values: readonly number[], players: number): readonly number[] =>
  Array.from({ length: players }, (_, player) => {
    let share = 0;
    for (let others = 0; others < 2 ** players; others += 1) {
      if (has(others, player)) continue;
      share += weight(size(others), players - 1) * (values[others | (1 << player)] - values[others]);
    }
    return share;
  });

/**
 * The interaction of two players (Grabisch & Roubens, "An axiomatic approach to the concept of interaction among players in cooperative
 * games", 1999): what both add beyond what each adds alone, averaged over the coalitions of the others. Below 0 they are in each other's
 * way, or do the same thing twice.
 */
export const shapleyInteraction = (values: readonly number[], players: number, one: number, other: number): number => {
  let index = 0;
  for (let others = 0; others < 2 ** players; others += 1) {
    if (has(others, one) || has(others, other)) continue;
    const [withOne, withOther] = [others | (1 << one), others | (1 << other)];
    index += weight(size(others), players - 2) * (values[withOne | withOther] - values[withOne] - values[withOther] + values[others]);
  }
  return index;
};

const has = (coalition: number, player: number): boolean => (coalition & (1 << player)) !== 0;

const size = (coalition: number): number => {
  let count = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

const factorial = (number: number): number => (number <= 1 ? 1 : number * factorial(number - 1));

/** The share of all orders of `others` players and one more in which exactly a given `before` of them come before it. */
const weight = (before: number, others: number): number => (factorial(before) * factorial(others - before)) / factorial(others + 1);
