import type { Moment } from '../../contract/debrief.ts';
import { seats } from '../../contract/ids.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { learning, newsOf } from '../news.ts';
import type { News } from '../news.ts';
import type { Candidate, Explained } from './candidate.ts';
import type { Found } from './found.ts';
import { hurtIn } from './losses.ts';
import type { Hurt } from './losses.ts';
import { firstPeriod, plain } from './places.ts';

/** Customers feel an event for so many rounds after it is over. */
const roundsAfter = 1;
/** Where no re-run says what it cost, half of what went wrong meanwhile is laid to it: the other half would have come all the same. */
const halfOfIt = 0.5;

type Evidence = Moment['evidence'][number];

/** Rounds in which an event was felt. */
const feltIn = ({ records }: Game, event: number): readonly number[] =>
  records.flatMap(({ round, periods }) =>
    round > 0 && periods.some(({ events }) => events[event] === 'active' || events[event] === 'recovering') ? [round] : [],
  );

/** The event of some news, by the signal that came first. */
const eventOf = ({ records }: Game, [{ notice }]: News): number | undefined => {
  const [, at, place] = notice.split(' ');
  return records[Number(at)]?.close.signals[Number(place)]?.eventIndex;
};

const explained = (found: Found, hurt: Hurt, event: string, felt: readonly number[]): Explained => {
  const cost = found.gaps.find((gap) => gap.kind === 'signal' && gap.values['event'] === event)?.cost;
  if (cost !== undefined) return { cents: Math.max(0, cost.contributionCents), points: Math.max(0, cost.jointScore) };
  return { units: hurtIn(hurt, felt[0] ?? 0, (felt.at(-1) ?? 0) + roundsAfter) * halfOfIt };
};

/**
 * A signal that one desk heard in time for a decision before the event was felt, and another only when it was too late, or never. Whether
 * the rules let anybody pass it on is said with it.
 */
export const signalNotPassedOn = (setup: GameSetup, game: Game, found: Found, hurt: Hurt): readonly Candidate[] =>
  newsOf(setup, game).flatMap((news): readonly Candidate[] => {
    const [{ round: heard, seats: heardBy }] = news;
    const index = eventOf(game, news);
    const [teller] = heardBy;
    if (index === undefined || teller === undefined) return [];
    const event = setup.company.events[index];
    const felt = feltIn(game, index);
    const [first] = felt;
    // Whoever hears it with the end of a round plans the next one with it.
    if (first === undefined || heard + 1 >= first) return [];
    const learnt = seats
      .filter((seat) => !heardBy.includes(seat))
      .map((seat) => {
        const { toldRound, toldBy } = learning(game, news, seat);
        return { seat, plannedWith: toldRound === undefined ? undefined : toldBy === undefined ? toldRound + 1 : toldRound };
      });
    const late = learnt.filter(({ plannedWith }) => plannedWith === undefined || plannedWith >= first);
    if (late.length === 0) return [];
    const couldTell = game.levels.slice(heard + 1, first).some((level) => level !== 'closed');
    const evidence = [
      ...heardBy.map((seat): Evidence => ({ text: 'heard', values: { seat, round: heard } })),
      ...late.map(
        ({ seat, plannedWith }): Evidence =>
          plannedWith === undefined ? { text: 'neverLearnt', values: { seat } } : { text: 'learnt', values: { seat, round: plannedWith } },
      ),
    ];
    return [
      {
        kind: 'signalNotPassedOn',
        round: heard + 1,
        period: firstPeriod(game.records[heard + 1]),
        seats: [...heardBy, ...late.map(({ seat }) => seat)],
        values: {
          event: event.id,
          name: plain(event.name),
          seat: teller,
          heardRound: heard,
          feltRound: first,
          rounds: first - heard - 1,
          count: late.length,
          ...(late.length === 1 && late[0] !== undefined ? { lateSeat: late[0].seat } : {}),
          couldTell: couldTell ? 1 : 0,
        },
        evidence,
        explains: explained(found, hurt, event.id, felt),
        about: `event ${event.id}`,
      },
    ];
  });
