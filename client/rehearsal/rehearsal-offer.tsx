import { useSignal } from '@preact/signals';
import type { Seat } from '../../server/contract/ids.ts';
import { openRehearsal } from '../connection/api.ts';
import type { Session } from '../connection/session.ts';
import { refusalText } from '../model/cards.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** While a team waits for its start: the way into a rehearsal at one's own seat. */
export const RehearsalOffer = ({
  session,
  token,
  game,
  seat,
}: {
  readonly session: Session;
  readonly token: string;
  readonly game: string;
  readonly seat: Seat;
}) => {
  const busy = useSignal(false);
  const refused = useSignal<string | undefined>(undefined);
  const ended = session.rehearsalEnd.value;
  const begin = async (): Promise<void> => {
    busy.value = true;
    refused.value = undefined;
    const opened = await openRehearsal(token, { game, seat });
    busy.value = false;
    if (opened.ok) return session.rehearse(opened.value.game, game);
    refused.value = refusalText(opened.failure, speech);
    announce(refused.value, 'urgent');
  };
  return (
    <section class="card rehearsal-offer" data-testid="rehearsal-offer" aria-labelledby="rehearsal-title">
      <Icon name="graduationCap" className="rehearsal-icon" />
      <div>
        <h2 id="rehearsal-title">{t('rehearsal.offer')}</h2>
        <p class="quiet">{ended === undefined ? t('rehearsal.offerLead') : t(`rehearsal.over.${ended}`)}</p>
        {refused.value === undefined ? null : <p class="row-refusal">{refused.value}</p>}
      </div>
      <button type="button" class="button main" data-testid="rehearse" disabled={busy.value} onClick={() => void begin()}>
        {t(busy.value ? 'rehearsal.opening' : ended === undefined ? 'rehearsal.begin' : 'rehearsal.again')}
      </button>
    </section>
  );
};
