import type { GameId } from '../contract/ids.ts';
import type { Command } from '../game/command.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openBotTalk } from './bot-talk.ts';
import { bareTurns, botsToDecide, botTurns } from './bots.ts';
import type { LiveStream } from './live-stream.ts';
import type { Ports } from './ports.ts';

/** What bots need of their game. */
export type BotTable = {
  readonly id: GameId;
  readonly scenario: Scenario;
  readonly stream: LiveStream<Game, Command>;
  /** The game as it stood when planning of its present round opened. */
  opening(): Game | undefined;
  live(): boolean;
};

/** How soon the bots are asked again when the store refused them. */
const retryMs = 1000;
/** Speeches in a row after which everybody decides, whatever is left to say: more would be a bug, and a bug may not stall a room. */
const mostSpeeches = 60;

/**
 * Asks a game's bots after every change: first those with something to say, one after the other, each having heard the one before; then
 * those that have not decided yet. A command that is refused is no more than a bot that was not heard. Answers what calls it.
 */
export const openBotLoop = (ports: Pick<Ports, 'timers' | 'report'>, table: BotTable): (() => void) => {
  const { id, scenario, stream } = table;
  const talk = openBotTalk(scenario, ports.report);
  let asked = false;

  /** Whether all that can be said has been. */
  const speeches = async (): Promise<boolean> => {
    for (let count = 0; count < mostSpeeches; count += 1) {
      const speech = talk.next(stream.state());
      if (speech === undefined || !table.live()) return true;
      const acks = await stream.submit((state) => talk.said(state, speech));
      for (const { refusal } of acks.filter((ack) => !ack.ok)) {
        if (refusal.code === 'store/unavailable') {
          talk.unsaid(speech);
          return false;
        }
        ports.report.warn('a bot was not heard', { game: id, seat: speech.seat, moment: speech.moment, code: refusal.code });
      }
    }
    ports.report.warn('bots talked without end', { game: id });
    return true;
  };

  const decisions = async (): Promise<boolean> => {
    if (botsToDecide(stream.state()).length === 0) return true;
    const acks = await stream.submit((state) => botTurns(scenario, table.opening(), state, ports.report));
    const refusals = acks.flatMap((ack) => (ack.ok ? [] : [ack.refusal]));
    const fault = refusals.find((each) => each.code.startsWith('lever/'));
    if (fault !== undefined) {
      ports.report.warn('a bot decided something illegal', { game: id, code: fault.code, ...fault.details });
      await stream.submit(bareTurns);
    }
    return fault !== undefined || acks.some((ack) => ack.ok) || botsToDecide(stream.state()).length === 0;
  };

  const ask = (): void => {
    if (asked || (talk.next(stream.state()) === undefined && botsToDecide(stream.state()).length === 0)) return;
    asked = true;
    const turns = async (): Promise<void> => {
      const done = (await speeches()) && (await decisions());
      if (!table.live()) return;
      const again = (): void => {
        asked = false;
        ask();
      };
      // What is left is due to the store, or to a bug: not again at once.
      if (done) again();
      else ports.timers.after(retryMs, again);
    };
    void turns();
  };
  return ask;
};
