import type { EffectLine, HeldEvent, HeldEvents, Where } from '../../server/contract/held-events.ts';
import type { Room } from '../../server/contract/room.ts';
import { textOf, type Speech } from './say.ts';

/** A held event as a facilitator reads it before letting it happen. */
export type HeldEventCard = {
  readonly event: string;
  readonly name: string;
  /** When it begins and how long it lasts. */
  readonly course: string;
  readonly effects: readonly string[];
  /** Who is told what. */
  readonly signals: readonly string[];
  /** In which round it was let happen; missing while it waits. */
  readonly injected: string | undefined;
};

const decimals = (value: number, { language }: Speech): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

const joined = (words: readonly string[], { language }: Speech): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);

const whereText = (where: Where, { language, say }: Speech): string =>
  typeof where === 'object' && Array.isArray(where)
    ? say('held.lane', { from: textOf(where[0], language), to: textOf(where[1], language) })
    : textOf(where as Exclude<Where, readonly unknown[]>, language);

/** One effect in a sentence. */
const effectText = ({ text, where, items, percent, periods }: EffectLine, period: string, speech: Speech): string =>
  speech.say(`held.effect.${text}`, {
    where:
      where.length === 0
        ? speech.say(`held.everywhere.${text}`)
        : joined(
            where.map((each) => whereText(each, speech)),
            speech,
          ),
    items:
      items.length === 0
        ? speech.say('held.allItems')
        : joined(
            items.map((each) => textOf(each, speech.language)),
            speech,
          ),
    percent: decimals(percent ?? 0, speech),
    count: periods ?? 0,
    period,
  });

const periodsText = (count: number, { periodName }: HeldEvent, { say }: Speech): string => say(`held.periods.${periodName}`, { count });

/** `It begins after 2 days, builds up over 1 day, holds for 5 days and eases off over 3 days.` */
const courseText = (event: HeldEvent, speech: Speech): string => {
  const parts = [
    event.delayPeriods === 0
      ? speech.say('held.atOnce')
      : speech.say('held.after', { time: periodsText(event.delayPeriods, event, speech) }),
    ...(event.rampPeriods === 0 ? [] : [speech.say('held.ramps', { time: periodsText(event.rampPeriods, event, speech) })]),
    speech.say('held.holds', { time: periodsText(event.activePeriods, event, speech) }),
    ...(event.recoveryPeriods === 0 ? [] : [speech.say('held.eases', { time: periodsText(event.recoveryPeriods, event, speech) })]),
  ];
  return speech.say('held.course', { parts: joined(parts, speech) });
};

/** The held events for one team, in the scenario's order: what happens to one moves none of the others. */
export const heldEventCards = (held: HeldEvents, room: Room, speech: Speech): readonly HeldEventCard[] => {
  return held.events.map((event): HeldEventCard => {
    const done = held.injections.find((each) => each.game === room.game && each.event === event.event);
    const period = speech.say(`held.period.${event.periodName}`);
    return {
      event: event.event,
      name: textOf(event.name, speech.language),
      course: courseText(event, speech),
      effects: event.effects.map((effect) => effectText(effect, period, speech)),
      signals: event.signals.map(({ afterPeriods, seats, text }) =>
        speech.say(afterPeriods === 0 ? 'held.signalAtOnce' : 'held.signal', {
          seats: joined(
            seats.map((seat) => speech.say(`seat.${seat}`)),
            speech,
          ),
          time: periodsText(afterPeriods, event, speech),
          text: textOf(text, speech.language),
        }),
      ),
      injected: done === undefined ? undefined : speech.say('held.injected', { round: done.round }),
    };
  });
};

/** The round an event injected now would happen in; nothing where the team's game takes none. */
export const injectionRound = ({ phase, round }: Room): number | undefined => {
  if (phase === 'planning') return round;
  return phase === 'review' || phase === 'huddle' ? round + 1 : undefined;
};
