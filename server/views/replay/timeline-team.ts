import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import type { ViewSetup } from '../setup.ts';
import { signalOf } from './knowledge.ts';
import type { Step } from './steps.ts';
import { agreementLines, words } from './timeline-agreements.ts';
import type { Line } from './timeline.ts';

const others = (seat: Seat): readonly Seat[] => seats.filter((each) => each !== seat);

const passedOn = ({ company }: ViewSetup, game: Game, notice: string): Pick<Line, 'values' | 'text'> => {
  const signal = signalOf(game, notice);
  if (signal === undefined) return { values: { notice } };
  return { values: { notice, event: company.events[signal.eventIndex].id }, text: signal.text };
};

/** The request of a key account that somebody asked about. */
const request = ({ company }: ViewSetup, { records }: Game, slot: number): NonNullable<Line['values']> => {
  const found = records.at(-1)?.close.accountRequests?.find((each) => each.slot === slot);
  if (found === undefined) return { slot };
  return { slot, segment: company.segments[found.segmentIndex].id, item: company.items[found.itemIndex].id, units: found.units };
};

/** Who sits where, once the game is on. */
const seatLines = ({ logged: { fact }, before }: Step): readonly Line[] => {
  if (before === undefined || before.phase === 'briefing') return [];
  switch (fact.type) {
    case 'SeatTaken':
      return [{ kind: 'seat', seat: fact.seat, values: { state: 'taken' } }];
    case 'SeatLeft':
      return [{ kind: 'seat', seat: fact.seat, values: { state: 'left' } }];
    case 'BotSeated':
      return [{ kind: 'seat', seat: fact.seat, values: { state: 'bot' } }];
    case 'SeatHandedBack':
      return [{ kind: 'seat', seat: fact.seat, values: { state: 'back' } }];
    case 'SeatsRotated':
      return [{ kind: 'seat', to: fact.moves.map(({ to }) => to), values: { state: 'rotated' } }];
    default:
      return [];
  }
};

/** What people did with each other. */
export const teamLines = (setup: ViewSetup, step: Step): readonly Line[] => {
  const { logged, game } = step;
  const { fact } = logged;
  switch (fact.type) {
    case 'AgreementProposed':
    case 'AgreementAnswered':
    case 'AgreementMade':
    case 'AgreementFilled':
    case 'AgreementEscalated':
    case 'AgreementDeclined':
    case 'AgreementReleased':
    case 'AgreementLapsed':
    case 'AgreementJudged': {
      const agreement = game.together.agreements.find(({ id }) => id === fact.agreement);
      return agreement === undefined ? [] : agreementLines(agreement, fact);
    }
    case 'MessageSent': {
      const message = game.together.messages.at(-1)?.id ?? '';
      const values: Line['values'] = fact.template === undefined ? { message } : { message, template: fact.template };
      const to = fact.to === 'team' ? others(fact.from) : [fact.to];
      return [{ kind: 'message', seat: fact.from, to, values, ...words(fact.text) }];
    }
    case 'SignalPassedOn':
      return [{ kind: 'passedOn', seat: fact.by, to: fact.to, ...passedOn(setup, game, fact.notice) }];
    case 'PanelPublished':
      return [{ kind: 'published', seat: fact.by, to: others(fact.by), values: { panel: fact.panel, ofRound: fact.asOfRound } }];
    case 'ShadowingBegun':
      return [{ kind: 'shadowed', seat: fact.by, to: [fact.of] }];
    case 'CustomerAsked':
      return [{ kind: 'asked', seat: fact.by, values: request(setup, game, fact.slot) }];
    case 'HuddleOpened':
      return [{ kind: 'huddle', values: { huddle: fact.kind } }];
    case 'BeliefGiven':
      return [{ kind: 'belief', seat: fact.seat, values: { place: fact.belief.bottleneck } }];
    default:
      return seatLines(step);
  }
};
