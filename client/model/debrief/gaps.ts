import type { InformationGap, Learning } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { keyName, listText, seatNameOn } from '../names.ts';
import { leverValueText } from '../pledges.ts';
import { textOf, type Speech } from '../say.ts';
import { isGood, isNothing, sizeWords } from './outcome-words.ts';

/** How a seat stood to a fact in a round. */
export const laneStates = ['first', 'learnt', 'known', 'acted', 'unknown'] as const;
export type LaneState = (typeof laneStates)[number];
export type LaneCell = { readonly round: number; readonly state: LaneState; readonly words: string };
export type Lane = { readonly seat: Seat; readonly name: string; readonly cells: readonly LaneCell[] };

/** A fact that one desk saw first: who knew when, as lanes and as sentences, and what the delay cost. */
export type GapView = {
  readonly id: string;
  readonly title: string;
  /** What was to be known, in the scenario's words. */
  readonly quote: string | undefined;
  readonly rounds: readonly number[];
  readonly lanes: readonly Lane[];
  readonly lines: readonly string[];
  readonly cost: string;
  readonly tone: 'bad' | 'good' | 'plain';
};

/** The last round that something happened in, and one more, so that the end of a lane can be seen. */
const lastRoundOf = ({ firstRound, delayRounds, others }: InformationGap, played: number): number => {
  const told = others.flatMap(({ learnt, acted }) => [learnt?.round ?? firstRound + delayRounds, acted?.round ?? 0]);
  return Math.min(played, Math.max(firstRound + 1, ...told.map((round) => round + 1)));
};

export const gapView = (replay: Replay, desk: Desk, gap: InformationGap, speech: Speech): GapView => {
  const { map, about, truth } = replay;
  const { say, language } = speech;
  const round = say(`round.${about.roundName}`);
  const name = (seat: Seat): string => seatNameOn(map, seat, speech);
  const lever = (acted: Learning['acted']): string => (acted === undefined ? '' : say(`lever.${acted.lever}.title`, { round }));
  const last = lastRoundOf(gap, about.playedRounds);
  const rounds = Array.from({ length: last - gap.firstRound + 1 }, (_, place) => gap.firstRound + place);

  const title = (): string => {
    const { event, item, option, runs } = gap.values;
    if (gap.kind === 'promotion') {
      const key = String(item ?? gap.item ?? '');
      return say('debrief.gap.promotion', {
        item: keyName(map, key, speech),
        option: option === undefined ? '' : leverValueText(desk, 'promotion', key, Number(option), speech),
        round,
        runs: Number(runs ?? gap.firstRound + 1),
      });
    }
    const known = truth.events.find((each) => each.event === event);
    return known === undefined ? say('debrief.gap.signal') : textOf(known.name, language);
  };

  const stateOf = ({ learnt, acted }: Learning, at: number): LaneState => {
    if (acted?.round === at) return 'acted';
    if (learnt === undefined || at < learnt.round) return 'unknown';
    return at === learnt.round ? 'learnt' : 'known';
  };
  const wordsOf = ({ learnt, acted }: Learning, state: LaneState): string => {
    if (state === 'acted') return say('debrief.gap.cell.acted', { lever: lever(acted) });
    if (state === 'learnt')
      return learnt === undefined || learnt.from === 'itself'
        ? say('debrief.gap.cell.itself')
        : say('debrief.gap.cell.learnt', { seat: name(learnt.from) });
    return say(`debrief.gap.cell.${state}`);
  };
  const laneOf = (seat: Seat): readonly Lane[] => {
    const other = gap.others.find((each) => each.seat === seat);
    const first = gap.firstSeats.includes(seat);
    if (other === undefined && !first) return [];
    return [
      {
        seat,
        name: name(seat),
        cells: rounds.map((at): LaneCell => {
          const state = other === undefined ? (at === gap.firstRound ? 'first' : 'known') : stateOf(other, at);
          return { round: at, state, words: other === undefined ? say(`debrief.gap.cell.${state}`) : wordsOf(other, state) };
        }),
      },
    ];
  };

  const lineOf = ({ seat, learnt, acted }: Learning): string => {
    const values = {
      seat: name(seat),
      round,
      learnt: learnt?.round ?? 0,
      acted: acted?.round ?? 0,
      lever: lever(acted),
    };
    const heard =
      learnt === undefined
        ? say('debrief.gap.never', values)
        : learnt.from === 'itself'
          ? say('debrief.gap.itself', values)
          : say('debrief.gap.told', { ...values, from: name(learnt.from) });
    if (learnt === undefined) return acted === undefined ? heard : `${heard} ${say('debrief.gap.actedBlind', values)}`;
    return `${heard} ${say(acted === undefined ? 'debrief.gap.notActed' : 'debrief.gap.acted', values)}`;
  };

  const { cost } = gap;
  const quiet = cost === undefined || isNothing(cost);
  return {
    id: gap.id,
    title: title(),
    quote: gap.text === undefined ? undefined : textOf(gap.text, language),
    rounds,
    lanes: seats.flatMap(laneOf),
    lines: [
      say('debrief.gap.first', {
        seats: listText(gap.firstSeats.map(name), speech),
        round,
        number: gap.firstRound,
      }),
      ...gap.others.map(lineOf),
    ],
    cost:
      cost === undefined
        ? say(`debrief.gap.${gap.delayRounds === 0 ? 'noDelay' : replay.about.playable ? 'noReaction' : 'notRerun'}`)
        : isNothing(cost)
          ? say('debrief.gap.costNothing')
          : say(isGood(cost) ? 'debrief.gap.cost' : 'debrief.gap.costBetter', { size: sizeWords(cost, speech) }),
    tone: quiet ? 'plain' : isGood(cost) ? 'bad' : 'good',
  };
};

/** The costliest delay first; those that were not re-run last. */
export const costliestFirst = (gaps: readonly InformationGap[]): readonly InformationGap[] =>
  gaps.toSorted((one, other) => (other.cost?.jointScore ?? -1e3) - (one.cost?.jointScore ?? -1e3) || other.delayRounds - one.delayRounds);
