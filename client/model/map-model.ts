import type { Desk, MapView, Panel, PanelId, PlaceDay, Playback, PlaybackDay, PlaceView } from '../../server/contract/desk.ts';
import { cell } from '../../server/contract/panels.ts';
import { textOf } from './say.ts';
import type { MapWord, Say } from './map-words.ts';

export type Tone = 'plain' | 'warning' | 'trouble';
/** What a label adds to a place's name. `value` may be counted up to. */
export type Note = { readonly word: MapWord; readonly value?: number; readonly item?: string; readonly tone: Tone };
/** One item's stock as a share (0..1) of the most of any item ever seen here. */
export type Bar = { readonly colour: string; readonly share: number };

/** A place as drawn now. Stock is either `bars` (units known to this seat), a public `level` 0..4, or not shared at all. */
export type PlaceState = {
  readonly id: string;
  readonly kind: PlaceView['kind'];
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly level: number | undefined;
  /** How many waiting loads stand in line before it, as drawn: 0..8. */
  readonly queue: number;
  readonly note: Note | undefined;
  readonly trouble: string | undefined;
  /** All that is known, in words. */
  readonly details: string;
};
export type LaneState = {
  readonly id: string;
  readonly mode: string;
  readonly loads: number;
  readonly colour: string | undefined;
  readonly waiting: number;
  readonly trouble: string | undefined;
  /** The trouble's name stands at this lane, not already at its place. */
  readonly named: boolean;
};
/** A few words pinned to the map; `full` is the whole sentence. */
export type Chip = {
  readonly id: string;
  readonly kind: 'promotion' | 'signal';
  readonly text: string;
  readonly full: string;
  readonly place: string | undefined;
};
export type MapState = { readonly places: readonly PlaceState[]; readonly lanes: readonly LaneState[]; readonly chips: readonly Chip[] };

/** The most units of one item ever seen at each place, so that a bar's length means the same in every round. */
export type StockScales = Readonly<Record<string, number>>;
export type Reader = { readonly view: MapView; readonly language: string; readonly say: Say };

export const growScales = (scales: StockScales, playback: Playback | undefined): StockScales => {
  const grown: Record<string, number> = { ...scales };
  for (const day of playback?.days ?? [])
    for (const place of day.places) for (const stock of place.units ?? []) grown[place.id] = Math.max(grown[place.id] ?? 0, stock.units);
  return grown;
};

/** Loads drawn for a queue: one icon stands for a twelfth of the largest stock on the map, and eight are a long line. */
export const queueIcons = (units: number | undefined, scales: StockScales): number => {
  if (units === undefined || units <= 0) return 0;
  const onePerIcon = Math.max(1, Math.max(0, ...Object.values(scales)) / 12 || 100);
  return Math.min(8, Math.max(1, Math.ceil(units / onePerIcon)));
};

type Panels = ReadonlyMap<PanelId, Panel>;
const panelsOf = (desk: Desk | undefined): Panels => new Map((desk?.panels ?? []).map((panel) => [panel.id, panel]));

const nearlyFullPercent = 85;
const overfullPercent = 95;
const shortCoverPeriods = 3;

const fillNote = (percent: number | undefined): Note | undefined =>
  percent === undefined
    ? undefined
    : {
        word: 'full',
        value: Math.round(percent),
        tone: percent >= overfullPercent ? 'trouble' : percent >= nearlyFullPercent ? 'warning' : 'plain',
      };

const shortageNote = (panels: Panels, place: PlaceView, reader: Reader): Note | undefined => {
  const regions = panels.get('regions');
  let worst: { readonly cover: number; readonly onHand: number | undefined; readonly item: string } | undefined;
  for (const item of reader.view.items) {
    const cover = cell(regions, `${place.id} ${item.id}`, 'cover');
    const onHand = cell(regions, `${place.id} ${item.id}`, 'onHand');
    if (cover !== undefined && cover < (worst?.cover ?? shortCoverPeriods))
      worst = { cover, onHand, item: textOf(item.name, reader.language) };
  }
  if (worst === undefined) return undefined;
  return worst.onHand === 0 || worst.cover <= 0
    ? { word: 'out', item: worst.item, tone: 'trouble' }
    : { word: 'outIn', item: worst.item, value: Math.max(1, Math.ceil(worst.cover)), tone: 'warning' };
};

const moodNote = (panels: Panels, place: PlaceView): Note | undefined => {
  const rows = panels.get('service')?.rows.filter((row) => row.key.split('/')[0] === place.id) ?? [];
  const scores = rows.flatMap((row) => cell(panels.get('service'), row.key, 'csat') ?? []);
  if (scores.length === 0) return undefined;
  const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
  return { word: 'csat', value: Math.round(mean), tone: mean < 55 ? 'trouble' : mean < 70 ? 'warning' : 'plain' };
};

const counted = (word: MapWord, value: number | undefined, tone: Tone): Note | undefined =>
  value === undefined || value <= 0 ? undefined : { word, value: Math.round(value), tone };

const levelNote = (level: number | undefined, kind: PlaceView['kind']): Note | undefined => {
  if (level === undefined || kind === 'port' || kind === 'market' || kind === 'supplier') return undefined;
  return level >= 4 ? { word: 'fillingUp', tone: 'warning' } : level <= 0 ? { word: 'empty', tone: 'warning' } : undefined;
};

/** The one thing worth saying about a place, most urgent first. */
const noteOf = (place: PlaceView, day: PlaceDay | undefined, panels: Panels, reader: Reader): Note | undefined => {
  const fill = fillNote(cell(panels.get('crew'), place.id, 'fill'));
  const notQualified =
    place.kind === 'supplier' &&
    (panels
      .get('suppliers')
      ?.rows.some((row) => row.key.startsWith(`${place.id} `) && cell(panels.get('suppliers'), row.key, 'qualified') === 0) ??
      false);
  return (
    counted('waitingLoads', cell(panels.get('ports'), place.id, 'waitingLoads'), 'warning') ??
    (place.kind === 'market' ? undefined : counted('waitingUnits', day?.queue, 'warning')) ??
    shortageNote(panels, place, reader) ??
    (fill !== undefined && fill.tone !== 'plain' ? fill : undefined) ??
    counted('owed', day?.backlog, 'warning') ??
    fill ??
    moodNote(panels, place) ??
    (notQualified ? { word: 'notQualified', tone: 'plain' } : undefined) ??
    levelNote(day?.level, place.kind)
  );
};

/** A count as people say it: in full up to ten thousand, then in thousands. */
const countText = (value: number, language: string): string =>
  Math.abs(value) < 10_000
    ? value.toLocaleString(language)
    : value.toLocaleString(language, { notation: 'compact', maximumFractionDigits: 0 });

/** A note in words, with its number written for the reader. */
export const sayNote = (note: Note, say: Say, language: string): string =>
  say(note.word, {
    ...(note.value === undefined ? {} : { value: countText(note.value, language) }),
    ...(note.item === undefined ? {} : { item: note.item }),
  });

const detailsOf = (
  place: PlaceView,
  day: PlaceDay | undefined,
  note: Note | undefined,
  trouble: string | undefined,
  far: boolean,
  reader: Reader,
): string => {
  const stock = day?.units?.map((each) => {
    const item = reader.view.items.find((candidate) => candidate.id === each.item);
    return reader.say('unitsOf', {
      item: item === undefined ? each.item : textOf(item.name, reader.language),
      value: each.units.toLocaleString(reader.language),
    });
  });
  const levelWords = ['level0', 'level1', 'level2', 'level3', 'level4'] as const satisfies readonly MapWord[];
  const level = day?.level === undefined ? undefined : levelWords[Math.min(4, Math.max(0, Math.round(day.level)))];
  const keepsStock = place.kind === 'warehouse' || place.kind === 'factory' || place.kind === 'shop';
  const shown =
    stock !== undefined && stock.length > 0
      ? stock.join(', ')
      : level !== undefined
        ? reader.say(level)
        : keepsStock
          ? reader.say('notShared')
          : undefined;
  return [
    trouble,
    note === undefined ? undefined : sayNote(note, reader.say, reader.language),
    shown,
    far ? reader.say('farAway') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('. ');
};

const barsOf = (day: PlaceDay | undefined, scales: StockScales, view: MapView): readonly Bar[] => {
  const units = day?.units;
  if (units === undefined) return [];
  const most = Math.max(1, scales[day?.id ?? ''] ?? Math.max(...units.map((each) => each.units)));
  return view.items.flatMap((item) => {
    const stock = units.find((each) => each.item === item.id);
    return stock === undefined ? [] : [{ colour: item.colour, share: Math.min(1, Math.max(0, stock.units / most)) }];
  });
};

const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) || 0;

/** An item's colour as seen on the dark map: dark ones are lightened until they stand out, their hue kept. */
export const litColour = (colour: string | undefined): string | undefined => {
  if (colour === undefined) return undefined;
  const parts = [channel(colour, 1), channel(colour, 3), channel(colour, 5)];
  const brightness = ((parts[0] ?? 0) * 0.3 + (parts[1] ?? 0) * 0.59 + (parts[2] ?? 0) * 0.11) / 255;
  const lift = Math.max(0, Math.min(0.5, (leastBrightness - brightness) / (1 - brightness)));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * lift)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};

/** The mode a lane runs in: as this seat set it, else its first. */
const modeOf = (lane: MapView['lanes'][number], desk: Desk | undefined): string => {
  const place = desk?.fields.findIndex((field) => field.lever === 'mode' && field.key === lane.id) ?? -1;
  const chosen = place < 0 ? 0 : (desk?.inputs[place]?.value ?? 0);
  return lane.modes[chosen] ?? lane.modes[0] ?? 'truck';
};

const chipMost = 30;
const leastBrightness = 0.55;

/** What moved on a lane: on that day, or while people plan on the busiest day of the round, or ships that left on Monday would be gone by Friday. */
const movedOn = (
  id: string,
  today: PlaybackDay['lanes'][number] | undefined,
  round: Playback | undefined,
): { readonly loads: number; readonly item?: string } =>
  (round?.days ?? []).reduce<{ readonly loads: number; readonly item?: string }>((most, day) => {
    const lane = day.lanes.find((each) => each.id === id);
    return lane !== undefined && lane.loads > most.loads ? lane : most;
  }, today ?? { loads: 0 });

/** What was promised and what was heard. Where trouble already shows, its rumour is silent. */
const chipsOf = (desk: Desk | undefined, troubled: ReadonlySet<string>, reader: Reader): readonly Chip[] => {
  if (desk === undefined) return [];
  const heard = desk.notices
    .filter((notice) => notice.kind === 'promotion' || (notice.kind === 'signal' && notice.place !== undefined))
    .filter((notice) => notice.round >= desk.round - 1)
    .map((notice): Chip => {
      const item = reader.view.items.find((each) => each.id === notice.item);
      const said = textOf(notice.text, reader.language);
      const full = item === undefined ? said : `${textOf(item.name, reader.language)} · ${said}`;
      const kind = notice.kind === 'promotion' ? 'promotion' : 'signal';
      const short = kind === 'promotion' ? (full.length <= chipMost ? full : reader.say('promotion')) : reader.say('news');
      return { id: notice.id, kind, text: short, full, place: notice.place };
    });
  const planned = desk.fields.flatMap((field, index): readonly Chip[] => {
    const chosen = desk.inputs[index]?.value ?? 0;
    const option = field.lever === 'promotion' ? field.options?.[chosen] : undefined;
    const item = reader.view.items.find((each) => each.id === field.key);
    if (option === undefined || item === undefined || chosen === 0) return [];
    const name = textOf(item.name, reader.language);
    const full = `${name} · ${textOf(option.name, reader.language)}`;
    return [{ id: `plan ${field.key}`, kind: 'promotion', text: full.length <= chipMost ? full : name, full, place: undefined }];
  });
  return [...planned, ...heard.filter((chip) => chip.kind === 'promotion' || !troubled.has(chip.place ?? ''))].slice(0, 4);
};

/**
 * Everything the map draws, from one day as this seat may see it. With `desk` (planning) its panels and notices add what the seat
 * knows beyond the public picture; without (a day being played) the day alone speaks. `far` lists the places beyond the map's edge.
 */
export const mapState = (
  reader: Reader,
  day: PlaybackDay | undefined,
  scales: StockScales,
  desk?: Desk,
  far: ReadonlySet<string> = new Set(),
): MapState => {
  const panels = panelsOf(desk);
  const troubles = day?.troubles ?? [];
  return {
    places: reader.view.places.map((place) => {
      const today = day?.places.find((each) => each.id === place.id);
      const found = troubles.find((each) => each.place === place.id);
      const trouble = found === undefined ? undefined : textOf(found.name, reader.language);
      const note = noteOf(place, today, panels, reader);
      return {
        id: place.id,
        kind: place.kind,
        name: textOf(place.name, reader.language),
        bars: barsOf(today, scales, reader.view),
        level: today?.units === undefined ? today?.level : undefined,
        queue: place.kind === 'market' ? 0 : queueIcons(today?.queue ?? cell(panels.get('ports'), place.id, 'waiting'), scales),
        note,
        trouble,
        details: detailsOf(place, today, note, trouble, far.has(place.id), reader),
      };
    }),
    lanes: reader.view.lanes.map((lane) => {
      const today = day?.lanes.find((each) => each.id === lane.id);
      const moved = movedOn(lane.id, today, desk?.playback);
      const found = troubles.find((each) => each.lane === lane.id);
      return {
        id: lane.id,
        mode: modeOf(lane, desk),
        loads: moved.loads,
        colour: litColour(reader.view.items.find((item) => item.id === moved.item)?.colour),
        waiting: queueIcons(today?.waitingUnits ?? cell(panels.get('lanes'), lane.id, 'waiting'), scales),
        trouble: found === undefined ? undefined : textOf(found.name, reader.language),
        named: found !== undefined && found.place === undefined,
      };
    }),
    chips: chipsOf(desk, new Set(troubles.flatMap((each) => each.place ?? [])), reader),
  };
};

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** The picture `share` (0..1) of the way from one day's to the next: stock slides, numbers count, all else is already the next day's. */
export const between = (before: MapState, after: MapState, share: number): MapState => ({
  ...after,
  places: after.places.map((place) => {
    const was = before.places.find((each) => each.id === place.id);
    if (was === undefined) return place;
    const note = place.note;
    const counts = note?.value !== undefined && was.note?.word === note.word && was.note.item === note.item && was.note.value !== undefined;
    return {
      ...place,
      bars: place.bars.map((bar, index) => ({ ...bar, share: mix(was.bars[index]?.share ?? bar.share, bar.share, share) })),
      level: place.level === undefined || was.level === undefined ? place.level : mix(was.level, place.level, share),
      note: counts ? { ...note, value: Math.round(mix(was.note?.value ?? 0, note.value ?? 0, share)) } : note,
    };
  }),
});
