import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { WhatIfResult } from '../../../server/contract/course.ts';
import { seats } from '../../../server/contract/ids.ts';
import type { WhatIfChange } from '../../../server/contract/what-if.ts';
import { seatNameOn } from '../../model/names.ts';
import type { DeskThen } from '../../model/what-if/changes.ts';
import { comparedCharts, consequences, headlines, verdict } from '../../model/what-if/comparison.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { Chart } from '../../ui/chart.tsx';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';

/** A re-run beside the game: a sentence, the numbers with their signs, and two lines each for service, cost and backlog. */
export const Comparison = ({
  replay,
  result,
  level = 3,
}: {
  readonly replay: Replay;
  readonly result: WhatIfResult;
  readonly level?: 2 | 3;
}) => {
  const charts = useMemo(() => comparedCharts(result, replay.about.roundName, speech), [result]);
  const rows = headlines(result, speech);
  const Title: 'h2' | 'h3' = `h${level}`;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.scrollIntoView({ block: 'nearest' }), [result]);
  return (
    <>
      <Title ref={head} class="what-if-verdict" data-testid="what-if-verdict">
        {verdict(result, speech)}
      </Title>
      <div class="what-if-result">
        <table class="what-if-numbers" data-testid="what-if-numbers">
          <thead>
            <tr>
              <th scope="col">{t('whatIf.number')}</th>
              <th scope="col">{t('whatIf.asPlayed')}</th>
              <th scope="col">{t('whatIf.changed')}</th>
              <th scope="col">{t('whatIf.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-testid={`what-if-number-${row.id}`}>
                <th scope="row">{row.label}</th>
                <td>{row.recorded}</td>
                <td>
                  <strong>{row.changed}</strong>
                </td>
                <td class={`what-if-difference ${row.tone}`}>
                  {row.tone === 'plain' ? null : <Icon name={row.tone === 'good' ? 'check' : 'triangleAlert'} />} {row.difference}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="what-if-charts">
          {charts.map(({ measure, title, description, drawing, table }) => (
            <Chart
              key={measure}
              title={title}
              description={description}
              drawing={drawing}
              table={table}
              file={`what-if-${measure}`}
              height={170}
              testid={`what-if-chart-${measure}`}
            />
          ))}
        </div>
      </div>
    </>
  );
};

/** Decisions shown before all are asked for. */
const firstShown = 6;

/** What else was decided otherwise because of the changes, seat by seat. */
export const Followed = ({
  replay,
  result,
  changes,
  deskThen,
}: {
  readonly replay: Replay;
  readonly result: WhatIfResult;
  readonly changes: readonly WhatIfChange[];
  readonly deskThen: DeskThen;
}) => {
  const all = useSignal(false);
  const found = useMemo(() => consequences(result, changes, deskThen, speech), [result]);
  const shown = all.value ? found : found.slice(0, firstShown);
  return (
    <section class="what-if-followed" aria-labelledby="what-if-followed">
      <h3 id="what-if-followed">{t('whatIf.followed')}</h3>
      <p class="quiet">{found.length === 0 ? t('whatIf.followedNone') : t('whatIf.followedFirst', { count: found.length })}</p>
      {seats
        .map((seat) => ({ seat, lines: shown.filter((line) => line.seat === seat) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ seat, lines }) => (
          <div key={seat} data-seat={seat} class="what-if-followed-seat">
            <h4>
              <Icon name={seatIcons[seat]} className="role-icon" /> {seatNameOn(replay.map, seat, speech)}
            </h4>
            <ul>
              {lines.map((line) => (
                <li key={`${line.round} ${line.input}`}>
                  <span class="quiet">
                    {t(`Round.${replay.about.roundName}`)} {line.round}
                  </span>{' '}
                  {t('whatIf.followedLine', { input: line.input, changed: line.changed, recorded: line.recorded })}
                </li>
              ))}
            </ul>
          </div>
        ))}
      {found.length > firstShown && !all.value ? (
        <button type="button" class="button small" onClick={() => (all.value = true)}>
          {t('whatIf.followedMore', { count: found.length })}
        </button>
      ) : null}
    </section>
  );
};
