import { players } from '../../server/contract/debrief.ts';
import type { Debrief, Outcome } from '../../server/contract/debrief.ts';

const outcome = (place: number): Outcome => ({ jointScore: 40 + place, contributionCents: 1000 * place - 5500 });

/** A debrief with one of each, for those who store, send and hide it: nobody played it. */
export const smallDebrief: Debrief = {
  rulesVersion: 1,
  moments: [
    {
      id: 'm1',
      kind: 'firstStockout',
      weight: 0.75,
      round: 2,
      period: 2,
      seats: ['sales', 'logistics'],
      values: { item: 'beer', site: 'retailer', units: 12 },
      evidence: [{ text: 'shelf', values: { site: 'retailer', item: 'beer', units: 0 } }],
      worth: { jointScore: -2.5, contributionCents: -4000 },
    },
  ],
  bullwhip: {
    benchmark: { policy: 'coordinated', informationLevel: 'open', links: [] },
    causes: { link: 'factory>distributor', without: 1.5, withAll: 4, shares: [{ cause: 'batching', share: 2.5 }] },
  },
  gaps: [
    {
      id: 'f1',
      kind: 'signal',
      values: { event: 'strike' },
      text: { en: 'The port may close' },
      firstSeats: ['logistics'],
      firstRound: 2,
      others: [{ seat: 'procurement', learnt: { round: 4, from: 'logistics' }, acted: { round: 5, lever: 'order' } }],
      delayRounds: 2,
      cost: { jointScore: -1, contributionCents: -900 },
    },
  ],
  attribution: {
    coalitions: Array.from({ length: 2 ** players.length }, (_, place) => outcome(place)),
    shares: players.map((player, place) => ({ player, ...outcome(place) })),
    interactions: [{ players: ['sales', 'information'], ...outcome(1) }],
  },
};
