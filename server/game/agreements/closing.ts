import type { GameFact } from '../facts.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { isDue } from './due.ts';
import type { Judge } from './judging.ts';
import { isOpen } from './life-cycle.ts';

const none: readonly GameFact[] = [];

/**
 * What a round's end does to agreements: those that are due are judged, those that nobody agreed to by the end of the round after they
 * were proposed lapse. `game`: after the round, in review of it.
 */
export const closingFacts = (setup: GameSetup, game: Game, judge: Judge): readonly GameFact[] => {
  const { agreements } = game.together;
  if (agreements.length === 0) return none;
  const due = agreements.some((agreement) => isDue(setup.company, agreement, game.round));
  const judged: readonly GameFact[] = due ? judge(setup, game) : none;
  const lapsed = agreements.flatMap((agreement): readonly GameFact[] =>
    isOpen(agreement.state) && agreement.round < game.round
      ? [{ type: 'AgreementLapsed', agreement: agreement.id, round: game.round }]
      : none,
  );
  return lapsed.length === 0 ? judged : [...judged, ...lapsed];
};

/** Before the game finishes: what nobody agreed to lapses, what is not due is let go. Afterwards every agreement has come to an end. */
export const endingFacts = (game: Game): readonly GameFact[] => {
  const { agreements } = game.together;
  if (agreements.length === 0) return none;
  return agreements.flatMap(({ id, state }): readonly GameFact[] => {
    if (isOpen(state)) return [{ type: 'AgreementLapsed', agreement: id, round: game.round }];
    return state === 'agreed' ? [{ type: 'AgreementReleased', agreement: id, round: game.round }] : none;
  });
};
