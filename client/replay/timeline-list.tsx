import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { Replay, TimelineEntry } from '../../server/contract/replay.ts';
import { seatNameOn } from '../model/names.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { atEntry, inTime } from '../model/replay/playhead.ts';
import { cursorWords } from '../model/replay/time-words.ts';
import { entryWords, groupOf, timelineGroups, touches, type TimelineGroup } from '../model/replay/timeline-words.ts';
import { Icon, seatIcons, type IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

const icons: Readonly<Record<TimelineGroup, IconName>> = {
  agreements: 'handshake',
  messages: 'message',
  events: 'triangleAlert',
  decisions: 'pen',
};

/** Everything that happened, in its order, by seat and by kind. A line goes to its moment. */
export const TimelineList = ({
  state,
  replay,
  reader,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
}) => {
  const seat = useSignal<Seat | undefined>(undefined);
  const group = useSignal<TimelineGroup | undefined>(undefined);
  const lines = useMemo(
    () =>
      replay.timeline
        .filter(
          (entry) =>
            (seat.value === undefined || touches(entry, seat.value)) && (group.value === undefined || groupOf(entry) === group.value),
        )
        .map((entry) => ({ entry, at: atEntry(replay, entry) })),
    [replay, seat.value, group.value],
  );
  const cursor = state.cursor.value;
  const here = lines.findLast(({ at }) => inTime(at, cursor) <= 0)?.entry.id;
  return (
    <div class="timeline">
      <div class="timeline-filters">
        <label>
          <span class="visually-hidden">{t('replay.timeline.seat')}</span>
          <select
            data-testid="timeline-seat"
            value={seat.value ?? ''}
            onChange={(event) => (seat.value = seats.find((each) => each === event.currentTarget.value))}
          >
            <option value="">{t('replay.timeline.everyone')}</option>
            {seats.map((each) => (
              <option key={each} value={each}>
                {seatNameOn(replay.map, each, speech)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="visually-hidden">{t('replay.timeline.kind')}</span>
          <select
            data-testid="timeline-kind"
            value={group.value ?? ''}
            onChange={(event) => (group.value = timelineGroups.find((each) => each === event.currentTarget.value))}
          >
            <option value="">{t('replay.timeline.everything')}</option>
            {timelineGroups.map((each) => (
              <option key={each} value={each}>
                {t(`replay.timeline.group.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span class="quiet" data-testid="timeline-count">
          {t('replay.timeline.count', { count: lines.length })}
        </span>
      </div>
      <Lines state={state} replay={replay} reader={reader} lines={lines} here={here} />
    </div>
  );
};

type Placed = { readonly entry: TimelineEntry; readonly at: ReturnType<typeof atEntry> };

const Lines = ({
  state,
  replay,
  reader,
  lines,
  here,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly lines: readonly Placed[];
  readonly here: string | undefined;
}) => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [box, line] = [list.current, list.current?.querySelector('[aria-current]')];
    if (!(line instanceof HTMLElement) || box === null) return;
    const item = line.parentElement ?? line;
    const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [here]);
  // Sentences are made once a filter: hundreds of lines stay the same while the reader moves.
  const rows = useMemo(
    () =>
      lines.map(({ entry, at }) => ({
        entry,
        at,
        when: cursorWords(replay, at, speech),
        text: entryWords(replay, (seat) => reader.deskAt(seat, at.frame), entry, speech),
      })),
    [lines],
  );
  if (rows.length === 0) return <p class="quiet">{t('replay.timeline.empty')}</p>;
  return (
    <ol class="timeline-lines" ref={list} aria-label={t('replay.timeline.label')}>
      {rows.map(({ entry, at, when, text }) => (
        <li key={entry.id}>
          <button
            type="button"
            class="timeline-line"
            data-seat={entry.seat}
            data-kind={entry.kind}
            aria-current={entry.id === here ? 'step' : undefined}
            onClick={() => state.jumpTo({ cursor: at })}
          >
            <Icon
              name={entry.seat === undefined ? icons[groupOf(entry)] : seatIcons[entry.seat]}
              className={entry.seat === undefined ? '' : 'role-icon'}
            />
            <span class="timeline-when">{when}</span>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
};
