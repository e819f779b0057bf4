import { useSignal } from '@preact/signals';
import { joinWorkshop, type Failure } from '../connection/api.ts';
import { keepKey, keepNote } from '../connection/keys.ts';
import { refusalText } from '../model/cards.ts';
import { navigate } from '../route.ts';
import { announce } from '../ui/announcer.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';
import { FailureNote } from './home-page.tsx';

/** Joining a workshop: a code and a name, nothing else. */
export const JoinPage = ({ code: given }: { readonly code: string }) => {
  const code = useSignal(given);
  const name = useSignal('');
  const failure = useSignal<Failure | undefined>(undefined);
  const busy = useSignal(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    failure.value = undefined;
    const answer = await joinWorkshop({ code: code.value.trim().toUpperCase(), name: name.value.trim() });
    busy.value = false;
    if (!answer.ok) {
      failure.value = answer.failure;
      announce(refusalText(answer.failure, speech), 'urgent');
      return;
    }
    keepKey(answer.value.workshop, 'person', answer.value.token);
    keepNote(answer.value.workshop, 'code', code.value.trim().toUpperCase());
    navigate(`/w/${encodeURIComponent(answer.value.workshop)}`);
  };

  return (
    <div class="page">
      <Bar />
      <main class="narrow" id="content" tabIndex={-1}>
        <form class="card form" onSubmit={(event) => void submit(event)}>
          <h1>{t('join.title')}</h1>
          <p class="quiet">{t('join.lead')}</p>
          <label class="field">
            <span>{t('join.code')}</span>
            <input
              class="input code-input"
              data-testid="join-code"
              value={code.value}
              required
              minLength={4}
              maxLength={12}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              onInput={(event) => (code.value = event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{t('join.name')}</span>
            <input
              class="input"
              data-testid="join-name"
              value={name.value}
              required
              maxLength={40}
              autocomplete="name"
              onInput={(event) => (name.value = event.currentTarget.value)}
            />
          </label>
          <FailureNote failure={failure.value} />
          <button type="submit" class="button main" data-testid="join-submit" disabled={busy.value}>
            {busy.value ? t('join.joining') : t('join.submit')}
          </button>
        </form>
      </main>
    </div>
  );
};
