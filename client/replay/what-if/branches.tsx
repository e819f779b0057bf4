import { useSignal } from '@preact/signals';
import { refusalText } from '../../model/cards.ts';
import { whole } from '../../model/numbers.ts';
import { addressOf, fragment } from '../../route.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';
import type { WhatIfStore } from './store.ts';

/** Whether this reader may keep a branch: not with a leader's link, nor of a file. The server has the last word. */
const mayKeep = ({ address }: ReplayState): boolean => address.workshop !== undefined && fragment.value.key === undefined;

/** Keeps what was just played under a title. */
export const KeepForm = ({ state, store }: { readonly state: ReplayState; readonly store: WhatIfStore }) => {
  const title = useSignal('');
  const { keeping, keepFailure, kept } = store;
  if (!mayKeep(state)) return state.address.workshop === undefined ? null : <p class="quiet what-if-keep-note">{t('whatIf.readOnly')}</p>;
  if (keeping.value === 'done') {
    const branch = kept.value.at(-1);
    return (
      <p class="what-if-kept" data-testid="what-if-kept">
        <Icon name="check" className="good-icon" /> {t('whatIf.saved')}{' '}
        {branch === undefined ? null : (
          <a class="button small" href={addressOf('replay', state.address.workshop, branch.id)} data-testid="what-if-open-branch">
            {t('whatIf.openBranch')}
          </a>
        )}
      </p>
    );
  }
  return (
    <form
      class="what-if-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.value.trim() !== '') void store.keep(title.value.trim());
      }}
    >
      <label class="field">
        <span>{t('whatIf.save')}</span>
        <input
          class="input"
          data-testid="what-if-title"
          maxLength={80}
          autocomplete="off"
          placeholder={t('whatIf.saveHint')}
          value={title.value}
          onInput={(event) => (title.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" data-testid="what-if-keep" disabled={keeping.value === 'busy' || title.value.trim() === ''}>
        {t('whatIf.saveButton')}
      </button>
      <p class="quiet">{t('whatIf.saveLead')}</p>
      {keepFailure.value === undefined ? null : (
        <p class="bad-note" role="alert">
          <Icon name="triangleAlert" />
          <span>{refusalText(keepFailure.value, speech)}</span>
        </p>
      )}
    </form>
  );
};

/** What has been kept of this game, and for a branch where it came from. */
export const Branches = ({ state, store }: { readonly state: ReplayState; readonly store: WhatIfStore }) => {
  const { about } = store.replay;
  const roundWord = t(`round.${about.roundName}`);
  const { workshop } = state.address;
  if (store.kept.value.length === 0 && about.branchOf === undefined) return null;
  return (
    <section class="card what-if-branches" aria-labelledby="what-if-branches" data-testid="what-if-branches">
      <h3 id="what-if-branches">{t('whatIf.branches')}</h3>
      {about.branchOf === undefined ? null : (
        <p>
          {t('whatIf.branchOf', { title: about.branchOf.title, round: roundWord, number: about.branchOf.fromRound })}{' '}
          <a href={addressOf('replay', workshop, about.branchOf.game)}>{t('whatIf.branchBack')}</a>
        </p>
      )}
      <ul>
        {store.kept.value.map((branch) => (
          <li key={branch.id}>
            <a href={addressOf('replay', workshop, branch.id)}>{branch.title}</a>
            <span class="quiet">
              {t('whatIf.branchLine', {
                round: roundWord,
                number: branch.fromRound,
                score: whole(Math.round(branch.jointScore), speech.language),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
