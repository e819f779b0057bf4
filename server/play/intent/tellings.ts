import { seats, type Seat } from '../../contract/ids.ts';
import type { Publication } from '../../contract/sharing.ts';
import type { GameFact } from '../../game/facts.ts';
import type { Game } from '../../game/state.ts';
import { nothingTogether, type PassedOn, type Together } from '../../game/together.ts';

/** What people told each other that is carried into re-runs: facts, not words. */
type Tellings = Pick<Together, 'passedOn' | 'publications'>;

/**
 * A game as it looks to people who told and showed each other these things, and said nothing else. On such desks the reference decides,
 * in the recorded game and in every re-run.
 */
export const silentGame = (game: Game, { passedOn, publications }: Tellings): Game => {
  const quiet = passedOn.length === 0 && publications.length === 0;
  if (quiet && game.together === nothingTogether) return game;
  return { ...game, together: quiet ? nothingTogether : { ...nothingTogether, passedOn, publications } };
};

/** What had been told and shown when a round was decided. */
export const toldUntil = ({ passedOn, publications }: Tellings, round: number): Tellings => ({
  passedOn: passedOn.filter((each) => each.round <= round),
  publications: publications.filter((each) => each.round <= round),
});

const noticePattern = /^signal (\d+) (\d+)$/;

/**
 * The notice by which a signal of one game is known in another, whose events may have come otherwise; nothing where it has not gone out
 * there.
 */
const noticeIn = (there: Game, here: Game, notice: string): string | undefined => {
  const [, round, place] = noticePattern.exec(notice) ?? [];
  const signal = here.records[Number(round)]?.close.signals[Number(place)];
  if (signal === undefined) return undefined;
  const text = JSON.stringify(signal.text);
  const isIt = (each: typeof signal | undefined): boolean =>
    each !== undefined &&
    each.eventIndex === signal.eventIndex &&
    JSON.stringify(each.text) === text &&
    seats.every((seat) => each.seats.includes(seat) === signal.seats.includes(seat));
  if (isIt(there.records[Number(round)]?.close.signals[Number(place)])) return notice;
  for (const record of there.records) {
    const at = record.close.signals.findIndex(isIt);
    if (at >= 0) return `signal ${record.round} ${at}`;
  }
  return undefined;
};

/** What is told and shown in a re-run besides what was. */
export type ToldBesides = { readonly told?: readonly PassedOn[]; readonly published?: readonly Publication[] };

const byRound = <Telling extends { readonly round: number }>(list: readonly Telling[]): readonly Telling[] =>
  list.toSorted((one, other) => one.round - other.round);

/**
 * Carries into a re-run, round by round, what was told and shown in the recorded game: by everybody before `fromRound`, afterwards by
 * those seats whose people are in it. A warning that goes out later there is told when it has.
 */
export const carrier = (
  recorded: Game,
  fromRound: number,
  people: readonly Seat[],
  { told = [], published = [] }: ToldBesides,
): ((game: Game) => readonly GameFact[]) => {
  const isCarried = ({ by, round }: { readonly by: Seat; readonly round: number }): boolean => round < fromRound || people.includes(by);
  let passing = byRound([...recorded.together.passedOn.filter(isCarried), ...told]);
  let showing = byRound([...recorded.together.publications.filter(isCarried), ...published]);
  return (game) => {
    const facts: GameFact[] = [];
    const later: PassedOn[] = [];
    for (const each of passing) {
      const notice = each.round > game.round ? undefined : noticeIn(game, recorded, each.notice);
      if (notice === undefined) later.push(each);
      else facts.push({ type: 'SignalPassedOn', ...each, notice });
    }
    for (const each of showing) if (each.round <= game.round) facts.push({ type: 'PanelPublished', ...each });
    passing = later;
    showing = showing.filter(({ round }) => round > game.round);
    return facts;
  };
};
