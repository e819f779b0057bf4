import type { Debrief } from '../contract/debrief.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { momentsOf } from '../score/moments/moments.ts';
import { rulesVersion } from '../simulation/round.ts';
import { attributionGames, attributionOf } from './attribution.ts';
import { bullwhipGames, bullwhipReport } from './bullwhip.ts';
import { decisionSteps, departuresOf, worthOfDecisions } from './decision-worth.ts';
import { informationGaps } from './information-gaps.ts';
import { recordingOf } from './intent/recording.ts';
import { worthOfAgreements } from './worth.ts';

/**
 * What can be learnt from a finished game. The same game has the same debrief. Where it cannot be simulated again as it was (other rules,
 * another hash) there is no attribution, and nothing that a re-run of it would tell; bots still play its seed. `onProgress` is called
 * after every game that is re-run: `done` of `of`, which stays the same.
 */
export const debriefOf = (scenario: Scenario, game: Game, onProgress: (done: number, of: number) => void = () => {}): Debrief => {
  const recording = recordingOf(scenario, game);
  const departures = recording === undefined ? [] : departuresOf(recording);
  const gaps = informationGaps(scenario, game, recording !== undefined);
  const ofRecording = recording === undefined ? 0 : attributionGames + decisionSteps(departures);
  const of = bullwhipGames(scenario) + gaps.games + ofRecording;
  let done = 0;
  const played = (): void => {
    done += 1;
    onProgress(done, of);
  };
  const bullwhip = bullwhipReport(scenario, game, played);
  const measured = gaps.measured(played);
  const attribution = recording === undefined ? undefined : attributionOf(recording, played);
  const decisions = recording === undefined ? [] : worthOfDecisions(recording, departures, played);
  const { worth } = game.together;
  const agreements = worth.length > 0 || recording === undefined ? worth : worthOfAgreements(scenario, game);
  const [best] = attribution?.coalitions ?? [];
  const found = { decisions, agreements, gaps: measured, ...(best === undefined ? {} : { best }) };
  return {
    rulesVersion,
    moments: momentsOf(scenario, game, found),
    bullwhip,
    gaps: measured,
    ...(attribution === undefined ? {} : { attribution }),
  };
};
