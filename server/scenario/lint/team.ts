import { seats } from '../../contract/ids.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** How people come together: huddles, seats that change hands, what stands on the board. */

/** Shorter than this nobody hands a desk over. */
const leastRotationSeconds = 120;

export const teamRules = {
  'rotation-within-act': ({ file: { acts, huddles } }, found) => {
    const begins = acts.map(({ fromRound }) => fromRound);
    for (const [place, { afterRound, rotate }] of huddles.entries()) {
      if (!rotate || begins.includes(afterRound + 1)) continue;
      const between = begins.slice(1).map((round) => round - 1);
      found.at(
        ['huddles', place, 'rotate'],
        `seats change hands in the midst of an act, after round ${afterRound}`,
        between.length === 0 ? 'a second act to begin with the new seats' : `\`afterRound: ${between.join('` or `')}\`, between two acts`,
      );
    }
  },

  'rotation-in-haste': ({ file: { huddles } }, found) => {
    for (const [place, { rotate, seconds }] of huddles.entries())
      if (rotate && seconds < leastRotationSeconds)
        found.at(
          ['huddles', place, 'rotate'],
          `everybody hands over and changes seats within ${seconds} seconds`,
          `\`seconds: ${leastRotationSeconds}\` or more`,
        );
  },

  'nothing-to-share': ({ scenario: { rules } }, found) => {
    const shared = seats.some((seat) => rules.roles[seat].shared.length > 0);
    for (const [place, { informationLevel }] of rules.acts.entries()) {
      if (informationLevel === 'open' && !shared)
        found.at(
          ['acts', place, 'informationLevel'],
          'the act is `open`, and no role has panels that all may see',
          '`shared:` panels at a role, such as `shared: [customerOrders]`',
        );
      if (informationLevel === 'board' && rules.sharing?.publicationsPerRound === 0)
        found.at(
          ['acts', place, 'informationLevel'],
          'the act has a board, and nobody may put a panel on it',
          '`sharing: { publicationsPerRound: 2 }` or so',
        );
    }
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
