import { useMemo } from 'preact/hooks';
import { costliestFirst, gapView, laneStates, type GapView, type LaneState } from '../../model/debrief/gaps.ts';
import { Icon, seatIcons, type IconName } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Slide, Told } from './told.ts';

const laneIcons: Readonly<Record<LaneState, IconName | undefined>> = {
  first: 'eye',
  learnt: 'ear',
  acted: 'check',
  known: undefined,
  unknown: undefined,
};

/** Fact by fact: who could see it first, when it was passed on, who acted on it when, and what the delay cost. */
export const GapList = ({ told }: { readonly told: Told }) => {
  const { replay, debrief, lastDesk } = told;
  const gaps = useMemo(() => gapsOf(told), [replay, debrief, lastDesk]);
  if (gaps.length === 0) return <StateCard icon="ear" title={t('debrief.gap.none')} next={t('debrief.gap.noneNext')} />;
  return (
    <div class="gaps" data-testid="gaps">
      <p class="quiet">{t('debrief.gap.lead')}</p>
      <LaneLegend />
      {gaps.map((gap) => (
        <Gap key={gap.id} gap={gap} roundName={t(`Round.${replay.about.roundName}`)} />
      ))}
    </div>
  );
};

/** On a big screen: fact by fact. */
export const gapSlides = (told: Told): readonly Slide[] =>
  gapsOf(told).map((gap) => ({
    id: `gap-${gap.id}`,
    title: t('debrief.gap.title'),
    body: (
      <>
        <Gap gap={gap} roundName={t(`Round.${told.replay.about.roundName}`)} />
        <LaneLegend />
      </>
    ),
  }));

const gapsOf = ({ replay, debrief, lastDesk }: Told): readonly GapView[] =>
  costliestFirst(debrief?.gaps ?? []).map((gap) => gapView(replay, lastDesk, gap, speech));

const LaneLegend = () => (
  <ul class="lane-legend" aria-hidden="true">
    {laneStates.map((state) => (
      <li key={state}>
        <Mark state={state} /> {t(`debrief.gap.legend.${state}`)}
      </li>
    ))}
  </ul>
);

const Mark = ({ state }: { readonly state: LaneState }) => {
  const icon = laneIcons[state];
  return (
    <span class="lane-mark" data-state={state}>
      {icon === undefined ? null : <Icon name={icon} />}
    </span>
  );
};

const Gap = ({ gap, roundName }: { readonly gap: GapView; readonly roundName: string }) => (
  <article class={`gap ${gap.tone}`} data-testid={`gap-${gap.id}`}>
    <div class="gap-words">
      <h3>{gap.title}</h3>
      {gap.quote === undefined ? null : <blockquote>“{gap.quote}”</blockquote>}
      <ul class="plain-lines">
        {gap.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class={`gap-cost ${gap.tone}`}>
        <Icon name={gap.tone === 'bad' ? 'triangleAlert' : 'info'} /> {gap.cost}
      </p>
    </div>
    <div class="scroll-sideways">
      <table class="lanes">
        <caption class="visually-hidden">{t('debrief.gap.lanes', { title: gap.title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.gap.seat')}</th>
            {gap.rounds.map((round, place) => (
              <th key={round} scope="col">
                <span class={place === 0 ? '' : 'visually-hidden'}>{roundName} </span>
                {round}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gap.lanes.map(({ seat, name, cells }) => (
            <tr key={seat} data-seat={seat}>
              <th scope="row">
                <Icon name={seatIcons[seat]} className="role-icon" /> {name}
              </th>
              {cells.map(({ round, state, words }) => (
                <td key={round} title={words}>
                  <Mark state={state} />
                  <span class="visually-hidden">{words}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </article>
);
