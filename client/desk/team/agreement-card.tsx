import type { GameCommand } from '../../../server/contract/commands.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { filledText, isRunning, type AgreementView } from '../../model/agreements.ts';
import { Icon, seatIcons, type IconName } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { CrisisAnswer, Pledged } from './crisis.tsx';
import { ForecastToSign } from './forecast-to-sign.tsx';
import { Advice, PromotionVote } from './promotion-vote.tsx';

const marks: Readonly<Record<AgreementView['agreement']['state'], IconName>> = {
  open: 'hourglass',
  answered: 'hourglass',
  agreed: 'handshake',
  kept: 'check',
  missed: 'triangleAlert',
  released: 'undo',
  declined: 'x',
  lapsed: 'circleDashed',
};

/** An agreement as its parties look it up: what was asked, what is promised, where it stands, how it went. */
export const AgreementCard = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const { agreement, id, kind } = view;
  const open = isRunning(agreement);
  const filled = filledText(desk, agreement, speech);
  return (
    <article class={`card team-card agreement ${view.tone}`} data-testid={`agreement-${id}`} data-state={agreement.state}>
      <h4 class="ask-line" id={`sentence-${id}`}>
        <span data-seat={view.by} class="ask-by">
          <Icon name={seatIcons[view.by]} className="role-icon" /> {view.lead}
        </span>{' '}
        {kind === 'consensusForecast' ? '' : view.sentence}
      </h4>
      {kind === 'consensusForecast' ? <ForecastToSign desk={desk} agreement={agreement} /> : null}
      {view.offer === undefined || kind === 'consensusForecast' ? null : <p class="ask-offer">{view.offer}</p>}
      {open && view.notes.length > 0 ? <p class="ask-note">{view.notes.join(' ')}</p> : null}
      {agreement.escalated === undefined || !open ? null : (
        <p class="ask-note">
          <Icon name="gavel" /> {t('agreement.escalated', { by: seatName(desk, agreement.escalated.by) })}
        </p>
      )}
      <Promises view={view} />
      {filled === undefined ? null : <p class="ask-note">{filled}</p>}
      <State view={view} />
      {open && kind === 'promotionPlan' && view.may.conclude ? <Advice desk={desk} agreement={agreement} /> : null}
      {open && kind === 'crisisResponse' ? <Pledged desk={desk} agreement={agreement} /> : null}
      <Actions wire={wire} view={view} />
      <ChangeOfMind desk={desk} wire={wire} view={view} />
      <History view={view} />
    </article>
  );
};

/** Where it stands; how it ended stands beside the promises. */
const State = ({ view }: { readonly view: AgreementView }) =>
  view.promises.some(({ outcome }) => outcome !== undefined) ? null : (
    <p class="agreement-state">
      <Icon name={marks[view.agreement.state]} /> <strong>{view.state}</strong>
      {view.emergency ? (
        <span class="emergency-mark">
          <Icon name="siren" /> {t('agreement.emergencyShort')}
        </span>
      ) : null}
    </p>
  );

/** The numbers of a forecast stand in a table, and are judged together: one of them tells how it ended. */
const promisesShown = ({ kind, promises }: AgreementView): AgreementView['promises'] =>
  kind === 'consensusForecast' ? promises.filter(({ outcome }) => outcome !== undefined).slice(0, 1) : promises;

const Promises = ({ view }: { readonly view: AgreementView }) =>
  view.promises.length === 0 ? null : (
    <ul class="promises">
      {promisesShown(view).map((promise) => (
        <li key={promise.text} data-seat={promise.seat}>
          {view.kind === 'consensusForecast' ? null : (
            <span>
              {promise.seat === undefined ? null : <Icon name={seatIcons[promise.seat]} className="role-icon" />} {promise.text}
            </span>
          )}
          {promise.outcome === undefined ? null : (
            <span class={`promise-outcome ${promise.kept ? 'good' : 'bad'}`}>
              <Icon name={promise.kept ? 'check' : 'triangleAlert'} /> {promise.outcome}
            </span>
          )}
        </li>
      ))}
    </ul>
  );

/** What may be done about it besides answering. */
const Actions = ({ wire, view }: { readonly wire: Wire; readonly view: AgreementView }) => {
  const sending = useSending(wire);
  const { id, may, agreement, kind } = view;
  if (!may.release && !may.escalate && !may.conclude) return null;
  const press = (command: GameCommand, done: string): void => void sending.send(command, done);
  const against =
    kind === 'promotionPlan' &&
    (agreement.turn.length > 0 || agreement.to.some((seat) => agreement.answers.findLast(({ by }) => by === seat)?.answer !== 'go'));
  return (
    <>
      <div class="ask-answers">
        {may.conclude ? (
          <button
            type="button"
            class={`button small ${against ? 'warn' : 'yes'}`}
            data-testid={`conclude-${id}`}
            aria-describedby={`sentence-${id}`}
            disabled={sending.busy.value}
            onClick={() => press({ kind: 'conclude', agreement: id }, t(kind === 'promotionPlan' ? 'plan.launched' : 'crisis.concluded'))}
          >
            {t(kind === 'crisisResponse' ? 'crisis.conclude' : against ? 'plan.launchAgainst' : 'plan.launch')}
          </button>
        ) : null}
        {may.escalate ? (
          <button
            type="button"
            class="button small"
            data-testid={`escalate-${id}`}
            aria-describedby={`sentence-${id}`}
            disabled={sending.busy.value}
            onClick={() => press({ kind: 'escalate', agreement: id }, t('agreement.done.escalate'))}
          >
            {t('agreement.escalate')}
          </button>
        ) : null}
        {may.release ? (
          <button
            type="button"
            class="button small"
            data-testid={`release-${id}`}
            aria-describedby={`sentence-${id}`}
            disabled={sending.busy.value}
            onClick={() => press({ kind: 'release', agreement: id }, t('agreement.done.release'))}
          >
            {t(isRunning(agreement) ? 'agreement.withdraw' : 'agreement.release')}
          </button>
        ) : null}
      </div>
      <Refused sending={sending} />
    </>
  );
};

/** Advice and pledges may be changed until the proposer concludes. */
const ChangeOfMind = ({ desk, wire, view }: { readonly desk: Desk; readonly wire: Wire; readonly view: AgreementView }) => {
  const { agreement, kind } = view;
  const voted = (kind === 'promotionPlan' || kind === 'crisisResponse') && agreement.to.includes(desk.seat) && !view.yourTurn;
  if (!voted || !isRunning(agreement)) return null;
  return (
    <details class="history">
      <summary>{t('answer.changeMind')}</summary>
      {kind === 'promotionPlan' ? (
        <PromotionVote desk={desk} wire={wire} view={view} />
      ) : (
        <CrisisAnswer desk={desk} wire={wire} view={view} />
      )}
    </details>
  );
};

const History = ({ view }: { readonly view: AgreementView }) =>
  view.history.length === 0 ? null : (
    <details class="history">
      <summary>{t('agreement.history')}</summary>
      <ol>
        {view.history.map((line, place) => (
          // Two answers may read the same: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place} data-seat={line.seat}>
            <Icon name={seatIcons[line.seat]} className="role-icon" /> {line.text} <span class="quiet">{line.when}</span>
          </li>
        ))}
      </ol>
    </details>
  );
