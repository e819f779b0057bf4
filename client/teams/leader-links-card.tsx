import { useSignal } from '@preact/signals';
import type { LeaderLink } from '../../server/contract/debrief.ts';
import type { Failure } from '../connection/api.ts';
import { makeLeaderLink, revokeLeaderLink } from '../connection/replays.ts';
import { leaderAddress, sortedLinks } from '../model/teams/leader-links.ts';
import { FailureNote } from '../team/home-page.tsx';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { nowMs } from '../ui/now.ts';
import { speech, t } from '../ui/texts/texts.ts';

const dayChoices = [7, 30, 90, 365] as const;

const dateText = (ms: number): string => new Intl.DateTimeFormat(speech.language, { dateStyle: 'medium' }).format(ms);

/** Links for those who were not in the room: made, shown once, listed, taken back. */
export const LeaderLinksCard = ({
  workshop,
  links,
  onChange,
}: {
  readonly workshop: string;
  readonly links: readonly LeaderLink[];
  readonly onChange: () => void;
}) => {
  const days = useSignal(30);
  const names = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const made = useSignal<string | undefined>(undefined);

  const make = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    failure.value = undefined;
    const answer = await makeLeaderLink(workshop, { days: days.peek(), names: names.peek() });
    busy.value = false;
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    made.value = leaderAddress(location.origin, workshop, answer.value.token);
    announce(t('leaderLinks.made'));
    onChange();
  };

  return (
    <section class="card debrief-card leader-links" aria-labelledby="leader-links" data-testid="leader-links">
      <h2 id="leader-links">{t('leaderLinks.title')}</h2>
      <p class="quiet">{t('leaderLinks.lead')}</p>
      {made.value === undefined ? (
        <form
          class="leader-form"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <label class="debrief-pick">
            <span>{t('leaderLinks.days')}</span>
            <select
              data-testid="leader-days"
              value={String(days.value)}
              onChange={(event) => (days.value = Number(event.currentTarget.value))}
            >
              {dayChoices.map((each) => (
                <option key={each} value={String(each)}>
                  {t('leaderLinks.daysChoice', { count: each })}
                </option>
              ))}
            </select>
          </label>
          <label class="leader-names">
            <input
              type="checkbox"
              data-testid="leader-names"
              checked={names.value}
              onChange={(event) => (names.value = event.currentTarget.checked)}
            />
            <span>
              {t('leaderLinks.names')} <small class="quiet">{t('leaderLinks.namesNote')}</small>
            </span>
          </label>
          <button type="submit" class="button main" data-testid="leader-make" disabled={busy.value}>
            {t(busy.value ? 'leaderLinks.making' : 'leaderLinks.make')}
          </button>
        </form>
      ) : (
        <MadeLink address={made.value} onDone={() => (made.value = undefined)} />
      )}
      <FailureNote failure={failure.value} />
      {links.length === 0 ? null : (
        <>
          <h3>{t('leaderLinks.list')}</h3>
          <ul class="leader-list">
            {sortedLinks(links, nowMs.value).map((link) => (
              <li key={link.id} class={link.state} data-testid="leader-link">
                <span>
                  {t('leaderLinks.line', { made: dateText(link.madeMs), until: dateText(link.expiresMs) })}
                  <span class="quiet"> · {t(link.names ? 'leaderLinks.withNames' : 'leaderLinks.withoutNames')}</span>
                </span>
                <span class="leader-state">{t(`leaderLinks.state.${link.state}`)}</span>
                {link.state === 'open' ? <Revoke workshop={workshop} link={link} onChange={onChange} /> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** The one time that the address is shown. */
const MadeLink = ({ address, onDone }: { readonly address: string; readonly onDone: () => void }) => {
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = async (): Promise<void> => {
    const field = document.getElementById('leader-address');
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    try {
      // The clipboard exists on secure pages only; in a local network the old command is what there is.
      if (isSecureContext) await navigator.clipboard.writeText(address);
      else if (!document.execCommand('copy')) throw new Error('not copied');
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
  };
  return (
    <div class="leader-made" data-testid="leader-made">
      <p>
        <Icon name="check" className="good-icon" /> <strong>{t('leaderLinks.made')}</strong>
      </p>
      <div class="link-row">
        <label class="link-field">
          <span class="visually-hidden">{t('leaderLinks.address')}</span>
          <input class="input" id="leader-address" data-testid="leader-address" readOnly value={address} />
        </label>
        <button type="button" class="button main" data-testid="leader-copy" onClick={() => void copy()}>
          <Icon name={copied.value === 'yes' ? 'check' : 'copy'} /> {t(copied.value === 'yes' ? 'leaderLinks.copied' : 'leaderLinks.copy')}
        </button>
        <button type="button" class="button plain" data-testid="leader-done" onClick={onDone}>
          {t('leaderLinks.done')}
        </button>
      </div>
      {copied.value === 'failed' ? <p class="quiet">{t('leaderLinks.copyFailed')}</p> : null}
    </div>
  );
};

const Revoke = ({ workshop, link, onChange }: { readonly workshop: string; readonly link: LeaderLink; readonly onChange: () => void }) => {
  const asking = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const revoke = async (): Promise<void> => {
    const answer = await revokeLeaderLink(workshop, link.id);
    asking.value = false;
    failure.value = answer.ok ? undefined : answer.failure;
    if (answer.ok) {
      announce(t('leaderLinks.revoked'));
      onChange();
    }
  };
  if (!asking.value)
    return (
      <>
        <button
          type="button"
          class="button small"
          data-testid="leader-revoke"
          aria-label={t('leaderLinks.revokeOf', { made: dateText(link.madeMs) })}
          onClick={() => (asking.value = true)}
        >
          {t('leaderLinks.revoke')}
        </button>
        <FailureNote failure={failure.value} />
      </>
    );
  return (
    <fieldset class="leader-question">
      <legend class="visually-hidden">{t('leaderLinks.revokeQuestion')}</legend>
      <span>{t('leaderLinks.revokeQuestion')}</span>
      <button type="button" class="button small" data-testid="leader-revoke-yes" onClick={() => void revoke()}>
        {t('leaderLinks.revokeYes')}
      </button>
      <button type="button" class="button small plain" onClick={() => (asking.value = false)}>
        {t('leaderLinks.cancel')}
      </button>
    </fieldset>
  );
};
