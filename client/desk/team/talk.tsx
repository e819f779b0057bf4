import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import { messageTemplates, type MessageTemplate } from '../../../server/contract/sharing.ts';
import { channelName, channelsOf, messageNumber, talkLines, unread, type Channel } from '../../model/talk.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { keepRead, readUpTo } from './read.ts';

/** Messages of others that have not been read, in all channels. */
export const unreadOf = (desk: Desk, game: string): number =>
  channelsOf(desk).reduce((sum, channel) => sum + unread(desk, channel, readUpTo(game, channel)), 0);

const chosenChannel = (game: string) => keptForm<Channel>(`channel ${game}`, () => 'team');

/** Talking with all or with one: what was said, ready-made words, own words, and how many are left. */
export const Talk = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const chosen = chosenChannel(wire.game);
  // Who has changed seats may have been talking with the one they now are.
  const channel: Channel = chosen.value === desk.seat ? 'team' : chosen.value;
  const may = desk.sharing.may.includes('message');
  if (!may && desk.messages.length === 0) return null;
  return (
    <section class="card team-card talk" aria-labelledby="talk-title" data-testid="talk">
      <h3 id="talk-title">
        <Icon name="message" /> {t('talk.title')}
      </h3>
      <fieldset class="choice">
        <legend class="visually-hidden">{t('talk.to')}</legend>
        <div class="segments">
          {channelsOf(desk).map((each) => {
            const waiting = each === channel ? 0 : unread(desk, each, readUpTo(wire.game, each));
            return (
              <label key={each} class={`segment ${each === channel ? 'on' : ''}`} data-seat={each === 'team' ? undefined : each}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name="talk-channel"
                  data-testid={`channel-${each}`}
                  checked={each === channel}
                  onChange={() => (chosen.value = each)}
                />
                <span>
                  <Icon name={each === 'team' ? 'users' : seatIcons[each]} /> {channelName(desk, each, speech)}
                  {waiting > 0 ? (
                    <span class="badge">
                      <span aria-hidden="true">{waiting}</span>
                      <span class="visually-hidden">{t('talk.unread', { count: waiting })}</span>
                    </span>
                  ) : null}
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
      <Lines desk={desk} game={wire.game} channel={channel} />
      {may ? (
        <Say key={channel} desk={desk} wire={wire} channel={channel} />
      ) : (
        <p class="quiet">{t('together.noTalking', { number: desk.act.number })}</p>
      )}
    </section>
  );
};

const Lines = ({ desk, game, channel }: { readonly desk: Desk; readonly game: string; readonly channel: Channel }) => {
  const lines = talkLines(desk, channel, speech);
  const box = useRef<HTMLElement>(null);
  const last = lines.at(-1)?.id;
  useEffect(() => {
    if (last !== undefined) keepRead(game, channel, messageNumber({ id: last }));
    const { current } = box;
    if (current !== null) current.scrollTop = current.scrollHeight;
  }, [game, channel, last]);
  const who = channelName(desk, channel, speech);
  return (
    // A box that scrolls has to take the focus, or the keyboard can't move it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="talk-lines" ref={box} tabIndex={0} aria-label={t(channel === 'team' ? 'talk.logTeam' : 'talk.log', { who })}>
      {lines.length === 0 ? <p class="quiet">{t('talk.none')}</p> : null}
      <ol>
        {lines.map((line) => (
          <li key={line.id} class={line.mine ? 'mine' : ''} data-seat={line.from}>
            <p class="talk-who">
              <Icon name={seatIcons[line.from]} className="role-icon" /> {line.who} <span class="quiet">{line.when}</span>
            </p>
            <p class={line.erased ? 'quiet' : ''}>{line.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Say = ({ desk, wire, channel }: { readonly desk: Desk; readonly wire: Wire; readonly channel: Channel }) => {
  const name = `talk ${wire.game} ${desk.seat} ${channel}`;
  const words = keptForm(name, () => '');
  const sending = useSending(wire);
  const ready = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const left = desk.sharing.messagesLeft;
  const who = channelName(desk, channel, speech);
  const sendWords = async (): Promise<void> => {
    const text = words.value.trim();
    if (text === '') return field.current?.focus();
    if (!(await sending.send({ kind: 'message', to: channel, text }, t('talk.sent')))) return;
    words.value = '';
    forgetForm(name);
    field.current?.focus();
  };
  const sendReady = (template: MessageTemplate): void => void sending.send({ kind: 'message', to: channel, template }, t('talk.sent'));
  return (
    <>
      <form
        class="talk-say"
        onSubmit={(event) => {
          event.preventDefault();
          void sendWords();
        }}
      >
        <input
          ref={field}
          class="input"
          type="text"
          maxLength={280}
          autocomplete="off"
          data-testid="talk-input"
          aria-label={t(channel === 'team' ? 'talk.inputTeam' : 'talk.input', { who })}
          aria-describedby="talk-left"
          value={words.value}
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
        <button type="submit" class="button main" data-testid="talk-send" disabled={sending.busy.value || left === 0}>
          <Icon name="send" /> {t('talk.send')}
        </button>
      </form>
      <Refused sending={sending} />
      <div class="talk-foot">
        <button
          type="button"
          class="button small"
          aria-expanded={ready.value}
          data-testid="talk-ready"
          onClick={() => (ready.value = !ready.value)}
        >
          {t('talk.ready')}
        </button>
        <span class="quiet" id="talk-left" data-testid="talk-left">
          {left === 0
            ? t('talk.leftNone', { round: t(`round.${desk.act.roundName}`) })
            : t('talk.left', { count: left, round: t(`round.${desk.act.roundName}`) })}
        </span>
      </div>
      {ready.value ? (
        <fieldset class="choice chips" aria-label={t('talk.ready')}>
          {messageTemplates.map((template) => (
            <button
              key={template}
              type="button"
              class="chip"
              data-testid={`template-${template}`}
              disabled={sending.busy.value || left === 0}
              onClick={() => sendReady(template)}
            >
              {t(`talk.template.${template}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
    </>
  );
};
