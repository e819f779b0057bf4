import { describe, expect, test } from 'vitest';
import { seats } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import type { PassedOn } from '../../../server/game/together.ts';
import { carrier } from '../../../server/play/intent/tellings.ts';
import { everySeat, playGame } from '../../../server/play/play-game.ts';
import { shipped } from '../../support/peoples-games.ts';

const { game } = playGame(shipped('port-closure'), { seed: 'tellings/1', policies: everySeat('silo'), informationLevel: 'closed' });
const at = game.records.findIndex(({ close }) => close.signals.length > 0);
const [signal] = game.records[at].close.signals;
const notice = `signal ${at} 0`;
const told: PassedOn = { notice, by: signal.seats[0], to: seats.filter((seat) => seat !== signal.seats[0]), round: at + 2, atMs: 9 };
const shown = { by: 'procurement', panel: 'supply', round: at + 1, asOfRound: at } as const;
const recorded: Game = { ...game, together: { ...game.together, passedOn: [told], publications: [shown] } };

/** The game in planning of a round. */
const planning = (round: number, of: Game = game): Game => ({ ...of, phase: 'planning', round, records: of.records.slice(0, round) });

describe('what people told each other', () => {
  test('is told in a re-run in its round, once', () => {
    const carry = carrier(recorded, 1, seats, {});
    expect(carry(planning(at + 1))).toEqual([{ type: 'PanelPublished', ...shown }]);
    expect(carry(planning(at + 2))).toEqual([{ type: 'SignalPassedOn', ...told }]);
    expect(carry(planning(at + 3))).toEqual([]);
  });

  test('is told by seats whose people are in it, and by all before it begins', () => {
    const others = seats.filter((seat) => seat !== told.by && seat !== shown.by);
    expect(carrier(recorded, 1, others, {})(planning(at + 3))).toEqual([]);
    expect(carrier(recorded, at + 3, [], {})(planning(at + 3))).toHaveLength(2);
  });

  test('a warning that goes out later there, or beside others, is told when it has, by the name that it has there', () => {
    const quiet = { ...game.records[at], close: { ...game.records[at].close, signals: [] } };
    const late = game.records[at + 2];
    const other = { ...signal, text: 'Something else' };
    const there: Game = {
      ...game,
      records: game.records.with(at, quiet).with(at + 2, { ...late, close: { ...late.close, signals: [other, signal] } }),
    };
    const carry = carrier({ ...recorded, together: { ...recorded.together, publications: [] } }, 1, seats, {});
    expect(carry(planning(at + 2, there))).toEqual([]);
    expect(carry(planning(at + 3, there))).toEqual([{ type: 'SignalPassedOn', ...told, notice: `signal ${at + 2} 1` }]);
  });

  test('what is told besides comes in its own round', () => {
    const early = { ...told, round: at + 1 };
    const carry = carrier(game, 1, [], { told: [early] });
    expect(carry(planning(at + 1))).toEqual([{ type: 'SignalPassedOn', ...early }]);
  });
});
