import type { Desk } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { Command } from '../game/command.ts';
import type { Author } from '../game/facts.ts';
import type { PolicyParameters } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { parametersOf, policyOf } from '../policies/registry.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { desk } from '../views/desk.ts';
import type { Intent } from './live-stream.ts';
import type { Report } from './ports.ts';

/** Seats that a bot holds and that have not committed. Nobody decides while the clock stands still. */
export const botsToDecide = (game: Game | undefined): readonly Seat[] =>
  game === undefined || game.phase !== 'planning' || game.pauses.length > 0
    ? []
    : seats.filter((seat) => game.seats[seat].holder.kind === 'bot' && !game.seats[seat].committed);

/** Parameters of a policy on a seat: the scenario's own, over those of the policy that covers. */
export const botParameters = (scenario: Scenario, name: string, seat: Seat): PolicyParameters => {
  const cover = scenario.rules.coverPolicy.name === name ? scenario.rules.coverPolicy.parameters : {};
  return { ...cover, ...scenario.policies[parametersOf(name)]?.[seat] };
};

const bare = (seat: Seat, round: number, reason: string): Command => ({
  kind: 'botDecisions',
  seat,
  round,
  values: [],
  memory: {},
  reason,
});

/** Inputs that agreements filled in for this seat in this round, and that hold: nobody's hand, so the bot may still move them. */
const filledIn = ({ agreements, round }: Desk): ReadonlyMap<string, number> =>
  new Map(
    agreements.flatMap(({ filled }) =>
      filled.flatMap((each) => (each.round === round ? [[`${each.lever} ${each.key}`, each.value] as const] : [])),
    ),
  );

/**
 * A bot's turn: decides on the desk as it stood when planning opened, with what was said since, and leaves alone what a person has
 * touched (acknowledged values stay). A policy that fails commits the desk as it is, for a bot may not stall a room.
 */
const turnOf = (scenario: Scenario, opening: Game, game: Game, seat: Seat, report: Report): Command => {
  const { holder, memory } = game.seats[seat];
  const policy = holder.kind === 'bot' ? policyOf(holder.policy) : undefined;
  if (holder.kind !== 'bot' || policy === undefined) return bare(seat, game.round, 'no such policy');
  try {
    const now: Desk = desk(scenario, game, seat);
    const before = game === opening ? now : desk(scenario, opening, seat);
    const filled = filledIn(now);
    const touched = new Set(
      now.fields.flatMap(({ lever, key }, place) => {
        const name = `${lever} ${key}`;
        const input = now.inputs[place];
        return input?.touched === true && filled.get(name) !== input.value ? [name] : [];
      }),
    );
    const inputs = now.inputs.map((input, place) => {
      const field = now.fields[place];
      return field !== undefined && touched.has(`${field.lever} ${field.key}`) ? (before.inputs[place] ?? input) : input;
    });
    const answer = policy({ desk: { ...now, inputs }, memory, parameters: botParameters(scenario, holder.policy, seat) });
    const values = answer.values.filter(({ lever, key }) => !touched.has(`${lever} ${key}`));
    return { kind: 'botDecisions', seat, round: game.round, values, memory: answer.memory, reason: answer.reason };
  } catch (problem) {
    report.warn('a policy failed', { policy: holder.policy, seat, problem: String(problem) });
    return bare(seat, game.round, 'the policy failed');
  }
};

/** The turns of all bots that have not committed, from the view at the opening of planning. */
export const botTurns = (
  scenario: Scenario,
  opening: Game | undefined,
  game: Game | undefined,
  report: Report,
): readonly Intent<Command>[] =>
  game === undefined
    ? []
    : botsToDecide(game).map((seat) => {
        const author: Author = { kind: 'bot', seat };
        const same = opening !== undefined && opening.round === game.round ? opening : game;
        return { command: turnOf(scenario, same, game, seat, report), author };
      });

/** For bots whose decisions the game refused: their desks are committed untouched. */
export const bareTurns = (game: Game | undefined): readonly Intent<Command>[] =>
  game === undefined
    ? []
    : botsToDecide(game).map((seat) => ({ command: bare(seat, game.round, 'its decisions were refused'), author: { kind: 'bot', seat } }));
