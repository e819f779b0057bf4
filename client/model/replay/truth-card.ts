import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Replay, TruePeriod } from '../../../server/contract/replay.ts';
import { keyName, listText, seatNameOn } from '../names.ts';
import { money, quantity, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { eventWords } from './difference-words.ts';
import { goesOn, isOff, mainSite } from './differences.ts';
import { roundOf } from './playhead.ts';

/** What was so at the end of a period, beside what the desks said. */
export type TruthCard = {
  readonly stock: readonly StockLine[];
  readonly leadTimes: readonly { readonly id: string; readonly name: string; readonly so: string; readonly shown: string }[];
  readonly events: readonly EventLine[];
  readonly figures: readonly { readonly id: 'dock' | 'fill' | 'errors' | 'owed' | 'service' | 'cost' | 'lost'; readonly value: string }[];
};
export type StockLine = {
  readonly id: string;
  readonly name: string;
  readonly colour: string | undefined;
  readonly shelf: string;
  /** Where the books say another number. */
  readonly book: string | undefined;
};
export type EventLine = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly knownTo: readonly Seat[];
  /** Who knew, as a sentence. */
  readonly who: string;
  readonly everybody: boolean;
};

const mostStock = 5;

const stockLines = (replay: Replay, now: TruePeriod, speech: Speech): readonly StockLine[] => {
  const main = mainSite(replay);
  const lines = replay.truth.cells.map(({ site, item }, place) => {
    const [shelf, book] = [now.onHand[place] ?? 0, now.book[place] ?? 0];
    return {
      id: `${site} ${item}`,
      site,
      item,
      off: isOff(book, shelf) ? Math.abs(book - shelf) : 0,
      shelf: whole(shelf, speech.language),
      book: isOff(book, shelf) ? whole(book, speech.language) : undefined,
    };
  });
  // The site that buys always, others where their books are wrong; the farthest off first, then in the order of the company.
  const wanted = lines.filter(({ site, off }) => site === main || off > 0).toSorted((one, other) => other.off - one.off);
  // A short chain has no middle: all of it is of interest.
  const chain = wanted.length === 0 || lines.length <= mostStock ? lines : wanted;
  return chain.slice(0, mostStock).map(({ id, item, shelf, book }) => ({
    id,
    name: keyName(replay.map, id, speech),
    colour: replay.map.items.find((each) => each.id === item)?.colour,
    shelf,
    book,
  }));
};

const leadTimeLines = (replay: Replay, now: TruePeriod, speech: Speech): TruthCard['leadTimes'] =>
  now.wrongLeadTimes.flatMap(({ leadTime, shownPercent, truePercent }) => {
    const named = replay.truth.leadTimes[leadTime];
    if (named === undefined) return [];
    const percent = (value: number): string => quantity({ value, unit: 'percent' }, speech.language, replay.about.periodName);
    return [
      {
        id: `${named.kind} ${named.id}`,
        name: keyName(replay.map, named.id, speech),
        so: percent(truePercent),
        shown: percent(shownPercent),
      },
    ];
  });

const eventLines = (replay: Replay, now: TruePeriod, speech: Speech): readonly EventLine[] =>
  now.events
    .filter(({ state }) => goesOn(state))
    .map(({ event, state, knownTo }) => {
      const everybody = seats.every((seat) => knownTo.includes(seat));
      const names = listText(
        seats.filter((seat) => knownTo.includes(seat)).map((seat) => seatNameOn(replay.map, seat, speech)),
        speech,
      );
      return {
        id: `${event}`,
        name: eventWords(replay, event, speech),
        state: speech.say(`replay.truth.state.${state}`),
        knownTo,
        everybody,
        who: everybody
          ? speech.say('replay.truth.knownAll')
          : knownTo.length === 0
            ? speech.say('replay.truth.knownNone')
            : speech.say('replay.truth.known', { names }),
      };
    });

/** Orders judged in the round up to this day, and how many of them were perfect. */
const serviceSoFar = (replay: Replay, period: number): string | undefined => {
  const first = roundOf(replay, period)?.firstPeriod ?? period;
  const days = replay.truth.periods.slice(first, period + 1);
  const orders = days.reduce((sum, each) => sum + each.orders, 0);
  return orders === 0 ? undefined : `${Math.round((days.reduce((sum, each) => sum + each.perfectOrders, 0) * 100) / orders)}`;
};

export const truthCard = (replay: Replay, period: number, speech: Speech): TruthCard => {
  const now = replay.truth.periods[period];
  if (now === undefined) return { stock: [], leadTimes: [], events: [], figures: [] };
  const place = Math.max(0, replay.truth.sites.indexOf(mainSite(replay) ?? ''));
  const soFar = replay.truth.periods.slice(0, period + 1);
  const { language } = speech;
  const figures: TruthCard['figures'][number][] = [];
  const add = (id: TruthCard['figures'][number]['id'], value: string | undefined): void => {
    if (value !== undefined) figures.push({ id, value });
  };
  const service = serviceSoFar(replay, period);
  add('service', service === undefined ? undefined : `${service}\u00a0%`);
  add('fill', (now.fillPercent[place] ?? 0) > 0 ? `${whole(now.fillPercent[place] ?? 0, language)}\u00a0%` : undefined);
  add('dock', (now.dockUnits[place] ?? 0) > 0 ? whole(now.dockUnits[place] ?? 0, language) : undefined);
  add(
    'errors',
    (now.errorPpm[place] ?? 0) > 0
      ? quantity({ value: now.errorPpm[place] ?? 0, unit: 'ppm' }, language, replay.about.periodName)
      : undefined,
  );
  add('owed', whole(now.owedUnits, language));
  const lost = soFar.reduce((sum, each) => sum + each.lostUnits, 0);
  add('lost', whole(lost, language));
  add(
    'cost',
    money(
      soFar.reduce((sum, each) => sum + each.costCents, 0),
      language,
    ),
  );
  return {
    stock: stockLines(replay, now, speech),
    leadTimes: leadTimeLines(replay, now, speech),
    events: eventLines(replay, now, speech),
    figures,
  };
};
