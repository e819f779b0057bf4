import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { LinkRow } from '../model/bullwhip.ts';
import { colourOf, markOf } from '../ui/line-styles.ts';
import { t } from '../ui/texts/texts.ts';
import { onThemeChange } from '../ui/theme.ts';

/** Units at every link over the rounds. The chart's code is loaded when it is first needed. */
export const BullwhipChart = ({
  rows,
  roundName,
  description,
}: {
  readonly rows: readonly LinkRow[];
  readonly roundName: string;
  readonly description: string;
}) => {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useSignal(false);
  useEffect(() => {
    let gone = false;
    let stop = (): void => undefined;
    void (async () => {
      const { drawLines } = await import('../ui/line-chart.ts');
      const box = element.current;
      if (gone || box === null) return;
      const chart = drawLines(
        box,
        rows.map((row) => ({ name: row.name, values: row.units, colour: colourOf(row.place), mark: markOf(row.place) })),
        roundName,
      );
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(box);
      const deafen = onThemeChange(chart.recolour);
      drawn.value = true;
      stop = () => {
        observer.disconnect();
        deafen();
        chart.destroy();
      };
    })();
    return () => {
      gone = true;
      stop();
    };
  }, [rows.map((row) => row.link).join()]);
  return (
    <figure class="chart">
      <figcaption class="quiet">{description}</figcaption>
      <div class="chart-box" ref={element} aria-hidden="true" />
      {drawn.value ? null : <p class="quiet">{t('end.chartLoading')}</p>}
    </figure>
  );
};
