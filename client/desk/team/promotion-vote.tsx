import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { impactCard } from '../../../server/contract/estimates/impact.ts';
import { isRunning, type AgreementView } from '../../model/agreements.ts';
import { listText } from '../../model/names.ts';
import { leverOf, leverValueText } from '../../model/pledges.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { PickField, Segments, WordsField } from './fields.tsx';
import { ImpactTable } from './impact-table.tsx';
import { forgetForm, keptForm } from './kept.ts';

const votes = ['go', 'smaller', 'no'] as const;
const degrees = ['1', '2', '3', '4', '5'] as const;

type Vote = {
  readonly answer: (typeof votes)[number] | undefined;
  readonly confidence: (typeof degrees)[number] | undefined;
  readonly option: string;
  readonly reason: string;
};

/** What a promotion needs at this desk, and the advice of who sits there: go, smaller or no, and how sure. */
export const PromotionVote = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const name = `vote ${wire.game} ${desk.seat} ${view.id}`;
  const form = keptForm<Vote>(name, () => ({ answer: undefined, confidence: undefined, option: '', reason: '' }));
  const sending = useSending(wire);
  const { terms } = view.agreement;
  if (terms.kind !== 'promotionPlan') return null;
  const draft = form.value;
  const set = (change: Partial<Vote>): void => {
    form.value = { ...form.peek(), ...change };
  };
  const card = impactCard(desk, terms);
  const known = leverOf(desk, 'promotion', terms.item);
  const smaller = Array.from({ length: known?.most ?? 0 }, (_, place) => place + 1).filter((option) => option !== terms.option);
  const send = async (): Promise<void> => {
    if (draft.answer === undefined) return;
    const reason = draft.reason.trim();
    const given = {
      answer: draft.answer,
      card: [...card],
      ...(draft.confidence === undefined ? {} : { confidence: Number(draft.confidence) }),
      ...(draft.answer !== 'smaller' || draft.option === '' ? {} : { option: Number(draft.option) }),
      ...(reason === '' ? {} : { reason }),
    };
    if (await sending.send({ kind: 'answer', agreement: view.id, ...given }, t('answer.done'))) forgetForm(name);
  };
  return (
    <form
      class="vote"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ImpactTable desk={desk} card={card} title={t('plan.card')} />
      <div class="vote-row">
        <Segments
          name={`vote-${view.id}`}
          label={t('plan.vote')}
          choices={votes.map((id) => ({ id, name: t(`plan.votes.${id}`) }))}
          value={draft.answer}
          testid={`vote-${view.id}`}
          onValue={(answer) => set({ answer })}
        />
        <Segments
          name={`sure-${view.id}`}
          label={t('plan.confidence')}
          choices={degrees.map((id) => ({ id, name: id }))}
          value={draft.confidence}
          testid={`sure-${view.id}`}
          onValue={(confidence) => set({ confidence })}
        />
      </div>
      {draft.answer === 'smaller' && smaller.length > 0 ? (
        <PickField
          label={t('plan.smallerOption')}
          value={draft.option}
          none={t('ask.notSaid')}
          testid={`option-${view.id}`}
          groups={[
            {
              name: '',
              choices: smaller.map((option) => ({
                value: String(option),
                name: leverValueText(desk, 'promotion', terms.item, option, speech),
              })),
            },
          ]}
          onValue={(option) => set({ option })}
        />
      ) : null}
      <WordsField label={t('plan.reason')} value={draft.reason} testid={`vote-reason-${view.id}`} onValue={(reason) => set({ reason })} />
      <Refused sending={sending} />
      <div class="ask-answers">
        <button
          type="submit"
          class="button small yes"
          data-testid={`vote-send-${view.id}`}
          aria-describedby={`sentence-${view.id}`}
          disabled={draft.answer === undefined || sending.busy.value}
        >
          {t('plan.sendVote')}
        </button>
      </div>
    </form>
  );
};

/** What the others advise, with what it needs at their desks; the newest word of each. */
export const Advice = ({ desk, agreement }: { readonly desk: Desk; readonly agreement: Agreement }) => {
  const { to, answers } = agreement;
  const given = to.flatMap((seat) => answers.findLast(({ by }) => by === seat) ?? []);
  const open = to.filter((seat) => !given.some(({ by }) => by === seat));
  return (
    <div class="advice">
      {given.length === 0 ? <p class="quiet">{t('plan.adviceNone')}</p> : null}
      {given.map((answer) => (
        <section key={answer.by} class="advice-of" data-seat={answer.by}>
          <p>
            <Icon name={seatIcons[answer.by]} className="role-icon" />{' '}
            <strong>{t(`agreement.said.${answer.answer}`, { by: seatName(desk, answer.by) })}</strong>
            {answer.confidence === undefined ? '' : `, ${t('agreement.confidence', { number: answer.confidence })}`}
            {answer.reason === undefined ? '' : `, ${t('agreement.saidReason', { reason: answer.reason })}`}
          </p>
          {answer.card === undefined || answer.card.length === 0 ? null : (
            <ImpactTable desk={desk} card={answer.card} title={t('plan.cardOf', { by: seatName(desk, answer.by) })} />
          )}
        </section>
      ))}
      {open.length > 0 && isRunning(agreement) ? (
        <p class="quiet">
          {t('plan.notAnswered', {
            names: listText(
              open.map((seat) => seatName(desk, seat)),
              speech,
            ),
          })}
        </p>
      ) : null}
    </div>
  );
};
