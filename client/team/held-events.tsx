import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { HeldEvents } from '../../server/contract/held-events.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { refusalText } from '../model/cards.ts';
import { heldEventCards, injectionRound, type HeldEventCard } from '../model/held-events.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** The events that the scenario holds back for the facilitator: what each would do, and a button for each team. Players never see this. */
export const HeldEventsCard = ({
  session,
  rooms,
  held,
}: {
  readonly session: Session;
  readonly rooms: readonly Room[];
  readonly held: HeldEvents;
}) => (
  <section class="card form held-events" data-testid="held-events" aria-labelledby="held-events-title">
    <header>
      <h2 id="held-events-title">{t('held.title')}</h2>
      <p class="quiet">{t('held.lead')}</p>
    </header>
    {rooms.map((room) => (
      <section key={room.game} class="held-team" aria-label={t('held.team', { team: room.team })}>
        <h3>{t('held.team', { team: room.team })}</h3>
        <ul>
          {heldEventCards(held, room, speech).map((card) => (
            <HeldEventRow key={card.event} session={session} room={room} card={card} />
          ))}
        </ul>
      </section>
    ))}
  </section>
);

const HeldEventRow = ({ session, room, card }: { readonly session: Session; readonly room: Room; readonly card: HeldEventCard }) => {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const refused = useSignal<string | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const round = injectionRound(room);
  const asked = asking.value && round !== undefined && card.injected === undefined;

  // The focus goes with the question and comes back from it, so that the keyboard never loses its place.
  useEffect(() => {
    if (asked) confirm.current?.focus();
  }, [asked]);
  const cancel = (): void => {
    asking.value = false;
    requestAnimationFrame(() => button.current?.focus());
  };

  const onEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') cancel();
  };

  const inject = async (): Promise<void> => {
    busy.value = true;
    refused.value = undefined;
    const ack = await session.command(room.game, { kind: 'inject', event: card.event });
    busy.value = false;
    asking.value = false;
    row.current?.focus();
    if (ack.ok) announce(t('held.done', { event: card.name, team: room.team }));
    else {
      refused.value = refusalText(ack.refusal, speech);
      announce(refused.value, 'urgent');
    }
  };

  return (
    <li ref={row} class="held-event" data-testid="held-event" tabIndex={-1} aria-label={card.name}>
      <div class="held-what">
        <h4>{card.name}</h4>
        <ul class="held-effects">
          {card.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <p class="quiet">{card.course}</p>
        {card.signals.map((signal) => (
          <p key={signal} class="quiet">
            <Icon name="ear" /> {signal}
          </p>
        ))}
      </div>
      <div class="held-act">
        {card.injected === undefined ? null : (
          <p class="held-done" data-testid="held-injected">
            <Icon name="check" className="good-icon" /> {card.injected}
          </p>
        )}
        {card.injected === undefined && !asked ? (
          <button
            ref={button}
            type="button"
            class="button"
            data-testid="held-inject"
            disabled={round === undefined}
            aria-label={t('held.injectFor', { event: card.name, team: room.team })}
            onClick={() => {
              asking.value = true;
              refused.value = undefined;
            }}
          >
            {t('held.inject')}
          </button>
        ) : null}
        {card.injected === undefined && round === undefined ? <p class="quiet">{t('held.notNow')}</p> : null}
        {asked ? (
          <fieldset class="held-question">
            <legend>{t('held.question', { event: card.name, team: room.team, round })}</legend>
            <div class="controls">
              <button
                ref={confirm}
                type="button"
                class="button main"
                data-testid="held-confirm"
                disabled={busy.value}
                onKeyDown={onEscape}
                onClick={() => void inject()}
              >
                <Icon name="check" /> {t('held.confirm')}
              </button>
              <button type="button" class="button plain" disabled={busy.value} onKeyDown={onEscape} onClick={cancel}>
                {t('held.cancel')}
              </button>
            </div>
          </fieldset>
        ) : null}
        {refused.value === undefined ? null : (
          <p class="bad-note" role="alert">
            <Icon name="triangleAlert" />
            <span>{refused.value}</span>
          </p>
        )}
      </div>
    </li>
  );
};
