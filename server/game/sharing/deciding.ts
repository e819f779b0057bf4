import { refuse } from '../../contract/refusals.ts';
import type { Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import { decisionRound } from '../decision-round.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { messagesLeft, publicationsLeft, shadowingsLeft } from './budgets.ts';
import { knowsSignal } from './heard.ts';
import { mayAct } from './rights.ts';

export type SharingCommand = Extract<TeamCommand, { readonly kind: 'message' | 'passOn' | 'publish' | 'shadow' }>;
type Of<Kind extends SharingCommand['kind']> = Extract<SharingCommand, { readonly kind: Kind }>;

const refused = (...of: Parameters<typeof refuse>): Told => ({ refusal: refuse(...of) });

const message = (game: Game, { to, template, text }: Of<'message'>, from: Seat, atMs: number): Told => {
  if (to === from) return refused('seat/yourself');
  if (template === undefined && text === undefined) return refused('talk/empty');
  if (messagesLeft(game, from) === 0) return refused('talk/too-many');
  return {
    facts: [
      {
        type: 'MessageSent',
        round: decisionRound(game),
        atMs,
        from,
        to,
        ...(template === undefined ? {} : { template }),
        ...(text === undefined ? {} : { text }),
      },
    ],
  };
};

/**
 * A signal is told on by whom it reached, once to each. Whether somebody has heard of it already, for themselves or from others, is not to
 * be learnt by telling them.
 */
const passOn = (game: Game, { notice, to }: Of<'passOn'>, by: Seat, atMs: number): Told => {
  if (to.includes(by)) return refused('seat/yourself');
  if (!knowsSignal(game, by, notice)) return refused('sharing/nothing');
  const told = game.together.passedOn.flatMap((each) => (each.notice === notice && each.by === by ? each.to : []));
  const newly = [...new Set(to)].filter((seat) => !told.includes(seat));
  if (newly.length === 0) return refused('sharing/nothing');
  return { facts: [{ type: 'SignalPassedOn', notice, by, to: newly, round: decisionRound(game), atMs }] };
};

/** A copy of an own panel as it stands after the last round: another copy of the same would say nothing new. */
const publish = (setup: GameSetup, game: Game, { panel }: Of<'publish'>, by: Seat): Told => {
  const asOfRound = game.records.length - 1;
  const again = game.together.publications.some((each) => each.by === by && each.panel === panel && each.asOfRound === asOfRound);
  if (again || !setup.rules.roles[by].panels.includes(panel)) return refused('sharing/nothing');
  if (publicationsLeft(setup, game, by) === 0) return refused('sharing/budget');
  return { facts: [{ type: 'PanelPublished', by, panel, round: decisionRound(game), asOfRound }] };
};

const shadow = (setup: GameSetup, game: Game, { seat: of }: Of<'shadow'>, by: Seat): Told => {
  const round = decisionRound(game);
  const now = game.together.shadowings.find((each) => each.by === by && each.round === round);
  if (of === by) return refused('seat/yourself');
  if (now?.of === of) return { facts: [] };
  if (now !== undefined || shadowingsLeft(setup, game, by) === 0) return refused('sharing/budget');
  return { facts: [{ type: 'ShadowingBegun', by, of, round }] };
};

/** What comes of a seat's wish to tell, show or look. */
export const decideSharing = (setup: GameSetup, game: Game, command: SharingCommand, seat: Seat, nowMs: number): Told => {
  if (!mayAct(setup, game, command.kind)) return refused('sharing/level');
  switch (command.kind) {
    case 'message':
      return message(game, command, seat, nowMs);
    case 'passOn':
      return passOn(game, command, seat, nowMs);
    case 'publish':
      return publish(setup, game, command, seat);
    case 'shadow':
      return shadow(setup, game, command, seat);
  }
};
