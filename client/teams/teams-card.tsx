import { useSignal, type Signal } from '@preact/signals';
import type { TeamResult, WorkshopDebrief } from '../../server/contract/debrief.ts';
import type { Failure } from '../connection/api.ts';
import { download, playAgain } from '../connection/replays.ts';
import { TeamsExport } from '../export/export-menu.tsx';
import { fileNameOf } from '../export/save.ts';
import { measureName, measureText, resultLabel, resultName, valueOf, type TeamMeasure } from '../model/teams/standing.ts';
import { addressOf } from '../route.ts';
import { FailureNote } from '../team/home-page.tsx';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** Numbers that stand in the table beside the score, as far as the scenario has them. */
const shownMeasures: readonly TeamMeasure[] = ['contribution', 'totalCost', 'perfectOrderRate', 'bullwhip', 'commitmentsKept'];

/** Every attempt of every team: what it came to, and the ways into it. */
export const TeamsCard = ({
  workshop,
  debrief,
  shown,
  onChange,
}: {
  readonly workshop: string;
  readonly debrief: WorkshopDebrief;
  readonly shown: Signal<string | undefined>;
  readonly onChange: () => void;
}) => {
  const measures = shownMeasures
    .filter((measure) => debrief.teams.some((result) => valueOf(result, measure) !== undefined))
    // A company with a ledger is judged by what it earns.
    .filter((measure, _, all) => measure !== 'totalCost' || !all.includes('contribution'));
  return (
    <section class="card debrief-card" aria-labelledby="debrief-teams" data-testid="debrief-teams">
      <div class="debrief-card-head">
        <h2 id="debrief-teams">{t('teams.all')}</h2>
        <TeamsExport debrief={debrief} />
      </div>
      <div class="scroll-sideways">
        <table class="debrief-table">
          <thead>
            <tr>
              <th scope="col">{t('teams.team')}</th>
              <th scope="col">{t('teams.score')}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {measureName(measure, speech)}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{t('teams.replay')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {debrief.teams.map((result) => (
              <TeamRow
                key={result.game}
                workshop={workshop}
                debrief={debrief}
                result={result}
                measures={measures}
                marked={shown.value === result.game}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const TeamRow = ({
  workshop,
  debrief,
  result,
  measures,
  marked,
  onChange,
}: {
  readonly workshop: string;
  readonly debrief: WorkshopDebrief;
  readonly result: TeamResult;
  readonly measures: readonly TeamMeasure[];
  readonly marked: boolean;
  readonly onChange: () => void;
}) => {
  const name = resultName(result, speech);
  if (!result.finished)
    return (
      <tr data-testid="debrief-team">
        <th scope="row">{resultLabel(result, speech)}</th>
        <td colSpan={measures.length + 2} class="quiet still-playing">
          {result.round > 0 ? t('teams.playing', { round: t(`round.${debrief.roundName}`), number: result.round }) : t('teams.notBegun')}
        </td>
      </tr>
    );
  const isLatest = !debrief.teams.some(({ team, attempt }) => team === result.team && attempt > result.attempt);
  return (
    <tr class={marked ? 'marked' : ''} data-testid="debrief-team">
      <th scope="row">
        {resultLabel(result, speech)}
        {result.game === debrief.best && debrief.teams.length > 1 ? (
          <span class="best-mark">
            <Icon name="trophy" /> {t('teams.best')}
          </span>
        ) : null}
      </th>
      <td>
        <Score score={result.jointScore} />
      </td>
      {measures.map((measure) => (
        <td key={measure}>{measureText(measure, valueOf(result, measure), speech)}</td>
      ))}
      <td>
        <span class="team-ways">
          <a
            class="button small"
            href={addressOf('replay', workshop, result.game)}
            aria-label={t('teams.replayOf', { team: name })}
            data-testid="team-replay"
          >
            <Icon name="play" /> {t('teams.replay')}
          </a>
          <a class="button small plain" href={addressOf('report', workshop, result.game)} aria-label={t('teams.reportOf', { team: name })}>
            {t('teams.report')}
          </a>
          <SaveFile workshop={workshop} result={result} name={name} />
          {debrief.viewer === 'facilitator' && isLatest ? (
            <Again workshop={workshop} result={result} name={name} onChange={onChange} />
          ) : null}
        </span>
      </td>
    </tr>
  );
};

const Score = ({ score }: { readonly score: number | undefined }) => (
  <span class="score-cell">
    <strong>{measureText('jointScore', score, speech)}</strong>
    <span class="same-bar" aria-hidden="true">
      <i style={{ inlineSize: `${Math.max(1, Math.min(100, score ?? 0))}%` }} />
    </span>
  </span>
);

/** The portable file: fetched with this reader's key, which a link could not bring. */
const SaveFile = ({ workshop, result, name }: { readonly workshop: string; readonly result: TeamResult; readonly name: string }) => {
  const busy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const save = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    const answer = await download({ workshop, game: result.game }, 'file', `${fileNameOf('crossdock', name)}.crossdock.json.gz`);
    busy.value = false;
    failure.value = answer.ok ? undefined : answer.failure;
  };
  return (
    <>
      <button
        type="button"
        class="button small plain"
        data-testid="team-file"
        title={t('teams.fileNote')}
        aria-label={t('teams.fileOf', { team: name })}
        onClick={() => void save()}
      >
        <Icon name="download" /> <span class="way-text">{t(busy.value ? 'teams.fetching' : 'teams.file')}</span>
      </button>
      <FailureNote failure={failure.value} />
    </>
  );
};

/** Lets a team play again: asks first in which world. */
const Again = ({
  workshop,
  result,
  name,
  onChange,
}: {
  readonly workshop: string;
  readonly result: TeamResult;
  readonly name: string;
  readonly onChange: () => void;
}) => {
  const state = useSignal<'no' | 'asking' | 'busy' | 'done'>('no');
  const failure = useSignal<Failure | undefined>(undefined);
  const begin = async (world: 'same' | 'fresh'): Promise<void> => {
    state.value = 'busy';
    failure.value = undefined;
    const answer = await playAgain(workshop, result.game, world);
    state.value = answer.ok ? 'done' : 'asking';
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    announce(t('teams.againDone', { team: result.team }));
    onChange();
  };
  if (state.value === 'no')
    return (
      <button
        type="button"
        class="button small plain"
        data-testid="team-again"
        title={t('teams.againButton')}
        aria-label={t('teams.again', { team: name })}
        onClick={() => (state.value = 'asking')}
      >
        <Icon name="history" /> <span class="way-text">{t('teams.againButton')}</span>
      </button>
    );
  if (state.value === 'done') return <span class="quiet">{t('teams.againDone', { team: result.team })}</span>;
  return (
    <fieldset class="team-again">
      <legend class="visually-hidden">{t('teams.again', { team: name })}</legend>
      <span>{t('teams.againQuestion', { team: result.team })}</span>
      <button
        type="button"
        class="button small"
        data-testid="again-fresh"
        disabled={state.value === 'busy'}
        onClick={() => void begin('fresh')}
      >
        {t('teams.againFresh')}
      </button>
      <button
        type="button"
        class="button small"
        data-testid="again-same"
        disabled={state.value === 'busy'}
        onClick={() => void begin('same')}
      >
        {t('teams.againSeed')}
      </button>
      <button type="button" class="button small plain" onClick={() => (state.value = 'no')}>
        {t('teams.cancel')}
      </button>
      <FailureNote failure={failure.value} />
    </fieldset>
  );
};
