import type { Notice } from '../../contract/desk.ts';
import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import { notices } from '../notices.ts';
import { panelRights } from '../panels.ts';
import type { ViewSetup } from '../setup.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

/** A seat's notices with what colleagues have told it of, and whom it has told of its own. Both stay when the information level falls. */
export const withTold = (
  setup: ViewSetup,
  game: Game,
  seat: Seat,
  level: InformationLevel,
  heard: readonly Notice[],
  memory: TeamMemory,
): readonly Notice[] => {
  const { passedOn } = game.together;
  if (passedOn.length === 0) return heard;
  return keep(memory.seats[seat].notices, [heard, passedOn, game.records, game.records.at(-1)], () =>
    notices(setup, game.records, seat, panelRights(setup.rules, seat, level), passedOn),
  );
};
