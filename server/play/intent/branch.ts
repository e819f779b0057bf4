import { seats } from '../../contract/ids.ts';
import { closingFacts, endingFacts } from '../../game/agreements/closing.ts';
import { isOpen } from '../../game/agreements/life-cycle.ts';
import { evolve } from '../../game/evolve.ts';
import type { GameFact } from '../../game/facts.ts';
import { actOf } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { judge } from '../../score/judgement.ts';
import type { Recording } from './recording.ts';
import { recordedAgreement, rerun, type RerunOptions } from './rerun.ts';

/** A re-run told as the facts of a game that went another way, and that game when they have happened. */
type Branch = { readonly facts: readonly GameFact[]; readonly game: Game };

/**
 * A re-run as facts that follow those of the recorded game before planning of `fromRound` opened. `before`: the game as those make it,
 * with all that was said and promised by then. What bots agree on in the re-run gets ids that the game does not have yet; promises, those
 * made before included, are judged by what comes of them in the branch.
 */
export const branchFacts = (recording: Recording, options: RerunOptions, before: Game): Branch => {
  const { scenario, firstRound } = recording;
  const fromRound = options.fromRound ?? firstRound;
  const facts: GameFact[] = [];
  const ids = new Map<string, string>();
  let game = before;
  const tell = (fact: GameFact): void => {
    facts.push(fact);
    game = evolve(scenario, game, fact);
  };

  const levelOf = (round: number) => game.informationLevel ?? actOf(scenario.rules, round).act.informationLevel;
  /** Bots that take over seats sit down when planning opens; what bots held before they hold still. */
  const seatBots = (): void => {
    for (const seat of seats) {
      const play = options.seats?.[seat];
      if (typeof play === 'object') tell({ type: 'BotSeated', seat, policy: play.bot, covers: false });
    }
  };
  /** What a facilitator let happen in a round happens in the branch too. */
  const inject = (round: number): void => {
    for (const injection of recording.game.injections)
      if (injection.round === round && !game.injections.some(({ event }) => event === injection.event))
        tell({ type: 'EventInjected', ...injection });
  };
  /** The id of an agreement in the branch; a recorded one that is on the table already keeps its own. */
  const idOf = (agreement: string): string => {
    const known = ids.get(agreement);
    if (known !== undefined) return known;
    const recorded = agreement.startsWith(recordedAgreement) ? agreement.slice(recordedAgreement.length) : undefined;
    const { agreements } = game.together;
    const stands = agreements.some(({ id, state }) => id === recorded && isOpen(state));
    const made = recorded !== undefined && stands ? recorded : `a${agreements.length + 1}`;
    ids.set(agreement, made);
    return made;
  };

  let nextRound = fromRound;
  /** Planning opens, with what the facilitator did before it. */
  const open = (fact: Extract<GameFact, { readonly type: 'PlanningOpened' }>): void => {
    if (fact.round > fromRound) tell({ type: 'Advanced', round: game.round });
    tell(fact);
    nextRound = fact.round + 1;
    inject(fact.round);
    if (fact.round === fromRound) seatBots();
  };
  /** What bots or people agree on; a recorded agreement may lie on the table already. */
  const agree = (fact: Extract<GameFact, { readonly agreement: string }>): void => {
    const agreement = idOf(fact.agreement);
    const lies = fact.type === 'AgreementProposed' && game.together.agreements.some(({ id }) => id === agreement);
    if (!lies) tell({ ...fact, agreement });
  };
  const follow = (fact: GameFact): void => {
    if (fact.type === 'LevelSet' && fact.level === levelOf(nextRound)) return;
    if (fact.type === 'HuddleOpened') tell({ type: 'Advanced', round: game.round });
    if (fact.type === 'GameFinished') endingFacts(game).forEach(tell);
    if (fact.type === 'PlanningOpened') open(fact);
    else if ('agreement' in fact) agree(fact);
    else tell(fact);
    if (fact.type === 'RoundResolved') closingFacts(scenario, game, judge).forEach(tell);
  };
  rerun(recording, { ...options, onFact: follow });
  return { facts, game };
};
