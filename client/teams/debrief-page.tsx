import './teams.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Failure } from '../connection/api.ts';
import { keyOf } from '../connection/keys.ts';
import { loadWorkshopDebrief } from '../connection/replays.ts';
import { refusalText } from '../model/cards.ts';
import { textOf } from '../model/say.ts';
import { latestFinished, resultName, stillPlaying } from '../model/teams/standing.ts';
import { fragment, navigate } from '../route.ts';
import { Bar } from '../team/bar.tsx';
import { Icon } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { LeaderLinksCard } from './leader-links-card.tsx';
import { ProgressCard } from './progress-card.tsx';
import { SameMomentCard } from './same-moment-card.tsx';
import { SmallChartsCard } from './small-charts-card.tsx';
import { SpreadCard } from './spread-card.tsx';
import { SummaryCard } from './summary-card.tsx';
import { TeamsCard } from './teams-card.tsx';

/** How often a page looks again: while teams still play, or what mattered is still worked out. */
const lookAgainMs = 8_000;

const hasKey = (workshop: string): boolean =>
  fragment.value.key !== undefined || keyOf(workshop, 'facilitator') !== undefined || keyOf(workshop, 'person') !== undefined;

/** Whether something will still come by itself. */
const isWaiting = (debrief: WorkshopDebrief): boolean =>
  stillPlaying(debrief).length > 0 ||
  latestFinished(debrief).some(({ moments, distance }) => moments.length === 0 || distance === undefined);

/** All teams of a workshop side by side: for who led it, who looks back on it, and for a person the own team. */
export const DebriefPage = ({ workshop }: { readonly workshop: string }) => {
  const debrief = useSignal<WorkshopDebrief | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const load = async (): Promise<void> => {
    if (!hasKey(workshop)) return;
    const answer = await loadWorkshopDebrief(workshop);
    if (answer.ok) debrief.value = answer.value;
    // What stands here stays while the line is down.
    failure.value =
      answer.ok || (debrief.peek() !== undefined && answer.failure.code === 'network/unreachable') ? undefined : answer.failure;
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      const known = debrief.peek();
      if (known !== undefined && isWaiting(known) && document.visibilityState === 'visible') void load();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [workshop, fragment.value.key]);
  const known = debrief.value;
  useEffect(() => {
    if (known !== undefined) document.title = `${t('teams.title')} · ${textOf(known.title, speech.language)}`;
    return () => {
      document.title = t('app.name');
    };
  }, [known?.title]);

  return (
    <div class="page debrief-page">
      <Bar>
        <span class="pill">{t('teams.title')}</span>
        {known === undefined ? null : <span class="pill">{textOf(known.title, speech.language)}</span>}
        {known?.viewer === 'facilitator' ? (
          <a class="button small plain" href={`/w/${encodeURIComponent(workshop)}#lead`} data-testid="debrief-back">
            <Icon name="undo" /> {t('teams.back')}
          </a>
        ) : null}
      </Bar>
      {failure.value !== undefined ? (
        <Failed failure={failure.value} onRetry={() => void load()} />
      ) : !hasKey(workshop) ? (
        <Around>
          <StateCard icon="lock" title={t('teams.noKey')} next={t('teams.noKeyNext')} testid="debrief-no-key">
            <button type="button" class="button" onClick={() => navigate('/')}>
              {t('state.home')}
            </button>
          </StateCard>
        </Around>
      ) : known === undefined ? (
        <Around>
          <StateCard icon="hourglass" title={t('state.loading')} next={t('state.loadingNext')} busy />
        </Around>
      ) : (
        <main class="debrief" id="content" tabIndex={-1} data-testid="debrief">
          <Whose debrief={known} />
          {latestFinished(known).length === 0 ? (
            <NobodyYet debrief={known} />
          ) : (
            <Parts workshop={workshop} debrief={known} onChange={() => void load()} />
          )}
          {known.viewer === 'facilitator' ? (
            <LeaderLinksCard workshop={workshop} links={known.links ?? []} onChange={() => void load()} />
          ) : null}
        </main>
      )}
    </div>
  );
};

const Parts = ({
  workshop,
  debrief,
  onChange,
}: {
  readonly workshop: string;
  readonly debrief: WorkshopDebrief;
  readonly onChange: () => void;
}) => {
  const shown = useSignal<string | undefined>(undefined);
  const many = latestFinished(debrief).length > 1;
  return (
    <>
      <SummaryCard workshop={workshop} debrief={debrief} />
      <TeamsCard workshop={workshop} debrief={debrief} shown={shown} onChange={onChange} />
      {many ? <SpreadCard debrief={debrief} shown={shown} /> : null}
      {many ? <SameMomentCard workshop={workshop} debrief={debrief} /> : null}
      <SmallChartsCard workshop={workshop} debrief={debrief} />
      <ProgressCard workshop={workshop} debrief={debrief} />
    </>
  );
};

const dateText = (ms: number): string => new Intl.DateTimeFormat(speech.language, { dateStyle: 'long' }).format(ms);

/** What this page is to its reader, where that does not go without saying. */
const Whose = ({ debrief }: { readonly debrief: WorkshopDebrief }) => (
  <header class="debrief-head">
    <h1>{textOf(debrief.title, speech.language)}</h1>
    {debrief.viewer === 'leader' ? (
      <p class="quiet" data-testid="debrief-leader">
        {t('teams.leaderLead')} {t(`teams.leaderNames.${debrief.names ? 'yes' : 'no'}`)}{' '}
        {debrief.expiresMs === undefined ? null : t('teams.leaderUntil', { date: dateText(debrief.expiresMs) })}
      </p>
    ) : null}
    {debrief.viewer === 'person' ? <p class="quiet">{t('teams.personLead')}</p> : null}
  </header>
);

const NobodyYet = ({ debrief }: { readonly debrief: WorkshopDebrief }) => (
  <StateCard icon="hourglass" title={t('teams.none')} next={t('teams.noneNext')} testid="debrief-none">
    <ul class="debrief-playing">
      {stillPlaying(debrief).map((result) => (
        <li key={result.game}>
          {t('teams.noneRound', {
            team: resultName(result, speech),
            round: t(`round.${debrief.roundName}`),
            number: result.round,
          })}
        </li>
      ))}
    </ul>
  </StateCard>
);

const Around = ({ children }: { readonly children: preact.ComponentChildren }) => (
  <main class="narrow" id="content" tabIndex={-1}>
    {children}
  </main>
);

/** Links that are over say so by name; anything else can be tried again. */
const Failed = ({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) => {
  const over = failure.code === 'link/expired' ? 'expired' : failure.code === 'link/revoked' ? 'revoked' : undefined;
  return (
    <Around>
      {over === undefined ? (
        <StateCard icon="triangleAlert" title={t('teams.failed')} next={refusalText(failure, speech)} testid="debrief-failed">
          <button type="button" class="button" onClick={onRetry}>
            {t('state.retry')}
          </button>
        </StateCard>
      ) : (
        <StateCard
          icon={over === 'expired' ? 'clock' : 'lock'}
          title={t(`teams.${over}`)}
          next={t(`teams.${over}Next`)}
          testid={`debrief-${over}`}
        />
      )}
    </Around>
  );
};
