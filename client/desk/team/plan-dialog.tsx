import type { Desk } from '../../../server/contract/desk.ts';
import { keyName } from '../../model/names.ts';
import {
  openPlan,
  planWith,
  promotedItems,
  promotionChoices,
  promotionRounds,
  upliftGuess,
  type PlanDraft,
} from '../../model/promotion-plans.ts';
import { othersOf } from '../../model/requests.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog } from './dialogs.ts';
import { NumberField, PickField, WhenField, WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { TeamDialog } from './team-dialog.tsx';

/** Sales asks all the others what a promotion would need of them, before it runs. */
export const PlanDialog = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const name = `plan ${wire.game} ${desk.seat} ${desk.round}`;
  const form = keptForm<PlanDraft>(name, () => openPlan(desk));
  const sending = useSending(wire);
  const draft = form.value;
  const guess = upliftGuess(desk, draft.item, draft.option);
  const rounds = promotionRounds(desk, speech);
  const set = (change: Partial<PlanDraft>): void => {
    form.value = { ...form.peek(), ...change };
  };
  const send = async (): Promise<void> => {
    const why = draft.why.trim();
    const terms = {
      kind: 'promotionPlan' as const,
      item: draft.item,
      option: draft.option,
      round: draft.round,
      ...(draft.upliftPercent === undefined ? {} : { upliftPercent: draft.upliftPercent }),
      ...(why === '' ? {} : { why }),
    };
    if (!(await sending.send({ kind: 'propose', to: othersOf(desk), terms, pledges: [] }, t('plan.sent')))) return;
    forgetForm(name);
    closeTeamDialog();
  };
  return (
    <TeamDialog title={t('plan.title')} lead={t('plan.lead')} testid="plan-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="field-row">
          <PickField
            label={t('plan.item')}
            value={draft.item}
            testid="plan-item"
            groups={[{ name: '', choices: promotedItems(desk).map((id) => ({ value: id, name: keyName(desk.map, id, speech) })) }]}
            onValue={(item) => (form.value = planWith(desk, draft, { item }))}
          />
          <PickField
            label={t('plan.option')}
            value={String(draft.option)}
            testid="plan-option"
            groups={[
              {
                name: '',
                choices: promotionChoices(desk, draft.item, speech).map((each) => ({ value: String(each.value), name: each.name })),
              },
            ]}
            onValue={(option) => (form.value = planWith(desk, draft, { option: Number(option) }))}
          />
          <WhenField
            label={t('plan.round')}
            value={draft.round}
            groups={[{ name: '', choices: rounds }]}
            testid="plan-round"
            onValue={(round) => set({ round: round ?? draft.round })}
          />
        </div>
        <NumberField
          label={t('plan.uplift', { round: t(`round.${desk.act.roundName}`) })}
          value={draft.upliftPercent}
          testid="plan-uplift"
          onValue={(upliftPercent) => set({ upliftPercent })}
        />
        {guess === undefined ? null : <p class="quiet">{t('plan.upliftHint', { span: `${guess.from}–${guess.to}` })}</p>}
        <WordsField label={t('plan.why')} value={draft.why} testid="plan-why" onValue={(why) => set({ why })} />
        <Refused sending={sending} />
        <footer class="team-form-foot">
          <button type="button" class="button plain" onClick={closeTeamDialog}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main" data-testid="plan-send" disabled={sending.busy.value || rounds.length === 0}>
            <Icon name="send" /> {t('plan.send')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};
