import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { GameFact } from '../../game/facts.ts';
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

type FactOf<T extends GameFact['type']> = Extract<GameFact, { readonly type: T }>;
/** What some kinds of facts say, with the game after them; the others say nothing. */
type Saying = { readonly [T in GameFact['type']]?: (fact: FactOf<T>, game: Game, setup: ViewSetup) => readonly Line[] };

const together: Saying = {
  MessageSent: ({ from, to, template, text }, game) => {
    const message = game.together.messages.at(-1)?.id ?? '';
    const values: Line['values'] = template === undefined ? { message } : { message, template };
    return [{ kind: 'message', seat: from, to: to === 'team' ? others(from) : [to], values, ...words(text) }];
  },
  SignalPassedOn: ({ by, to, notice }, game, setup) => [{ kind: 'passedOn', seat: by, to, ...passedOn(setup, game, notice) }],
  PanelPublished: ({ by, panel, asOfRound }) => [{ kind: 'published', seat: by, to: others(by), values: { panel, asOfRound } }],
  ShadowingBegun: ({ by, of }) => [{ kind: 'shadowed', seat: by, to: [of] }],
  CustomerAsked: ({ by, slot }, game, setup) => [{ kind: 'asked', seat: by, values: request(setup, game, slot) }],
  HuddleOpened: ({ kind }) => [{ kind: 'huddle', values: { huddle: kind } }],
  CommitmentsWritten: ({ by, commitments }) => [
    { kind: 'commitments', ...(by === 'facilitator' ? {} : { seat: by }), values: { count: commitments.length } },
  ],
  // How far somebody trusts the team is told to nobody.
  BeliefGiven: ({ seat, belief }) => [{ kind: 'belief', seat, values: { place: belief.bottleneck } }],
};

/** Who sits where, once the game is on. */
const seating: Saying = {
  SeatTaken: ({ seat }) => [{ kind: 'seat', seat, values: { state: 'taken' } }],
  SeatLeft: ({ seat }) => [{ kind: 'seat', seat, values: { state: 'left' } }],
  BotSeated: ({ seat }) => [{ kind: 'seat', seat, values: { state: 'bot' } }],
  SeatHandedBack: ({ seat }) => [{ kind: 'seat', seat, values: { state: 'back' } }],
  SeatsRotated: ({ moves }) => [{ kind: 'seat', to: moves.map(({ to }) => to), values: { state: 'rotated' } }],
};

/** What people did with each other, and who they were. */
export const teamLines = (setup: ViewSetup, { logged: { fact }, before, game }: Step): readonly Line[] => {
  if ('agreement' in fact) {
    const agreement = game.together.agreements.find(({ id }) => id === fact.agreement);
    return agreement === undefined ? [] : agreementLines(agreement, fact);
  }
  const isOn = before !== undefined && before.phase !== 'briefing';
  const say = (together[fact.type] ?? (isOn ? seating[fact.type] : undefined)) as
    | ((said: GameFact, after: Game, of: ViewSetup) => readonly Line[])
    | undefined;
  return say === undefined ? [] : say(fact, game, setup);
};
