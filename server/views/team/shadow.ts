import type { Seat } from '../../contract/ids.ts';
import type { ShadowView } from '../../contract/sharing.ts';
import { shadowOf } from '../../game/sharing/shadowing.ts';
import type { Game } from '../../game/state.ts';
import type { DeskMemory } from '../desk-memory.ts';
import { fieldViews, inputViews } from '../fields.ts';
import { roleView } from '../role.ts';
import { seatSections } from '../seat-sections.ts';
import type { ViewSetup } from '../setup.ts';

/**
 * The desk of the colleague over whose shoulder this seat looks: what it sees by itself and has set so far. Never what it agreed, was
 * told or thinks, nor what others share with it.
 */
export const shadowView = (setup: ViewSetup, game: Game, seat: Seat, memory: DeskMemory): ShadowView | undefined => {
  const colleague = shadowOf(setup, game, seat);
  if (colleague === undefined) return undefined;
  const { panels, notices, measures } = seatSections(setup, game, colleague, 'closed', memory);
  return {
    seat: colleague,
    role: roleView(setup, colleague),
    fields: fieldViews(setup.company, colleague, game.records.at(-1)?.periods.at(-1)),
    inputs: inputViews(setup.company, game, colleague),
    panels,
    notices,
    own: measures.own,
  };
};
