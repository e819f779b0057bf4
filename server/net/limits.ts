import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts what somebody did; `false` once it is too much for now. Everybody of a workshop shares one address, so most limits go by bearer. */
export type Limit = { allows(key: string): Promise<boolean>; exhausted(key: string): Promise<boolean> };

const limit = (points: number, durationSeconds: number): Limit => {
  const limiter = new RateLimiterMemory({ points, duration: durationSeconds });
  return {
    allows: (key) =>
      limiter.consume(key).then(
        () => true,
        () => false,
      ),
    exhausted: async (key) => ((await limiter.get(key))?.remainingPoints ?? 1) <= 0,
  };
};

export type Limits = {
  /** Messages of one person on the socket. */
  readonly messages: Limit;
  /** Those of a facilitator, who may start a hundred teams with one click. */
  readonly facilitatorMessages: Limit;
  /** What one person says to the team, on top of the game's own messages a round: each is told to everybody it is for. */
  readonly talk: Limit;
  /** Rehearsals begun by one person: each is a whole game. */
  readonly rehearsals: Limit;
  /** Wrong join codes from one address, and from all together: a code has 2.4e8 forms. */
  readonly wrongCodes: Limit;
  readonly wrongCodesOfAll: Limit;
  /** Wrong tokens from one address: tells a flood from a mistake, right tokens always pass. */
  readonly wrongTokens: Limit;
  /** What one person, facilitator or leader asks of finished games: looks, how far a debrief is, what-ifs (each is a game), what is written down. */
  readonly looks: Limit;
  readonly progress: Limit;
  readonly whatIfs: Limit;
  readonly writes: Limit;
  /** Files handed in, which need no token: from one address, and from all together. */
  readonly uploads: Limit;
  readonly uploadsOfAll: Limit;
};

export const openLimits = (): Limits => ({
  messages: limit(200, 5),
  facilitatorMessages: limit(600, 5),
  talk: limit(40, 10),
  rehearsals: limit(8, 60),
  wrongCodes: limit(60, 60),
  wrongCodesOfAll: limit(300, 60),
  wrongTokens: limit(120, 60),
  looks: limit(240, 60),
  progress: limit(1200, 60),
  whatIfs: limit(40, 60),
  writes: limit(60, 60),
  uploads: limit(20, 60),
  uploadsOfAll: limit(60, 60),
});
