import type { AnswerGiven } from '../../../server/contract/agreement-schemas.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { quickAnswers } from '../../model/answers.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { openTeamDialog } from './dialogs.ts';

/** Answers to a request: those of one tap, an offer of one's own, and a no with its reason. */
export const AnswerButtons = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const sending = useSending(wire);
  const { id } = view;
  const give = (given: AnswerGiven): void => void sending.send({ kind: 'answer', agreement: id, ...given }, t('answer.done'));
  const quick = quickAnswers(desk, view.agreement, speech);
  return (
    <>
      <div class="ask-answers">
        {quick.map((answer) => (
          <button
            key={answer.id}
            type="button"
            class={`button small ${answer.id === 'yes' || answer.id === 'agree' ? 'yes' : ''}`}
            data-testid={`answer-${answer.id}-${id}`}
            aria-describedby={`sentence-${id}`}
            disabled={sending.busy.value}
            onClick={() => give(answer.given)}
          >
            {answer.label}
          </button>
        ))}
        <button
          type="button"
          class="button small"
          data-testid={`answer-offer-${id}`}
          aria-describedby={`sentence-${id}`}
          aria-haspopup="dialog"
          onClick={() => openTeamDialog({ kind: 'offer', agreement: id })}
        >
          {t(quick.length === 0 ? 'answer.fill' : 'answer.offer')}
        </button>
        <button
          type="button"
          class="button small"
          data-testid={`answer-no-${id}`}
          aria-describedby={`sentence-${id}`}
          aria-haspopup="dialog"
          onClick={() => openTeamDialog({ kind: 'decline', agreement: id })}
        >
          {t('answer.no')}
        </button>
      </div>
      <Refused sending={sending} />
    </>
  );
};

/** A yes, a change and a no to what everybody has to sign: a forecast, a goal. */
export const SignButtons = ({
  wire,
  view,
  yes,
  change,
}: {
  readonly wire: Wire;
  readonly view: AgreementView;
  readonly yes: string;
  readonly change: string;
}) => {
  const sending = useSending(wire);
  const { id } = view;
  return (
    <>
      <div class="ask-answers">
        <button
          type="button"
          class="button small yes"
          data-testid={`answer-yes-${id}`}
          aria-describedby={`sentence-${id}`}
          disabled={sending.busy.value}
          onClick={() => void sending.send({ kind: 'answer', agreement: id, answer: 'accept' }, t('answer.done'))}
        >
          {yes}
        </button>
        <button
          type="button"
          class="button small"
          data-testid={`answer-change-${id}`}
          aria-describedby={`sentence-${id}`}
          aria-haspopup="dialog"
          onClick={() => openTeamDialog({ kind: 'change', agreement: id })}
        >
          {change}
        </button>
        <button
          type="button"
          class="button small"
          data-testid={`answer-no-${id}`}
          aria-describedby={`sentence-${id}`}
          aria-haspopup="dialog"
          onClick={() => openTeamDialog({ kind: 'decline', agreement: id })}
        >
          {t('answer.no')}
        </button>
      </div>
      <Refused sending={sending} />
    </>
  );
};
