import type { Desk } from '../contract/desk.ts';
import { seats, type Seat } from '../contract/ids.ts';
import { decisionRound } from '../game/decision-round.ts';
import type { Command } from '../game/command.ts';
import type { Game } from '../game/state.ts';
import type { PolicyInput, Talk } from '../policies/policy.ts';
import { talkOf } from '../policies/registry.ts';
import { mayBegin, seatsAsked, type TalkMoment } from '../play/bot-talk.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { desk } from '../views/desk.ts';
import { botParameters } from './bots.ts';
import type { Intent } from './live-stream.ts';
import type { Report } from './ports.ts';

/** A bot's turn to speak. */
export type Speech = { readonly seat: Seat; readonly moment: TalkMoment };

/** What this process's bots have had the chance to say: each moment comes once, so that no two of them can go on for ever. */
export type BotTalk = {
  /** Who should speak now, the next one first; nobody while the clock stands still. */
  next(game: Game | undefined): Speech | undefined;
  /** What is said then. A bot that fails says nothing. */
  said(game: Game | undefined, speech: Speech): readonly Intent<Command>[];
  /** Nobody heard it: the moment comes again. */
  unsaid(speech: Speech): void;
};

const talkAt = (game: Game, seat: Seat): Talk | undefined => {
  const { holder } = game.seats[seat];
  return holder.kind === 'bot' ? talkOf(holder.policy) : undefined;
};

/** The desk as of the round that comes next: between two rounds people already speak of the one to be planned. */
const nextRoundsDesk = (game: Game, seen: Desk): Desk =>
  game.phase === 'planning' ? seen : { ...seen, phase: 'planning', round: decisionRound(game) };

/** What an answer would be about: it is given once to each stand of an agreement, and again in a new round. */
const standsOf = (game: Game): string =>
  game.together.agreements
    .filter(({ state }) => state === 'open' || state === 'answered')
    .map(({ id, answers, turn }) => `${id} ${answers.length} ${turn.length}`)
    .join(', ');

export const openBotTalk = (scenario: Scenario, report: Report): BotTalk => {
  /** By seat and moment, what has been spoken to. */
  const spoken = new Map<string, string>();

  const topic = (game: Game, moment: TalkMoment): string =>
    moment === 'answers' ? `${decisionRound(game)} ${standsOf(game)}` : `${game.phase} ${game.round}`;
  const isDue = (game: Game, { seat, moment }: Speech): boolean =>
    talkAt(game, seat)?.[moment] !== undefined && spoken.get(`${seat} ${moment}`) !== topic(game, moment);

  return {
    next: (game) => {
      if (game === undefined || game.pauses.length > 0) return undefined;
      const speeches = (moment: TalkMoment, of: readonly Seat[]): readonly Speech[] => of.map((seat) => ({ seat, moment }));
      const begins =
        game.phase === 'huddle'
          ? speeches('meets', seats)
          : game.phase === 'planning' && mayBegin(scenario, game)
            ? speeches('opens', seats)
            : [];
      const between = game.phase === 'planning' || game.phase === 'review' || game.phase === 'huddle';
      return [...begins, ...(between ? speeches('answers', seatsAsked(game)) : [])].find((speech) => isDue(game, speech));
    },
    said: (game, { seat, moment }) => {
      if (game === undefined || !isDue(game, { seat, moment })) return [];
      spoken.set(`${seat} ${moment}`, topic(game, moment));
      const { holder, memory } = game.seats[seat];
      if (holder.kind !== 'bot') return [];
      try {
        const seen = desk(scenario, game, seat);
        const input: PolicyInput = {
          desk: moment === 'answers' ? nextRoundsDesk(game, seen) : seen,
          memory,
          parameters: botParameters(scenario, holder.policy, seat),
        };
        return (talkAt(game, seat)?.[moment]?.(input) ?? []).map((command) => ({ command, author: { kind: 'bot', seat } }));
      } catch (problem) {
        report.warn('a bot could not speak', { policy: holder.policy, seat, moment, problem: String(problem) });
        return [];
      }
    },
    unsaid: ({ seat, moment }) => void spoken.delete(`${seat} ${moment}`),
  };
};
