import { useSignal } from '@preact/signals';
import { area, line } from 'd3-shape';
import { useMemo, useRef } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import { money } from '../model/numbers.ts';
import { cursorWords } from '../model/replay/time-words.ts';
import { stopsOf, trackOf, type Stop, type Track } from '../model/replay/track.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { speeds, type Player } from './player.ts';
import type { ReplayState } from './state.ts';
import { stopWords } from './stop-words.ts';

/** The height of the drawing in its own units, and how far the pointer may be from a mark to take it. */
const height = 60;
const reachPixels = 9;
/** Marks on one spot stand beside each other. */
const besidePixels = ({ kind, beside }: Stop): number => beside * (kind === 'moment' ? 17 : 10);

const percentOf = (period: number, track: Track): number => (track.last === 0 ? 0 : (period * 100) / track.last);

/** Time in the game: service and cost as its track, marks for what happened, and what moves along it. */
export const Scrubber = ({ state, replay, player }: { readonly state: ReplayState; readonly replay: Replay; readonly player: Player }) => {
  const track = useMemo(() => trackOf(replay), [replay]);
  const stops = useMemo(() => stopsOf(replay, state.moments.value), [replay, state.moments.value]);
  return (
    <section class="scrubber" aria-label={t('replay.scrubber.label')}>
      <Transport state={state} replay={replay} player={player} />
      <div class="scrubber-main">
        <Rail state={state} replay={replay} track={track} stops={stops} />
        <Scale track={track} />
      </div>
    </section>
  );
};

const Transport = ({ state, replay, player }: { readonly state: ReplayState; readonly replay: Replay; readonly player: Player }) => {
  const period = t(`period.${replay.about.periodName}`);
  const playing = player.playing.value;
  return (
    <div class="transport">
      <div class="transport-buttons">
        <button
          type="button"
          class="transport-button"
          data-testid="replay-back"
          aria-label={t('replay.scrubber.back', { period })}
          onClick={() => state.step(-1)}
        >
          <Icon name="stepBack" />
        </button>
        <button
          type="button"
          class="transport-button main"
          data-testid="replay-play"
          aria-pressed={playing}
          aria-label={t(playing ? 'replay.scrubber.pause' : 'replay.scrubber.play')}
          onClick={player.toggle}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          class="transport-button"
          data-testid="replay-forward"
          aria-label={t('replay.scrubber.forward', { period })}
          onClick={() => state.step(1)}
        >
          <Icon name="stepForward" />
        </button>
      </div>
      <fieldset class="speeds">
        <legend class="visually-hidden">{t('replay.scrubber.speed')}</legend>
        {speeds.map((speed) => (
          <label key={speed} class={`speed ${player.speed.value === speed ? 'on' : ''}`}>
            <input
              type="radio"
              class="visually-hidden"
              name="replay-speed"
              data-testid={`speed-${speed}`}
              aria-label={t('replay.scrubber.times', { value: speed })}
              checked={player.speed.value === speed}
              onChange={() => (player.speed.value = speed)}
            />
            <span aria-hidden="true">×{speed}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
};

type RailParts = { readonly state: ReplayState; readonly replay: Replay; readonly track: Track; readonly stops: readonly Stop[] };

/** The slider itself. Where a mark is under the pointer, a press goes to it; elsewhere to the day. */
const Rail = ({ state, replay, track, stops }: RailParts) => {
  const rail = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const hint = useSignal<Stop | undefined>(undefined);

  const shareAt = (clientX: number): { readonly share: number; readonly width: number } => {
    const box = rail.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return { share: 0, width: 1 };
    return { share: Math.min(1, Math.max(0, (clientX - box.left) / box.width)), width: box.width };
  };
  const stopAt = (event: PointerEvent): Stop | undefined => {
    const box = rail.current?.getBoundingClientRect();
    if (box === undefined || event.clientY < box.top + box.height * 0.62) return undefined;
    const lane = event.clientY < box.top + box.height * 0.82 ? 'moment' : 'other';
    const { share, width } = shareAt(event.clientX);
    const near = stops
      .filter(({ kind }) => (kind === 'moment') === (lane === 'moment'))
      .map((stop) => ({ stop, away: Math.abs((percentOf(stop.cursor.period, track) / 100 - share) * width + besidePixels(stop)) }))
      .filter(({ away }) => away <= reachPixels)
      .toSorted((one, other) => one.away - other.away);
    return near[0]?.stop;
  };
  const goTo = (event: PointerEvent): void => state.jumpTo({ period: Math.round(shareAt(event.clientX).share * track.last) });
  return (
    <div
      ref={rail}
      class="rail"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const stop = stopAt(event);
        if (stop === undefined) {
          held.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        } else if (stop.moment === undefined) state.jumpTo({ cursor: stop.cursor });
        else state.jumpTo({ moment: stop.moment.id });
      }}
      onPointerMove={(event) => {
        if (held.current) goTo(event);
        else hint.value = stopAt(event);
      }}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
      onPointerLeave={() => (hint.value = undefined)}
    >
      <TrackDrawing track={track} stops={stops} />
      <Head state={state} replay={replay} track={track} />
      {hint.value === undefined ? null : (
        <div
          class="rail-hint"
          aria-hidden="true"
          style={{ insetInlineStart: `clamp(90px, ${percentOf(hint.value.cursor.period, track)}%, calc(100% - 90px))` }}
        >
          {stopWords(replay, state, hint.value)}
        </div>
      )}
      <span class="rail-name" aria-hidden="true">
        {t('replay.scrubber.service')}
      </span>
      <span class="rail-name cost" aria-hidden="true">
        {t('replay.scrubber.cost', { period: t(`period.${replay.about.periodName}`) })}
      </span>
    </div>
  );
};

/** What does not change while somebody looks: drawn once a game, however often the head moves. */
const TrackDrawing = ({ track, stops }: { readonly track: Track; readonly stops: readonly Stop[] }) =>
  useMemo(() => {
    const x = (place: number): number => percentOf(place, track) * 10;
    const points = track.service.map((value, place): [number, number | undefined] => [x(place), value]);
    const y = (value: number): number => 4 + ((100 - value) / 100) * (height - 8);
    const shape = area<[number, number | undefined]>()
      .defined(([, value]) => value !== undefined)
      .x(([at]) => at)
      .y0(height)
      .y1(([, value]) => y(value ?? 0));
    const edge = line<[number, number | undefined]>()
      .defined(([, value]) => value !== undefined)
      .x(([at]) => at)
      .y(([, value]) => y(value ?? 0));
    const cost = line<number>()
      .x((_, place) => x(place))
      .y((value) => height - 4 - (value / track.mostCost) * (height - 12));
    return (
      <>
        <svg class="rail-track" viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {track.rounds.map(({ round, period }, place) =>
            place % 2 === 0 ? null : (
              <rect
                key={round}
                class="rail-round"
                x={x(period)}
                y="0"
                width={Math.max(0, x(track.rounds[place + 1]?.period ?? track.runOutFrom ?? track.last) - x(period))}
                height={height}
              />
            ),
          )}
          {track.runOutFrom === undefined ? null : (
            <rect class="rail-runout" x={x(track.runOutFrom)} y="0" width={1000 - x(track.runOutFrom)} height={height} />
          )}
          <path class="rail-service" d={shape(points) ?? ''} />
          <path class="rail-service-edge" d={edge(points) ?? ''} />
          <path class="rail-cost" d={cost([...track.cost]) ?? ''} />
        </svg>
        {track.acts.map(({ act, period }) => (
          <span key={act} class="rail-act" aria-hidden="true" style={{ insetInlineStart: `${percentOf(period, track)}%` }}>
            {t('replay.scrubber.act', { number: act })}
          </span>
        ))}
        <div class="rail-marks" aria-hidden="true">
          {stops.map((stop) => (
            <i
              key={`${stop.kind} ${stop.id}`}
              class={`rail-mark is-${stop.kind}`}
              data-seat={stop.seat}
              style={{ insetInlineStart: `${percentOf(stop.cursor.period, track)}%`, marginInlineStart: `${besidePixels(stop)}px` }}
            />
          ))}
        </div>
      </>
    );
  }, [track, stops]);

const Head = ({ state, replay, track }: { readonly state: ReplayState; readonly replay: Replay; readonly track: Track }) => {
  const cursor = state.cursor.value;
  const service = track.service[cursor.period];
  const values = {
    when: cursorWords(replay, cursor, speech),
    service: service === undefined ? '' : `${Math.round(service)}\u00a0%`,
    cost: money(track.cost[cursor.period] ?? 0, speech.language),
    period: t(`period.${replay.about.periodName}`),
  };
  return (
    // An input of the browser's could neither be drawn along the track nor say its value in words everywhere.
    <div
      class={`rail-head ${percentOf(cursor.period, track) < 25 ? 'early' : ''}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      data-testid="scrubber"
      aria-label={t('replay.scrubber.label')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={track.last}
      aria-valuenow={cursor.period}
      aria-valuetext={t(service === undefined ? 'replay.scrubber.valueNoService' : 'replay.scrubber.value', values)}
      style={{ insetInlineStart: `${percentOf(cursor.period, track)}%` }}
    >
      <i class="rail-needle" />
      <span class={`rail-flag ${percentOf(cursor.period, track) > 60 ? 'before' : ''}`} aria-hidden="true">
        <strong>{values.when}</strong> {values.service === '' ? '' : `${values.service} · `}
        {values.cost}
      </span>
    </div>
  );
};

/** Rounds below the track: as many numbers as have room, and where acts begin. */
const Scale = ({ track }: { readonly track: Track }) => {
  const every = Math.max(1, Math.ceil(track.rounds.length / 16));
  return (
    <div class="rail-scale" aria-hidden="true">
      {track.rounds.map(({ round, period }, place) =>
        place % every === 0 ? (
          <span key={round} style={{ insetInlineStart: `${percentOf(period, track)}%` }}>
            {place === 0 ? t('when.round', { round }) : round}
          </span>
        ) : null,
      )}
    </div>
  );
};
