import type { Desk } from '../../server/contract/desk.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { Message } from '../../server/contract/sharing.ts';
import { seatNameOn } from './names.ts';
import type { Speech } from './say.ts';

/** With whom somebody talks: everybody, or one colleague. */
export type Channel = 'team' | Seat;

export type TalkLine = {
  readonly id: string;
  readonly from: Seat;
  readonly mine: boolean;
  readonly who: string;
  readonly when: string;
  readonly text: string;
  /** The words are gone; that something was said is not. */
  readonly erased: boolean;
};

export const channelsOf = (desk: Desk): readonly Channel[] => ['team', ...seats.filter((seat) => seat !== desk.seat)];

export const channelName = (desk: Desk, channel: Channel, speech: Speech): string =>
  channel === 'team' ? speech.say('talk.team') : seatNameOn(desk.map, channel, speech);

const channelOf = (desk: Desk, { from, to }: Message): Channel => (to === 'team' ? 'team' : from === desk.seat ? to : from);

/** The words of a message: the ready-made ones, a person's own, or both. */
export const messageText = ({ template, text }: Message, speech: Speech): string => {
  const parts = [...(template === undefined ? [] : [speech.say(`talk.template.${template}`)]), ...(text === undefined ? [] : [text])];
  return parts.length === 0 ? speech.say('talk.erased') : parts.join(' ');
};

/** What was said in a channel, oldest first. */
export const talkLines = (desk: Desk, channel: Channel, speech: Speech): readonly TalkLine[] =>
  desk.messages
    .filter((message) => channelOf(desk, message) === channel)
    .map((message) => ({
      id: message.id,
      from: message.from,
      mine: message.from === desk.seat,
      who: message.from === desk.seat ? speech.say('talk.you') : seatNameOn(desk.map, message.from, speech),
      when: speech.say('talk.when', { Round: speech.say(`Round.${desk.act.roundName}`), number: message.round }),
      text: messageText(message, speech),
      erased: message.template === undefined && message.text === undefined,
    }));

/** The number in a message's id, by which they are in order. */
export const messageNumber = ({ id }: Pick<Message, 'id'>): number => Number(id.slice(1)) || 0;

/** Messages of others in a channel that came after the last one read there. */
export const unread = (desk: Desk, channel: Channel, readUpTo: number): number =>
  desk.messages.filter((message) => message.from !== desk.seat && channelOf(desk, message) === channel && messageNumber(message) > readUpTo)
    .length;
