import { useRef } from 'preact/hooks';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { mostShown, type DrawScale } from '../../model/huddle.ts';
import { whole } from '../../model/numbers.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { chartBox, gridLines } from './chart-frame.tsx';

const { width, height, start, end, top, bottom } = chartBox;

/**
 * A chart to draw on: what was, and a point for each coming round. Pressed and moved, a pointer draws through the rounds; for the
 * keyboard and for readers each point is a slider.
 */
export const DrawChart = ({
  known,
  drawn,
  firstRound,
  scale,
  Round,
  onDraw,
}: {
  /** Units of the rounds before, oldest first. */
  readonly known: readonly number[];
  readonly drawn: readonly (number | undefined)[];
  /** The number of the first coming round. */
  readonly firstRound: number;
  readonly scale: DrawScale;
  /** What a round is called. */
  readonly Round: string;
  readonly onDraw: (place: number, units: number) => void;
}) => {
  const element = useRef<HTMLDivElement>(null);
  const drawing = useRef(false);
  const past = known.slice(-mostShown);
  const rounds = Array.from({ length: past.length + drawn.length }, (_, place) => firstRound - past.length + place);
  const x = scalePoint(rounds, [start + 22, width - end - 22]);
  const y = scaleLinear([0, scale.most], [height - bottom, top]);
  const xOf = (round: number): number => x(round) ?? 0;
  const gap = rounds.length > 1 ? x.step() : 80;
  const border = past.length === 0 ? start : xOf(firstRound) - gap / 2;

  const drawAt = (event: PointerEvent): void => {
    const box = element.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const at = ((event.clientX - box.left) / box.width) * width;
    const place = at < border ? -1 : drawn.findIndex((_, each) => Math.abs(xOf(firstRound + each) - at) <= gap / 2 + 1);
    if (place < 0) return;
    const units = y.invert(((event.clientY - box.top) / box.height) * height);
    onDraw(place, Math.min(scale.most, Math.max(0, Math.round(units / scale.step) * scale.step)));
  };

  const pastPoints = past.map((units, place): [number, number] => [xOf(firstRound - past.length + place), y(units)]);
  const drawnPoints = drawn.flatMap((units, place): [number, number][] =>
    units === undefined ? [] : [[xOf(firstRound + place), y(units)]],
  );
  const bridge = [pastPoints.at(-1), drawnPoints[0]].flatMap((point) => (point === undefined ? [] : [point]));
  return (
    <div
      ref={element}
      class="draw-chart"
      data-testid="draw-chart"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // The sliders under the pointer would take it for a push to the side.
        event.preventDefault();
        drawing.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawAt(event);
      }}
      onTouchStart={(event) => event.preventDefault()}
      onPointerMove={(event) => {
        if (drawing.current) drawAt(event);
      }}
      onPointerUp={() => (drawing.current = false)}
      onPointerCancel={() => (drawing.current = false)}
    >
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <rect class="draw-zone" x={border} y={top - 8} width={width - end - border} height={height - bottom - top + 8} rx="6" />
        {gridLines(scale.most, y)}
        {rounds.map((round) => (
          <text key={round} class={`chart-label ${round >= firstRound ? 'coming' : ''}`} x={xOf(round)} y={height - 8} text-anchor="middle">
            {round}
          </text>
        ))}
        <path class="line-so-far" d={line()(pastPoints) ?? ''} />
        {pastPoints.map(([cx, cy]) => (
          <circle key={cx} class="dot-so-far" cx={cx} cy={cy} r="3" />
        ))}
        <path class="line-bridge" d={bridge.length === 2 ? (line()(bridge) ?? '') : ''} />
        <path class="line-mine" d={line()(drawnPoints) ?? ''} />
        {drawn.map((units, place) => (
          <circle
            key={firstRound + place}
            class={`draw-knob ${units === undefined ? 'open' : ''}`}
            cx={xOf(firstRound + place)}
            cy={y(units ?? scale.start)}
            r="7.5"
          />
        ))}
      </svg>
      {drawn.map((units, place) => (
        <input
          key={firstRound + place}
          type="range"
          class="draw-slider"
          data-testid={`draw-point-${place}`}
          aria-label={t('huddle.beliefs.point', { Round, number: firstRound + place })}
          aria-valuetext={
            units === undefined ? t('huddle.beliefs.pointNone') : t('huddle.beliefs.pointText', { units: whole(units, speech.language) })
          }
          min={0}
          max={scale.most}
          step={scale.step}
          value={units ?? scale.start}
          style={{
            insetInlineStart: `${(xOf(firstRound + place) / width) * 100}%`,
            insetBlockStart: `${(y(units ?? scale.start) / height) * 100}%`,
          }}
          onInput={(event) => onDraw(place, Number(event.currentTarget.value))}
        />
      ))}
    </div>
  );
};
