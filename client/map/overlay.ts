import { alongLane } from '../model/map-layout.ts';
import type { Insets, MapLayout } from '../model/map-layout.ts';
import { placeLabels } from '../model/map-labels.ts';
import type { Box, LabelWish } from '../model/map-labels.ts';
import { sayNote } from '../model/map-model.ts';
import type { MapState, PlaceState, Tone } from '../model/map-model.ts';
import type { Say } from '../model/map-words.ts';

/** The words over the canvas: real text in the page, a list for screen readers, nothing painted. */
export type Overlay = {
  /** Puts all words where they belong, for `state` (the goal of a day, so that counting numbers never make labels jump). */
  readonly arrange: (state: MapState, layout: MapLayout, insets: Insets) => void;
  /** Changes numbers only. */
  readonly count: (state: MapState) => void;
  readonly day: (caption: string | undefined, index: number, days: number) => void;
  readonly destroy: () => void;
};

const make = (tag: string, className: string, parent?: Element): HTMLElement => {
  const element = document.createElement(tag);
  element.className = className;
  parent?.append(element);
  return element;
};

/** An arrow out of the map, for places beyond its edge. Drawn, because not every font has one. */
const arrow = (side: 'left' | 'right'): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 12');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('network-map-arrow');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', side === 'left' ? 'M15 6H2M6.500 1.500 2 6l4.500 4.500' : 'M1 6h13M9.500 1.500 14 6l-4.500 4.500');
  svg.append(path);
  return svg;
};

/** A few words for the eye, the whole sentence for the ear. */
const writePill = (item: HTMLElement, text: string, full: string): void => {
  if (full === text) {
    item.textContent = text;
    return;
  }
  item.title = full;
  const short = make('span', '', item);
  short.setAttribute('aria-hidden', 'true');
  short.textContent = text;
  make('span', 'visually-hidden', item).textContent = full;
};

type Label = { readonly item: HTMLElement; readonly name: HTMLElement; readonly note: HTMLElement; readonly details: HTMLElement };
type Pill = {
  readonly id: string;
  readonly text: string;
  readonly full: string;
  readonly tone: Tone | 'promotion';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};

const pillPaddingPx = 22;
const lineHeightPx = 17;
const weights: Readonly<Record<Tone, number>> = { plain: 0, warning: 4, trouble: 6 };

export const createOverlay = (root: HTMLElement, say: Say, language: string, onSkip: () => void): Overlay => {
  const list = make('ul', 'network-map-labels', root);
  list.setAttribute('aria-label', say('list'));
  const pills = make('ul', 'network-map-pills', root);
  pills.setAttribute('aria-label', say('troubles'));
  const chips = make('ul', 'network-map-chips', root);
  chips.setAttribute('aria-label', say('chips'));
  const clock = make('div', 'network-map-clock', root);
  clock.hidden = true;
  const caption = make('span', 'network-map-day', clock);
  const dots = make('span', 'network-map-dots', clock);
  dots.setAttribute('aria-hidden', 'true');
  const skip = make('button', 'network-map-skip', clock);
  skip.setAttribute('type', 'button');
  skip.textContent = say('skip');
  skip.addEventListener('click', onSkip);
  const ruler = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(root).fontFamily;
  const widthOf = (text: string, font: string): number => {
    if (ruler === null) return text.length * 7.4;
    ruler.font = `${font} ${family}`;
    return Math.ceil(ruler.measureText(text).width) + 2;
  };
  const labels = new Map<string, Label>();

  const labelOf = (state: PlaceState, layout: MapLayout): Label => {
    const known = labels.get(state.id);
    if (known !== undefined) return known;
    const placed = layout.places.find((each) => each.id === state.id);
    const item = make('li', 'network-map-label', list);
    item.dataset['kind'] = state.kind;
    item.dataset['place'] = state.id;
    if (placed?.beyond === 'left') item.append(arrow('left'));
    const name = make('span', 'network-map-name', item);
    if (placed?.beyond === 'right') item.append(arrow('right'));
    // The details say the note again, with all the rest: once is enough for the ear.
    const note = make('span', 'network-map-note', item);
    note.setAttribute('aria-hidden', 'true');
    const label = { item, name, note, details: make('span', 'visually-hidden', item) };
    labels.set(state.id, label);
    return label;
  };

  const write = (label: Label, state: PlaceState): void => {
    const set = (element: HTMLElement, text: string): void => {
      if (element.textContent !== text) element.textContent = text;
    };
    set(label.name, state.name);
    set(label.note, state.note === undefined ? '' : sayNote(state.note, say, language));
    set(label.details, state.details === '' ? '' : `: ${state.details}`);
    label.item.dataset['tone'] = state.trouble === undefined ? (state.note?.tone ?? 'plain') : 'trouble';
  };

  const pillsOf = (state: MapState, layout: MapLayout): readonly Pill[] => [
    ...state.places.flatMap((place): readonly Pill[] => {
      const placed = layout.places.find((each) => each.id === place.id);
      return place.trouble === undefined || placed === undefined
        ? []
        : [
            {
              id: `place ${place.id}`,
              text: place.trouble,
              full: `${place.name}: ${place.trouble}`,
              tone: 'trouble',
              x: placed.x,
              y: placed.y,
              radius: placed.radius,
            },
          ];
    }),
    ...state.lanes.flatMap((lane): readonly Pill[] => {
      const placed = layout.lanes.find((each) => each.id === lane.id);
      if (lane.trouble === undefined || !lane.named || placed === undefined) return [];
      return [{ id: `lane ${lane.id}`, text: lane.trouble, full: lane.trouble, tone: 'trouble', ...alongLane(placed, 0.5), radius: 8 }];
    }),
    ...state.chips.flatMap((chip): readonly Pill[] => {
      const placed = layout.places.find((each) => each.id === chip.place);
      return placed === undefined
        ? []
        : [
            {
              id: `chip ${chip.id}`,
              text: chip.text,
              full: chip.full,
              tone: chip.kind === 'promotion' ? 'promotion' : 'warning',
              x: placed.x,
              y: placed.y,
              radius: placed.radius,
            },
          ];
    }),
  ];

  const arrangeChips = (state: MapState, layout: MapLayout): void => {
    chips.replaceChildren();
    for (const chip of state.chips.filter((each) => layout.places.every((place) => place.id !== each.place))) {
      const item = make('li', 'network-map-chip', chips);
      item.dataset['tone'] = chip.kind === 'promotion' ? 'promotion' : 'warning';
      writePill(item, chip.text, chip.full);
    }
  };

  const boxOf = (element: HTMLElement): readonly Box[] => {
    const [inner, outer] = [element.getBoundingClientRect(), root.getBoundingClientRect()];
    return inner.width === 0
      ? []
      : [{ left: inner.left - outer.left, top: inner.top - outer.top, width: inner.width, height: inner.height }];
  };

  const stand = (element: HTMLElement, box: Box): void => {
    element.style.insetInlineStart = `${Math.round(box.left + box.width / 2)}px`;
    element.style.insetBlockStart = `${Math.round(box.top + box.height / 2)}px`;
  };

  return {
    arrange: (state, layout, insets) => {
      root.dataset['size'] = layout.scale < 0.8 ? 'small' : 'large';
      const px = layout.scale < 0.8 ? 12 : 13;
      root.style.setProperty('--map-inset-top', `${insets.top}px`);
      root.style.setProperty('--map-inset-start', `${insets.left}px`);
      arrangeChips(state, layout);
      const wanted = pillsOf(state, layout);
      const pillWishes = wanted.map(
        (pill): LabelWish => ({
          id: pill.id,
          x: pill.x,
          y: pill.y,
          radius: pill.radius,
          width: widthOf(pill.text, `600 12px`) + pillPaddingPx,
          height: 24,
          weight: 30,
          below: 0,
        }),
      );
      const labelWishes = state.places.flatMap((place): readonly LabelWish[] => {
        const placed = layout.places.find((each) => each.id === place.id);
        if (placed === undefined) return [];
        const label = labelOf(place, layout);
        write(label, place);
        const quiet = place.kind === 'market';
        const name = widthOf(place.name, quiet ? `500 12px` : `600 ${px}px`) + (placed.beyond === undefined ? 0 : 20);
        const note = place.note === undefined ? 0 : widthOf(` · ${sayNote(place.note, say, language)}`, `600 ${px}px`);
        const stacked = note > 0 && name + note > 168;
        label.item.dataset['stacked'] = String(stacked);
        const width = stacked ? Math.max(name, note) : name + note;
        const weight = (quiet ? 0 : place.kind === 'supplier' ? 8 : 12) + weights[place.note?.tone ?? 'plain'];
        return [
          {
            id: place.id,
            x: placed.x,
            y: placed.y,
            radius: placed.radius,
            width,
            height: stacked ? lineHeightPx * 2 : lineHeightPx,
            weight,
            below: place.queue > 0 ? 11 * layout.scale : 0,
            optional: quiet && place.note === undefined && placed.beside !== undefined,
          },
        ];
      });
      const found = placeLabels(
        layout,
        insets,
        [...pillWishes, ...labelWishes],
        [...boxOf(clock), ...[...chips.children].flatMap((each) => (each instanceof HTMLElement ? boxOf(each) : []))],
      );
      for (const [id, label] of labels) {
        const box = found.get(id);
        label.item.classList.toggle('visually-hidden', box === undefined);
        if (box !== undefined) stand(label.item, box);
      }
      pills.replaceChildren();
      for (const pill of wanted) {
        const box = found.get(pill.id);
        if (box === undefined) continue;
        const item = make('li', 'network-map-pill', pills);
        item.dataset['tone'] = pill.tone;
        writePill(item, pill.text, pill.full);
        stand(item, box);
      }
    },
    count: (state) => {
      for (const place of state.places) {
        const label = labels.get(place.id);
        if (label !== undefined) write(label, place);
      }
    },
    day: (text, index, days) => {
      clock.hidden = text === undefined;
      if (text === undefined) return;
      caption.textContent = text;
      dots.hidden = days < 2;
      if (dots.childElementCount !== days) dots.replaceChildren(...Array.from({ length: days }, () => make('i', 'network-map-dot')));
      for (const [place, dot] of [...dots.children].entries()) dot.classList.toggle('network-map-dot-past', place <= index);
    },
    destroy: () => {
      skip.removeEventListener('click', onSkip);
      labels.clear();
    },
  };
};
