import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { levers, seats, type Lever, type Seat } from '../../../server/contract/ids.ts';
import type { Replay, TimelineEntry, TimelineKind } from '../../../server/contract/replay.ts';
import { agreementSentence } from '../agreements.ts';
import { keyName, listText, seatNameOn } from '../names.ts';
import { whole } from '../numbers.ts';
import { leverValueText } from '../pledges.ts';
import { textOf, type Speech } from '../say.ts';

/** Kinds of entries as people look for them. */
export const timelineGroups = ['agreements', 'messages', 'events', 'decisions'] as const;
export type TimelineGroup = (typeof timelineGroups)[number];
const groups: Readonly<Record<TimelineKind, TimelineGroup>> = {
  decision: 'decisions',
  message: 'messages',
  passedOn: 'messages',
  signal: 'events',
  event: 'events',
  proposed: 'agreements',
  answered: 'agreements',
  agreed: 'agreements',
  kept: 'agreements',
  missed: 'agreements',
  dropped: 'agreements',
  published: 'messages',
  shadowed: 'messages',
  asked: 'messages',
  huddle: 'events',
  belief: 'decisions',
  level: 'events',
  injected: 'events',
  seat: 'events',
  commitments: 'agreements',
};
export const groupOf = ({ kind }: TimelineEntry): TimelineGroup => groups[kind];

/** Whose entry it is: who did it, and whom it reached. */
export const touches = (entry: TimelineEntry, seat: Seat): boolean => entry.seat === seat || entry.to?.includes(seat) === true;

const text = (entry: TimelineEntry, speech: Speech): string => (entry.text === undefined ? '' : textOf(entry.text, speech.language));

const asLever = (value: string | number | undefined): Lever | undefined => levers.find((lever) => lever === value);

/** What an agreement is about: as it stands in the end view, where all are. */
const agreementOf = (replay: Replay, entry: TimelineEntry): Agreement | undefined =>
  replay.end.agreements.find(({ id }) => id === entry.values['agreement']);

const deskWords = (replay: Replay, desk: Desk, entry: TimelineEntry, speech: Speech): string => {
  const lever = asLever(entry.values['lever']);
  if (lever === undefined) return speech.say('replay.line.decisions', { count: Number(entry.values['count'] ?? 0) });
  const [key, value] = [String(entry.values['key'] ?? ''), Number(entry.values['value'] ?? 0)];
  const name = keyName(replay.map, key, speech);
  const title = speech.say(`lever.${lever}.title`, { round: speech.say(`round.${replay.about.roundName}`) });
  return speech.say('replay.line.decided', {
    what: name === '' ? title : speech.say('replay.seen.of', { what: title, name }),
    value: leverValueText(desk, lever, key, value, speech),
  });
};

/** An entry as a sentence without its subject's name where a mark shows that. `desk`: of the seat whose it is, for names of choices. */
export const entryWords = (replay: Replay, deskOf: (seat: Seat) => Desk, entry: TimelineEntry, speech: Speech): string => {
  const { values } = entry;
  const nameOf = (seat: Seat): string => seatNameOn(replay.map, seat, speech);
  const by = entry.seat === undefined ? '' : nameOf(entry.seat);
  const to =
    entry.to === undefined || entry.to.length === 0
      ? ''
      : entry.to.length >= seats.length - 1
        ? speech.say('replay.said.all')
        : listText(entry.to.map(nameOf), speech);
  const words = text(entry, speech);
  const quoted = words === '' ? '' : speech.say('replay.line.quoted', { text: words });
  const agreement = agreementOf(replay, entry);
  const said = {
    by,
    to,
    quoted,
    text: words,
    kind: agreement === undefined ? '' : speech.say(`agreement.kind.${agreement.kind}`),
    what: agreement === undefined ? '' : agreementSentence(deskOf(agreement.by), agreement, speech),
  };
  const place = typeof values['place'] === 'string' ? keyName(replay.map, values['place'], speech) : '';
  switch (entry.kind) {
    case 'decision':
      return speech.say('replay.line.decision', { by, what: deskWords(replay, deskOf(entry.seat ?? 'sales'), entry, speech) });
    case 'message': {
      const template = values['template'] === undefined ? '' : speech.say(`talk.template.${values['template']}`);
      const full = [template, words].filter((each) => each !== '').join(' ');
      return speech.say('replay.line.message', { ...said, text: full === '' ? speech.say('talk.erased') : full });
    }
    case 'event':
      return speech.say(`replay.line.event.${String(values['state'])}`, {
        name: words,
        at: place === '' ? '' : speech.say('replay.line.at', { place }),
      });
    case 'injected':
      return speech.say('replay.line.injected', { name: eventName(replay, values['event'], speech) });
    case 'answered':
      return speech.say('replay.line.answered', { ...said, answer: speech.say(`replay.answer.${String(values['answer'])}`) });
    case 'agreed':
      return speech.say(`replay.line.agreed.${String(values['state'])}`, said);
    case 'missed':
      return speech.say('replay.line.missed', {
        ...said,
        because: values['because'] === undefined ? '' : speech.say(`replay.because.${String(values['because'])}`),
      });
    case 'dropped':
      return speech.say(`replay.line.dropped.${String(values['state'])}`, said);
    case 'published':
      return speech.say('replay.line.published', { by, panel: speech.say(`panel.${String(values['panel'])}`) });
    case 'asked':
      return speech.say('replay.line.asked', {
        by,
        units: typeof values['units'] === 'number' ? whole(values['units'], speech.language) : '',
        item: keyName(replay.map, String(values['item'] ?? ''), speech),
      });
    case 'belief':
      return speech.say('replay.line.belief', { by, place });
    case 'level':
      return speech.say('replay.line.level', { level: speech.say(`informationLevel.${String(values['level'])}`) });
    case 'seat':
      return speech.say(`replay.line.seat.${String(values['state'])}`, said);
    case 'passedOn':
    case 'signal':
    case 'proposed':
    case 'kept':
    case 'shadowed':
    case 'huddle':
    case 'commitments':
      return speech.say(`replay.line.${entry.kind}`, said);
  }
};

/** The name of an event by its id, as the truth's list has it in the same order as the timeline's first mention. */
const eventName = (replay: Replay, id: string | number | undefined, speech: Speech): string => {
  const found = replay.truth.events.find(({ event }) => event === id);
  return found === undefined ? '' : textOf(found.name, speech.language);
};
