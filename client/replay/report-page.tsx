import './chapters/chapters.css';
import './report.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { download, loadWorkshopDebrief } from '../connection/replays.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { courseOf } from '../model/debrief/course.ts';
import { kpiName } from '../model/definitions.ts';
import { partRows } from '../model/end.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { textOf } from '../model/say.ts';
import { addressOf } from '../route.ts';
import { Bar } from '../team/bar.tsx';
import { Chart } from '../ui/chart.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Commitments } from './chapters/commitments.tsx';
import { DebriefStanding } from './chapters/debrief-standing.tsx';
import { Limits } from './chapters/limits.tsx';
import { MomentCard } from './chapters/moment-card.tsx';
import { PromiseList } from './chapters/promise-list.tsx';
import { Summary } from './chapters/summary.tsx';
import { toldOf, type Section, type Told } from './chapters/told.ts';
import { why } from './chapters/why.tsx';
import { ReplayWaiting } from './replay-states.tsx';
import { openReplayState, type ReplayState } from './state.ts';
import { TeamsPart } from './teams-part.tsx';

/** A finished game as a report: for who was not in the room, to read from top to bottom, to print, to take along. */
export const ReportPage = ({ workshop, game }: { readonly workshop: string | undefined; readonly game: string }) => {
  const state = useMemo(() => openReplayState({ workshop, game }), [workshop, game]);
  useEffect(() => state.close, [state]);
  const teams = useTeams(workshop);
  const [replay, reader] = [state.replay.value, state.reader.value];
  if (replay === undefined || reader === undefined) return <ReplayWaiting state={state} />;
  return <Report state={state} replay={replay} reader={reader} teams={teams} />;
};

/** The other teams of the workshop, where this reader may see them. */
const useTeams = (workshop: string | undefined): WorkshopDebrief | undefined => {
  const teams = useSignal<WorkshopDebrief | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void (async () => {
      if (workshop === undefined) return;
      const answer = await loadWorkshopDebrief(workshop);
      if (!gone && answer.ok) teams.value = answer.value;
    })();
    return () => {
      gone = true;
    };
  }, [workshop]);
  return teams.value;
};

const Report = ({
  state,
  replay,
  reader,
  teams,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly teams: WorkshopDebrief | undefined;
}) => {
  const { about } = replay;
  const told = toldOf(state, replay, reader);
  const title = t('debrief.report.title', { title: textOf(about.title, speech.language), team: about.team });
  useEffect(() => {
    const before = document.title;
    document.title = `${t('debrief.report.document', { team: about.team })} · ${t('app.name')}`;
    return () => {
      document.title = before;
    };
  }, [replay]);
  const sections = reportSections(told, teams);
  return (
    <div class="page report-page" data-testid="report">
      <Bar />
      <main class="report" id="content" tabIndex={-1}>
        <header class="report-head">
          <h1>{title}</h1>
          <p class="quiet">{t('debrief.report.about', { rounds: about.playedRounds, attempt: about.attempt, world: about.seed })}</p>
          <p class="report-ways">
            <a class="button small" href={addressOf('replay', state.address.workshop, state.address.game)}>
              <Icon name="play" /> {t('debrief.report.toReplay')}
            </a>
            {state.address.workshop === undefined ? null : (
              <a class="button plain small" href={addressOf('debrief', state.address.workshop, undefined)}>
                <Icon name="users" /> {t('debrief.report.toTeams')}
              </a>
            )}
            <button type="button" class="button plain small" data-testid="report-print" onClick={() => print()}>
              <Icon name="printer" /> {t('debrief.report.print')}
            </button>
          </p>
        </header>
        <DebriefStanding state={state} />
        {sections.map(({ id, title: heading, body }) => (
          <section key={id} class="report-section" id={`section-${id}`} aria-labelledby={`title-${id}`} data-testid={`report-${id}`}>
            <h2 id={`title-${id}`}>{heading}</h2>
            {body}
          </section>
        ))}
        <TakeAlong told={told} />
      </main>
    </div>
  );
};

const reportSections = (told: Told, teams: WorkshopDebrief | undefined): readonly Section[] => {
  const { debrief, replay } = told;
  const others = teams?.teams ?? [];
  return [
    { id: 'summary', title: t('debrief.summary.title'), body: <Summary told={told} moments="whole" /> },
    { id: 'score', title: t('debrief.report.score'), body: <Score replay={replay} /> },
    ...(debrief === undefined || debrief.moments.length <= 3
      ? []
      : [
          {
            id: 'moments',
            title: t('debrief.report.moreMoments'),
            body: (
              <div class="moment-grid">
                {debrief.moments.slice(3).map((moment) => (
                  <MomentCard key={moment.id} told={told} moment={moment} still />
                ))}
              </div>
            ),
          },
        ]),
    ...why(told, true),
    {
      id: 'promises',
      title: t('debrief.promise.title'),
      body: (
        <>
          <p class="quiet">{t('debrief.promise.lead')}</p>
          <PromiseList told={told} />
        </>
      ),
    },
    ...(teams === undefined || others.length < 2
      ? []
      : [{ id: 'teams', title: t('debrief.report.teams'), body: <TeamsPart teams={teams} game={replay.about.id} /> }]),
    { id: 'commitments', title: t('debrief.change.commitments'), body: <Commitments told={told} still /> },
    { id: 'limits', title: t('debrief.limits.title'), body: <Limits told={told} /> },
  ];
};

/** Service and cost over the game, and what the score is made of. */
const Score = ({ replay }: { readonly replay: Replay }) => {
  const course = useMemo(() => courseOf(replay, speech), [replay]);
  return (
    <>
      <Chart
        title={t('debrief.report.course')}
        description={course.sentence}
        drawing={course.drawing}
        table={course.table}
        file="service-and-cost"
        testid="course-chart"
      />
      <h3 id="report-parts">{t('debrief.report.parts')}</h3>
      <table aria-labelledby="report-parts">
        <thead>
          <tr>
            <th scope="col">{t('debrief.report.part')}</th>
            <th scope="col">{t('debrief.report.value')}</th>
            <th scope="col">{t('debrief.report.points')}</th>
            <th scope="col">{t('debrief.report.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {partRows(replay.end, speech).map(({ kpi, value, points, weight }) => (
            <tr key={kpi}>
              <th scope="row">{kpiName(kpi, speech)}</th>
              <td>{value}</td>
              <td>
                <strong>{Math.round(points)}</strong>
              </td>
              <td class="quiet">{weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

/** Everything as files. */
const TakeAlong = ({ told: { state, replay, debrief, commitments } }: { readonly told: Told }) => {
  const failed = useSignal(false);
  const name = `crossdock-${replay.about.scenario}-${replay.about.team}`.replace(/[^\w-]+/g, '-');
  const save = async (file: 'file' | 'file?words=1'): Promise<void> => {
    const answer = await download(state.address, file, `${name}.crossdock.json.gz`);
    failed.value = !answer.ok;
  };
  return (
    <section class="report-section report-take" aria-labelledby="report-take" data-testid="report-take">
      <h2 id="report-take">{t('debrief.report.take')}</h2>
      <ExportMenu replay={replay} debrief={debrief} commitments={commitments ?? []} />
      <p class="report-ways">
        <button type="button" class="button small" data-testid="report-file" onClick={() => void save('file')}>
          <Icon name="download" /> {t('debrief.report.file')}
        </button>
        <button type="button" class="button small" data-testid="report-file-words" onClick={() => void save('file?words=1')}>
          <Icon name="download" /> {t('debrief.report.fileWords')}
        </button>
        <span class="quiet">{t('debrief.report.fileHelp')}</span>
      </p>
      {failed.value ? (
        <p class="bad-note" role="alert">
          <Icon name="triangleAlert" /> {t('debrief.report.fileFailed')}
        </p>
      ) : null}
    </section>
  );
};
