import { useEffect } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { AgreementView } from '../../model/agreements.ts';
import { followedGoals } from '../../model/objectives.ts';
import { levelSentence, teamBoard } from '../../model/team-tab.ts';
import { AboutKpi } from '../../ui/about.tsx';
import { Icon } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import type { Wire } from '../sending.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { openTeamDialog } from './dialogs.ts';
import { SignedForecast } from './forecast-to-sign.tsx';
import { Incoming } from './incoming.tsx';
import { Talk, unreadOf } from './talk.tsx';

/** The tab beside the levers on which a team asks, promises and talks, with how much of it is new. */
export const teamTabOf = (desk: Desk, game: string) => ({
  id: 'team',
  name: t('together.tab'),
  badge: teamBoard(desk, speech).forYou.length + unreadOf(desk, game),
});

/** All that this seat and the others have asked, promised and said. */
export const TeamTab = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const board = teamBoard(desk, speech);
  const mayAsk = desk.sharing.may.includes('propose');
  const states = desk.agreements.map(({ id, state }) => `${id} ${state}`).join(' ');
  useEffect(() => {
    // An agreement that moves on takes the button with it that was pressed: the keyboard goes on from the tab.
    if (document.activeElement === document.body) document.getElementById('desk-panel')?.focus({ preventScroll: true });
  }, [states]);
  const nothing = board.forYou.length + board.waiting.length + board.agreed.length + board.over.length === 0;
  return (
    <div class="together" data-testid="team-tab">
      <section class="card team-card team-head">
        <p>{levelSentence(desk, speech)}</p>
        {desk.book.lead === undefined ? null : (
          <p class="quiet">
            <Icon name="gavel" />{' '}
            {t('together.lead', { by: desk.book.lead === desk.seat ? t('together.you') : seatName(desk, desk.book.lead) })}
          </p>
        )}
        {desk.book.workingAgreement === undefined ? null : (
          <p class="quiet">
            {t('together.workingAgreement')}: “{desk.book.workingAgreement.text}”
          </p>
        )}
        {mayAsk ? <AskButtons desk={desk} /> : null}
      </section>
      <Incoming desk={desk} wire={wire} all />
      <Talk desk={desk} wire={wire} />
      <FollowedGoals desk={desk} />
      {nothing ? (
        <StateCard
          icon="handshake"
          title={t(mayAsk ? 'together.nothing' : 'together.nothingClosed')}
          next={t(mayAsk ? 'together.nothingNext' : 'together.nothingClosedNext')}
        />
      ) : null}
      <Group title={t('together.agreed')} id="agreed" desk={desk} wire={wire} views={board.agreed} />
      <Group title={t('together.waiting')} id="waiting" desk={desk} wire={wire} views={board.waiting} />
      <SignedForecast desk={desk} />
      {board.over.length === 0 ? null : (
        <details class="team-group over" data-testid="group-over">
          <summary>{t('together.over', { count: board.over.length })}</summary>
          {board.over.map((view) => (
            <AgreementCard key={view.id} desk={desk} wire={wire} view={view} />
          ))}
        </details>
      )}
    </div>
  );
};

/** The ways in: ask one, or plan a promotion with all. */
const AskButtons = ({ desk }: { readonly desk: Desk }) => (
  <div class="ask-answers">
    <button
      type="button"
      class="button small"
      data-testid="team-ask"
      aria-haspopup="dialog"
      onClick={() => openTeamDialog({ kind: 'ask' })}
    >
      <Icon name="message" /> {t('ask.button')}
    </button>
    {desk.fields.some((field) => field.lever === 'promotion') ? (
      <button
        type="button"
        class="button small"
        data-testid="team-plan"
        aria-haspopup="dialog"
        onClick={() => openTeamDialog({ kind: 'plan' })}
      >
        <Icon name="megaphone" /> {t('plan.title')}
      </button>
    ) : null}
  </div>
);

const Group = ({
  title,
  id,
  desk,
  wire,
  views,
}: {
  readonly title: string;
  readonly id: string;
  readonly desk: Desk;
  readonly wire: Wire;
  readonly views: readonly AgreementView[];
}) =>
  views.length === 0 ? null : (
    <section class="team-group" aria-labelledby={`group-${id}`} data-testid={`group-${id}`}>
      <h3 id={`group-${id}`}>{title}</h3>
      {views.map((view) => (
        <AgreementCard key={view.id} desk={desk} wire={wire} view={view} />
      ))}
    </section>
  );

/** Goals that were agreed: where each stands, as far as this desk sees it. */
const FollowedGoals = ({ desk }: { readonly desk: Desk }) => {
  const goals = followedGoals(desk, speech);
  if (goals.length === 0) return null;
  const round = t(`round.${desk.act.roundName}`);
  return (
    <section class="card team-card" aria-labelledby="goals-title" data-testid="goals">
      <h3 id="goals-title">
        <Icon name="target" /> {t('objective.followed')}
      </h3>
      <ul class="goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <span>
              {t('objective.followedLine', { kpi: goal.name, value: goal.target, when: goal.when })} <AboutKpi kpi={goal.kpi} />
            </span>
            {goal.stands === undefined ? (
              <span class="quiet">
                <Icon name="eyeOff" /> {t('objective.nowUnknown')}
              </span>
            ) : (
              <span class={`verdict ${goal.reached === true ? 'enough' : 'short'}`}>
                <Icon name={goal.reached === true ? 'check' : 'hourglass'} /> {t('objective.stands', { round, value: goal.stands })}:{' '}
                {t(goal.reached === true ? 'objective.onWay' : 'objective.offWay')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
