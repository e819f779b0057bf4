import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { agreementView } from '../../model/agreements.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog } from './dialogs.ts';
import { WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { TeamDialog } from './team-dialog.tsx';

const reasonKeys = ['stock', 'trucks', 'people', 'money', 'own'] as const;

/** A no, with a reason that helps whoever asked to find another way. */
export const DeclineDialog = ({ desk, wire, agreement }: { readonly desk: Desk; readonly wire: Wire; readonly agreement: Agreement }) => {
  const name = `decline ${wire.game} ${agreement.id}`;
  const reason = keptForm(name, () => '');
  const sending = useSending(wire);
  const view = agreementView(desk, agreement, speech);
  const send = async (): Promise<void> => {
    const words = reason.value.trim();
    const given = {
      kind: 'answer' as const,
      agreement: agreement.id,
      answer: 'decline' as const,
      ...(words === '' ? {} : { reason: words }),
    };
    if (!(await sending.send(given, t('answer.done')))) return;
    forgetForm(name);
    closeTeamDialog();
  };
  return (
    <TeamDialog title={t('answer.noTitle')} testid="decline-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          <strong>{view.lead}</strong> {view.sentence}
        </p>
        <p class="quiet" id="decline-why">
          {t('answer.reason')}
        </p>
        <fieldset class="choice chips" aria-labelledby="decline-why">
          {reasonKeys.map((key) => (
            <button
              key={key}
              type="button"
              class="chip"
              data-testid={`reason-${key}`}
              onClick={() => (reason.value = t(`answer.reasons.${key}`))}
            >
              {t(`answer.reasons.${key}`)}
            </button>
          ))}
        </fieldset>
        <WordsField
          label={t('answer.reasonLabel')}
          value={reason.value}
          testid="decline-reason"
          onValue={(words) => (reason.value = words)}
        />
        <Refused sending={sending} />
        <footer class="team-form-foot">
          <button type="button" class="button plain" onClick={closeTeamDialog}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main" data-testid="decline-send" disabled={sending.busy.value}>
            {t('answer.noSend')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};
