import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk, Notice } from '../../../server/contract/desk.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { pledgeLines } from '../../model/pledges.ts';
import { othersOf, usualRelation } from '../../model/requests.ts';
import { textOf } from '../../model/say.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog, openTeamDialog } from './dialogs.ts';
import { WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { PledgePicker, type Picked } from './pledge-picker.tsx';
import { TeamDialog } from './team-dialog.tsx';

const pledgesOf = (desk: Desk, picked: readonly Picked[]) =>
  picked.map(({ lever, key, value, round }) => ({
    kind: 'action' as const,
    seat: desk.seat,
    lever,
    key,
    relation: usualRelation(lever),
    value,
    round,
  }));

/** Opening a plan for a piece of news: why, and what whoever opens it will do. Everybody else is told and asked. */
export const CrisisDialog = ({ desk, wire, notice }: { readonly desk: Desk; readonly wire: Wire; readonly notice: Notice }) => {
  const name = `crisis ${wire.game} ${desk.seat} ${notice.id}`;
  const form = keptForm<{ readonly why: string; readonly picked: readonly Picked[] }>(name, () => ({ why: '', picked: [] }));
  const sending = useSending(wire);
  const { why, picked } = form.value;
  const send = async (): Promise<void> => {
    const terms = { kind: 'crisisResponse' as const, signal: notice.id, ...(why.trim() === '' ? {} : { why: why.trim() }) };
    const proposal = { kind: 'propose' as const, to: othersOf(desk), terms, pledges: pledgesOf(desk, picked) };
    if (!(await sending.send(proposal, t('crisis.sent')))) return;
    forgetForm(name);
    closeTeamDialog();
  };
  return (
    <TeamDialog title={t('crisis.title')} lead={t('crisis.lead', { round: t(`round.${desk.act.roundName}`) })} testid="crisis-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p class="ask-preview news-line">
          <Icon name="ear" /> {textOf(notice.text, speech.language)}
        </p>
        <WordsField
          label={t('crisis.why')}
          value={why}
          testid="crisis-why"
          onValue={(words) => (form.value = { ...form.peek(), why: words })}
        />
        <fieldset class="choice">
          <legend>{t('crisis.mine')}</legend>
          <p class="quiet">{t('crisis.mineLead')}</p>
          <PledgePicker
            desk={desk}
            picked={picked}
            rounds
            label={t('picker.lever')}
            addLabel={t('picker.add')}
            testid="crisis"
            onPick={(next) => (form.value = { ...form.peek(), picked: next })}
          />
        </fieldset>
        <Refused sending={sending} />
        <footer class="team-form-foot">
          <button type="button" class="button plain" onClick={closeTeamDialog}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" class="button main" data-testid="crisis-send" disabled={sending.busy.value}>
            <Icon name="siren" /> {t('crisis.send')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};

/** What has been pledged in a plan so far, seat by seat. */
export const Pledged = ({ desk, agreement }: { readonly desk: Desk; readonly agreement: Agreement }) => {
  const lines = pledgeLines(desk, agreement.pledges, speech);
  return (
    <div class="pledged">
      <p class="quiet">{t(lines.length === 0 ? 'crisis.pledgedNone' : 'crisis.pledged')}</p>
      <ul>
        {lines.map(({ seat, phrase }) => (
          <li key={`${seat ?? ''} ${phrase}`} data-seat={seat}>
            {seat === undefined ? null : <Icon name={seatIcons[seat]} className="role-icon" />}{' '}
            {seat === undefined
              ? phrase
              : t(seat === desk.seat ? 'agreement.youPromise' : 'agreement.promise', { by: seatName(desk, seat), phrase })}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What this seat will do: picked from its own levers, by round. */
export const CrisisAnswer = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const name = `pledge ${wire.game} ${desk.seat} ${view.id}`;
  const form = keptForm<readonly Picked[]>(name, () => []);
  const sending = useSending(wire);
  const picked = form.value;
  const send = async (): Promise<void> => {
    const given = { kind: 'answer' as const, agreement: view.id, answer: 'accept' as const, pledges: pledgesOf(desk, picked) };
    if (await sending.send(given, t('answer.done'))) forgetForm(name);
  };
  return (
    <form
      class="vote"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Pledged desk={desk} agreement={view.agreement} />
      <PledgePicker
        desk={desk}
        picked={picked}
        rounds
        label={t('crisis.mine')}
        addLabel={t('picker.add')}
        testid={`pledge-${view.id}`}
        onPick={(next) => (form.value = next)}
      />
      <Refused sending={sending} />
      <div class="ask-answers">
        <button
          type="submit"
          class="button small yes"
          data-testid={`pledge-send-${view.id}`}
          aria-describedby={`sentence-${view.id}`}
          disabled={sending.busy.value}
        >
          {t(picked.length === 0 ? 'crisis.giveNothing' : 'crisis.give')}
        </button>
        <button
          type="button"
          class="button small"
          data-testid={`answer-no-${view.id}`}
          aria-describedby={`sentence-${view.id}`}
          aria-haspopup="dialog"
          onClick={() => openTeamDialog({ kind: 'decline', agreement: view.id })}
        >
          {t('crisis.cannot')}
        </button>
      </div>
    </form>
  );
};
