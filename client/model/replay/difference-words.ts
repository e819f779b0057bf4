import type { Desk } from '../../../server/contract/desk.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { keyName, listText, seatNameOn } from '../names.ts';
import { quantity, whole } from '../numbers.ts';
import { textOf, type Speech } from '../say.ts';
import type { Difference } from './differences.ts';

/** A difference as a line of a desk: what is believed, what is so, and the whole as a sentence for who hears it. */
export type DifferenceLine = {
  readonly id: string;
  readonly kind: Difference['kind'];
  readonly name: string;
  readonly shown: string;
  readonly so: string;
  readonly sentence: string;
};

/** Letters that make a word one that names a place. */
const leastWord = 4;

/** What an event is called, with its place where its name does not say it. */
export const eventWords = (replay: Replay, event: number, speech: Speech): string => {
  const found = replay.truth.events[event];
  if (found === undefined) return '';
  const name = textOf(found.name, speech.language);
  if (found.place === undefined) return name;
  const place = keyName(replay.map, found.place, speech);
  // "Strike at the port of Vigo" says where already.
  const said = place.split(/\W+/).some((word) => word.length >= leastWord && name.toLowerCase().includes(word.toLowerCase()));
  return said ? name : speech.say('replay.truth.eventAt', { name, place });
};

export const differenceLine = (replay: Replay, desk: Desk, difference: Difference, speech: Speech): DifferenceLine => {
  const { map, about } = replay;
  const seat = seatNameOn(map, desk.seat, speech);
  const words = (id: string, name: string, shown: string, so: string): DifferenceLine => ({
    id,
    kind: difference.kind,
    name,
    shown,
    so,
    sentence: speech.say(`replay.difference.${difference.kind}Sentence`, { seat, name, shown, so }),
  });
  switch (difference.kind) {
    case 'stock':
      return words(
        `stock ${difference.site} ${difference.item}`,
        speech.say('replay.difference.stock', { what: keyName(map, `${difference.site} ${difference.item}`, speech) }),
        whole(difference.shown, speech.language),
        whole(difference.so, speech.language),
      );
    case 'leadTime': {
      const time = (periods: number | undefined, percent: number): string =>
        periods === undefined
          ? speech.say('replay.difference.ofUsual', { percent: whole(percent, speech.language) })
          : quantity({ value: periods, unit: 'periods' }, speech.language, about.periodName);
      return words(
        `leadTime ${difference.key}`,
        speech.say('replay.difference.leadTime', { what: keyName(map, difference.key, speech) }),
        time(difference.shown, difference.shownPercent),
        time(difference.so, difference.soPercent),
      );
    }
    case 'event': {
      const known = difference.knownTo.map((each) => seatNameOn(map, each, speech));
      return words(
        `event ${difference.event}`,
        eventWords(replay, difference.event, speech),
        speech.say('replay.difference.unknown'),
        known.length === 0
          ? speech.say(`replay.truth.state.${difference.state}`)
          : speech.say('replay.difference.knownTo', { names: listText(known, speech) }),
      );
    }
  }
};
