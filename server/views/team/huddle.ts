import type { HuddleView } from '../../contract/huddles.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import { beliefsRevealed, huddleAfter } from '../../game/huddles/plan.ts';
import { rotationOf } from '../../game/huddles/rotation.ts';
import type { Game } from '../../game/state.ts';
import type { Huddle } from '../../game/together.ts';
import type { ViewSetup } from '../setup.ts';
import { revealOf } from './beliefs.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

type Beliefs = NonNullable<HuddleView['beliefs']>;

/** Who has said what they believe; what it is, only once everybody has, but for one's own. */
const beliefsView = (setup: ViewSetup, game: Game, huddle: Huddle, seat: Seat, rounds: number): Beliefs => {
  const mine = huddle.beliefs.find((each) => each.seat === seat)?.belief;
  return {
    rounds,
    given: seats.filter((each) => huddle.beliefs.some((given) => given.seat === each)),
    ...(mine === undefined ? {} : { mine: { demandByRound: mine.demandByRound, bottleneck: mine.bottleneck, trust: mine.trust } }),
    ...(beliefsRevealed(game) ? { reveal: revealOf(setup, game, huddle) } : {}),
  };
};

/** The meeting as one seat sits in it. */
export const huddleView = (setup: ViewSetup, game: Game, seat: Seat, memory: TeamMemory): HuddleView | undefined => {
  const huddle = game.together.huddles.at(-1);
  if (game.phase !== 'huddle' || huddle === undefined) return undefined;
  const { records, together } = game;
  return keep(memory.seats[seat].huddle, [setup, together.huddles, records, together.handOvers, game.seats], () => {
    const plan = huddleAfter(setup.rules, huddle.round);
    const rounds = plan?.beliefRounds ?? 0;
    const next = plan?.rotate === true ? rotationOf(game).find(({ from }) => from === seat)?.to : undefined;
    return {
      afterRound: huddle.round,
      kind: huddle.kind,
      prompts: plan?.prompts ?? [],
      attended: seats.filter((each) => huddle.attended.includes(each)),
      ...(rounds === 0 ? {} : { beliefs: beliefsView(setup, game, huddle, seat, rounds) }),
      ...(next === undefined ? {} : { rotatesTo: next }),
      handOverWritten: together.handOvers.some((note) => note.seat === seat && note.round === huddle.round),
    };
  });
};
