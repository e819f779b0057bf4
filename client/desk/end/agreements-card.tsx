import type { Desk, EndView } from '../../../server/contract/desk.ts';
import { endAgreements, type EndAgreement } from '../../model/end-team.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';

/** Every joint decision: what was promised, what came of it, and what it was worth. `sits`: the reader had a seat in this game. */
export const AgreementsCard = ({ desk, end, sits }: { readonly desk: Desk; readonly end: EndView; readonly sits: boolean }) => {
  const { agreed, other } = endAgreements(desk, end, sits, speech);
  return (
    <section class="card end-card wide" data-testid="end-agreements" aria-labelledby="end-agreements">
      <h2 id="end-agreements">{t('endTeam.agreements')}</h2>
      {agreed.length + other.length === 0 ? (
        <StateCard icon="handshake" title={t('endTeam.noAgreements')} next={t('endTeam.noAgreementsNext')} />
      ) : (
        <p class="quiet bullwhip-lead">{t('endTeam.agreementsLead')}</p>
      )}
      <ul class="end-agreements">
        {agreed.map((each) => (
          <Agreed key={each.view.id} each={each} />
        ))}
      </ul>
      {other.length === 0 ? null : (
        <details class="end-other">
          <summary>{t('endTeam.other', { count: other.length })}</summary>
          <ul class="end-agreements">
            {other.map((view) => (
              <Other key={view.id} view={view} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

/** The numbers of a forecast were signed and are judged together: one line tells how it ended. */
const promisesShown = ({ kind, promises }: AgreementView): AgreementView['promises'] =>
  kind === 'consensusForecast' ? promises.filter(({ outcome }) => outcome !== undefined).slice(0, 1) : promises;

const Agreed = ({ each: { view, state, marks, worth, tone } }: { readonly each: EndAgreement }) => (
  <li class={`end-agreement ${view.tone}`} data-testid={`end-agreement-${view.id}`} data-state={view.agreement.state}>
    <Icon
      name={view.tone === 'good' ? 'check' : view.tone === 'bad' ? 'triangleAlert' : 'info'}
      className={view.tone === 'good' ? 'good-icon' : view.tone === 'bad' ? 'bad-icon' : ''}
    />
    <div class="end-agreement-what">
      <p>
        <Icon name={seatIcons[view.by]} className={`seat-${view.by}`} /> <span class="quiet">{view.lead}</span>{' '}
        <strong>{view.sentence}</strong>
      </p>
      {promisesShown(view).map((promise) => (
        <p key={promise.text}>
          {/* A goal is promised in the words in which it was proposed. */}
          {promise.text === view.sentence || view.kind === 'consensusForecast' ? '' : `${promise.text} `}
          {promise.outcome === undefined ? null : <span class={promise.kept ? 'kept' : 'missed'}>{promise.outcome}</span>}
        </p>
      ))}
      {view.history.length === 0 ? null : <p class="quiet end-history">{view.history.map(({ text }) => text).join(' · ')}</p>}
    </div>
    <div class="end-agreement-worth">
      <strong>{state}</strong>
      {marks.map((mark) => (
        <span key={mark} class="quiet">
          {mark}
        </span>
      ))}
      {worth === undefined ? null : <span class={`worth ${tone}`}>{worth}</span>}
    </div>
  </li>
);

const Other = ({ view }: { readonly view: AgreementView }) => (
  <li class="end-agreement" data-state={view.agreement.state}>
    <Icon name="circleDashed" />
    <div class="end-agreement-what">
      <p>
        <span class="quiet">{view.lead}</span> {view.sentence}
      </p>
      {view.history.length === 0 ? null : <p class="quiet end-history">{view.history.map(({ text }) => text).join(' · ')}</p>}
    </div>
    <div class="end-agreement-worth">
      <span class="quiet">{view.state}</span>
    </div>
  </li>
);
