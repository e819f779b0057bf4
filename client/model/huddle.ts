import type { Desk, MapView, PanelId } from '../../server/contract/desk.ts';
import type { BeliefReveal, HuddleView } from '../../server/contract/huddles.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { columns } from '../../server/contract/panels.ts';
import { keyName } from './names.ts';
import { textOf, type Speech } from './say.ts';

/** What a huddle goes through, one thing at a time. A stand-up is the short form: no agreeing on rules and goals. */
export type HuddleStep = 'beliefs' | 'talk' | 'agree' | 'goodbye';

export const huddleSteps = ({ kind, beliefs, rotatesTo }: HuddleView): readonly HuddleStep[] => [
  ...(beliefs === undefined ? [] : (['beliefs'] as const)),
  'talk',
  ...(kind === 'summit' ? (['agree'] as const) : []),
  ...(kind === 'summit' || rotatesTo !== undefined ? (['goodbye'] as const) : []),
];

/** The questions of the scenario, or the three that always help. */
export const huddlePrompts = ({ prompts }: HuddleView, { language, say }: Speech): readonly string[] =>
  prompts.length > 0
    ? prompts.map((prompt) => textOf(prompt, language))
    : ['one', 'two', 'three'].map((prompt) => say(`huddle.talk.prompts.${prompt}`));

/** What a desk has seen of demand, round by round, oldest first: the nearest thing to it that stands on the desk. */
export type KnownDemand = { readonly panel: PanelId; readonly source: Seat | 'company'; readonly units: readonly number[] };

/** Panels whose leading column counts what was asked for or went out, the truest first. */
const tellsOfDemand: readonly PanelId[] = ['customerOrders', 'chain', 'supply'];

export const knownDemand = (desk: Desk): KnownDemand | undefined => {
  for (const id of tellsOfDemand) {
    const panel = desk.panels.find((each) => each.id === id && each.rows.some((row) => (row.series?.length ?? 0) > 0));
    if (panel === undefined) continue;
    const rounds = Math.max(...panel.rows.map((row) => row.series?.length ?? 0));
    return {
      panel: id,
      source: panel.source,
      units: Array.from({ length: rounds }, (_, place) => panel.rows.reduce((sum, row) => sum + (row.series?.at(place - rounds) ?? 0), 0)),
    };
  }
  return undefined;
};

/** Units a round that a desk works with in some way: no demand, but of its size. */
const sizedLike = (desk: Desk): number =>
  Math.max(
    0,
    ...desk.panels.map((panel) => {
      const place = columns[panel.id].findIndex(({ id, unit }) => unit === 'units' && id.endsWith('Round'));
      return place < 0 ? 0 : [...(panel.usual ?? panel.rows)].reduce((sum, row) => sum + (row.values[place] ?? 0), 0);
    }),
  );

const unknownScale = 1_000;

/** The next of 1, 2, 5, 10, 20 ... that is no smaller. */
export const roundUp = (value: number): number => {
  for (let size = 1; ; size *= 10) for (const first of [1, 2, 5]) if (first * size >= value) return first * size;
};

/** The chart to draw on: as high as there is room to be wrong in, in steps that a finger can tell apart. */
export type DrawScale = { readonly most: number; readonly step: number; readonly start: number };

export const drawScale = (desk: Desk, drawn: readonly (number | undefined)[]): DrawScale => {
  const known = knownDemand(desk)?.units.slice(-mostShown) ?? [];
  const size = Math.max(0, ...known) || sizedLike(desk) || unknownScale;
  const most = roundUp(Math.max(size * 1.8, ...drawn.map((units) => units ?? 0)));
  return { most, step: most / 100 >= 1 ? Math.round(most / 100) : 1, start: known.at(-1) ?? size };
};

/** Rounds that a chart looks back: as many as help. */
export const mostShown = 6;

/** What may be named as the bottleneck: places that are run, then lanes, then markets last. */
export const bottleneckChoices = (
  map: MapView,
  speech: Speech,
): {
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly lanes: readonly { readonly id: string; readonly name: string }[];
} => {
  const named = (id: string) => ({ id, name: keyName(map, id, speech) });
  const inner = map.places.filter(({ kind }) => kind !== 'market');
  return { places: inner.map(({ id }) => named(id)), lanes: map.lanes.map(({ id }) => named(id)) };
};

/** What is still missing of an answer. */
export type BeliefDraft = {
  readonly demand: readonly (number | undefined)[];
  readonly bottleneck: string | undefined;
  readonly trust: number | undefined;
};

export const missingOf = (draft: BeliefDraft, firstRound: number, roundName: string, speech: Speech): string | undefined => {
  const open = draft.demand.flatMap((units, place) => (units === undefined ? [firstRound + place] : []));
  const parts = [
    ...(open.length > 0 ? [speech.say('huddle.beliefs.missingDemand', { rounds: `${roundName} ${open.join(', ')}` })] : []),
    ...(draft.bottleneck === undefined ? [speech.say('huddle.beliefs.missingBottleneck')] : []),
    ...(draft.trust === undefined ? [speech.say('huddle.beliefs.missingTrust')] : []),
  ];
  return parts.length === 0 ? undefined : speech.say('huddle.beliefs.missing', { parts: parts.join(', ') });
};

/** How far apart the seats are in the round in which they are furthest apart. `place` counts the coming rounds from 0. */
export const widestGap = (
  beliefs: readonly { readonly demandByRound: readonly number[] }[],
): { readonly place: number; readonly least: number; readonly most: number } | undefined => {
  const rounds = Math.max(0, ...beliefs.map(({ demandByRound }) => demandByRound.length));
  return Array.from({ length: rounds }, (_, place) => {
    const units = beliefs.flatMap(({ demandByRound }) => demandByRound[place] ?? []);
    return { place, least: Math.min(...units), most: Math.max(...units) };
  })
    .filter(({ least, most }) => most > least)
    .toSorted((one, other) => other.most - other.least - (one.most - one.least))[0];
};

/** Answers to the question of trust, from 1 to 5, without names. */
export const trustCounts = (trust: readonly number[]): readonly { readonly level: number; readonly count: number }[] =>
  [1, 2, 3, 4, 5].map((level) => ({ level, count: trust.filter((each) => each === level).length }));

/** Who named what, and whether goods did stand there longest. */
export const bottlenecks = (
  reveal: BeliefReveal,
  map: MapView,
  speech: Speech,
): readonly { readonly seat: Seat; readonly name: string; readonly hit: boolean }[] =>
  reveal.beliefs.map(({ seat, bottleneck }) => ({ seat, name: keyName(map, bottleneck, speech), hit: bottleneck === reveal.bottleneck }));
