import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { teamBoard } from '../../model/team-tab.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Wire } from '../sending.tsx';
import { AnswerButtons, SignButtons } from './answer-buttons.tsx';
import { CrisisAnswer } from './crisis.tsx';
import { ForecastToSign } from './forecast-to-sign.tsx';
import { PromotionVote } from './promotion-vote.tsx';
import { Settle } from './settle.tsx';

/** How many stand above the levers: the rest waits where there is room. */
const shownAtOnce = 2;

/** What is asked of this seat, each with its answers, oldest first: it has waited longest. */
export const Incoming = ({
  desk,
  wire,
  all,
  onMore,
}: {
  readonly desk: Desk;
  readonly wire: Wire;
  /** All of them; else the first ones and a word on the rest. */
  readonly all?: boolean;
  readonly onMore?: () => void;
}) => {
  const { forYou } = teamBoard(desk, speech);
  const shown = all === true ? forYou : forYou.slice(0, shownAtOnce);
  const rest = forYou.length - shown.length;
  const heading = useRef<HTMLHeadingElement>(null);
  const count = useRef(forYou.length);
  useEffect(() => {
    // A card goes with the button that was pressed on it: the keyboard goes on from what is left.
    if (forYou.length < count.current && document.activeElement === document.body)
      (heading.current ?? document.getElementById('desk-panel') ?? document.getElementById('content'))?.focus({ preventScroll: true });
    count.current = forYou.length;
  }, [forYou.length]);
  if (forYou.length === 0) return null;
  return (
    <section class="incoming" aria-labelledby="incoming-title" data-testid="incoming">
      <h2 id="incoming-title" class="visually-hidden" ref={heading} tabIndex={-1}>
        {t('answer.title')}
      </h2>
      {shown.map((view) => (
        <AskCard key={view.id} desk={desk} wire={wire} view={view} />
      ))}
      {rest > 0 ? (
        <button type="button" class="incoming-more" data-testid="incoming-more" onClick={onMore}>
          <Icon name="users" /> {t('answer.more', { count: rest })}
        </button>
      ) : null}
    </section>
  );
};

/** A request, a plan, a forecast or a goal, as it stands on the desk of who has to answer. */
const AskCard = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => (
  <article
    class={`card ask-card ${view.emergency ? 'emergency' : ''}`}
    data-testid={`ask-${view.id}`}
    data-kind={view.kind}
    data-asker={view.by}
  >
    <h3 class="ask-line" id={`sentence-${view.id}`}>
      <span data-seat={view.by} class="ask-by">
        <Icon name={seatIcons[view.by]} className="role-icon" /> {view.lead}
      </span>{' '}
      {view.kind === 'consensusForecast' ? '' : view.sentence}
    </h3>
    {view.emergency ? (
      <p class="ask-emergency">
        <Icon name="siren" /> {t('agreement.emergency')}
      </p>
    ) : null}
    {view.offer === undefined || view.kind === 'consensusForecast' ? null : <p class="ask-offer">{view.offer}</p>}
    {view.notes.length === 0 ? null : <p class="ask-note">{view.notes.join(' ')}</p>}
    {view.offer === undefined ? null : <LastWord view={view} />}
    <Answers desk={desk} wire={wire} view={view} />
  </article>
);

/** What was said with the offer that stands. */
const LastWord = ({ view }: { readonly view: AgreementView }) => {
  const reason = view.agreement.answers.at(-1)?.reason;
  return reason === undefined ? null : <p class="ask-note">{t('agreement.saidReason', { reason })}</p>;
};

const Answers = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  if (!view.yourTurn) return <Settle desk={desk} wire={wire} view={view} />;
  switch (view.kind) {
    case 'request':
      return <AnswerButtons desk={desk} wire={wire} view={view} />;
    case 'promotionPlan':
      return <PromotionVote desk={desk} wire={wire} view={view} />;
    case 'crisisResponse':
      return <CrisisAnswer desk={desk} wire={wire} view={view} />;
    case 'consensusForecast':
      return (
        <>
          <ForecastToSign desk={desk} agreement={view.agreement} />
          <SignButtons wire={wire} view={view} yes={t('consensus.sign')} change={t('consensus.change')} />
        </>
      );
    case 'objective':
      return <SignButtons wire={wire} view={view} yes={t('answer.agree')} change={t('objective.change')} />;
  }
};
