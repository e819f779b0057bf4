import type { Desk, EndView } from '../../server/contract/desk.ts';
import { deskOf, end } from './desks.ts';
import { reveal } from './huddle-desks.ts';
import { agreements, askablesOf } from './team-desks.ts';

/** The end of a game in which a team asked, promised, believed and thanked. */
export const teamEnd: EndView = {
  ...end,
  agreements,
  demand: { ...end.demand, demandByRound: [...reveal.demandSoFar, 5_400, 8_100, 4_600, 4_900, 5_000, 5_100, 4_950] },
  worth: [
    { agreement: 'a1', jointScore: 4.2, contributionCents: 1_830_000 },
    { agreement: 'a2', jointScore: -1.3, contributionCents: -210_000 },
  ],
  teamwork: {
    decisionVelocity: {
      rounds: 1.5,
      seconds: 214,
      crises: [{ agreement: 'a9', signal: 'n1', rounds: 1.5, signalRound: 4, lastPledgeRound: 6, seconds: 214 }],
    },
    commitmentsKept: { share: 0.33, kept: ['a1'], missed: ['a2', 'a3'] },
    handoffErrorRate: {
      share: 0.25,
      requests: [
        { agreement: 'a6', missing: ['amount', 'when', 'why'] },
        { agreement: 'a1', missing: [] },
      ],
    },
    timeToAnswer: {
      seconds: 48,
      answers: [
        { agreement: 'a1', by: 'logistics', seconds: 48 },
        { agreement: 'a3', by: 'logistics', seconds: 130 },
      ],
    },
    informationLatency: {
      rounds: 2,
      signals: [
        { signal: 'n1', heardBy: 'sales', heardRound: 4, to: 'logistics', toldRound: 6, toldBy: 'sales', rounds: 2 },
        { signal: 'n1', heardBy: 'sales', heardRound: 4, to: 'operations', rounds: 8 },
      ],
    },
    attendance: { share: 0.75, huddles: [{ afterRound: 5, attended: ['sales', 'logistics', 'operations'], absent: ['procurement'] }] },
    forecastAccuracy: {
      bySeat: [
        { seat: 'sales', share: 0.81, rounds: 3 },
        { seat: 'logistics', share: 0.74, rounds: 3 },
        { seat: 'procurement', share: 0.62, rounds: 3 },
        { seat: 'operations', rounds: 0 },
      ],
      consensus: 0.86,
    },
  },
  beliefs: [{ afterRound: 5, kind: 'summit', ...reveal }],
  thanks: [{ round: 5, from: 'operations', to: 'sales', text: 'You told me of the promotion before it ran.' }],
  workingAgreement: { text: 'Nobody promotes before operations has said how many hours there are.', by: 'operations', round: 5 },
};

export const endDesk = (changes: Partial<Desk> = {}): Desk =>
  deskOf('logistics', { phase: 'finished', round: 12, end: teamEnd, askables: askablesOf('logistics'), recap: undefined, ...changes });
