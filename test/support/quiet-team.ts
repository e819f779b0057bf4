import type { Desk, EndView } from '../../server/contract/desk.ts';

/** The sections of a desk whose team has said nothing to each other yet, for desks made by hand. */
export const quietTeam: Pick<Desk, 'agreements' | 'askables' | 'messages' | 'sharing' | 'book' | 'shadow' | 'huddle'> = {
  agreements: [],
  askables: [],
  messages: [],
  sharing: { may: [], publications: [], publicationsLeft: 0, shadowingsLeft: 0, messagesLeft: 0 },
  book: { thanks: [], consensus: [] },
  shadow: undefined,
  huddle: undefined,
};

/** The same of an end. */
export const quietEnd: Pick<EndView, 'teamwork' | 'agreements' | 'worth' | 'beliefs' | 'thanks'> = {
  teamwork: {
    decisionVelocity: { crises: [] },
    commitmentsKept: { kept: [], missed: [] },
    handoffErrorRate: { requests: [] },
    timeToAnswer: { answers: [] },
    informationLatency: { signals: [] },
    attendance: { huddles: [] },
    forecastAccuracy: { bySeat: [] },
  },
  agreements: [],
  worth: [],
  beliefs: [],
  thanks: [],
};
