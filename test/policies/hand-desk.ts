import type { Desk, FieldView, InputView, Panel, PanelId } from '../../server/contract/desk.ts';
import type { Lever, Seat } from '../../server/contract/ids.ts';
import { columns } from '../../server/contract/panels.ts';
import { quietTeam } from '../support/quiet-team.ts';

/** A desk written by hand: only what a policy reads, every number in sight of the test. */
export type HandDesk = {
  readonly seat: Seat;
  readonly round?: number;
  readonly periodsPerRound?: number;
  readonly fields?: readonly HandField[];
  readonly panels?: readonly Panel[];
  readonly notices?: Desk['notices'];
  readonly map?: Partial<Desk['map']>;
  readonly level?: Desk['act']['informationLevel'];
  /** What the team does together, where a test is about that. */
  readonly team?: Partial<Pick<Desk, 'agreements' | 'askables' | 'messages' | 'book' | 'huddle'>> & {
    readonly sharing?: Partial<Desk['sharing']>;
  };
};
export type HandField = {
  readonly lever: Lever;
  readonly key: string;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly value?: number;
  readonly fromRound?: number;
  readonly options?: FieldView['options'];
};

/** A panel by rows of named numbers; columns not named are unknown. */
export const handPanel = (
  id: PanelId,
  source: Panel['source'],
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
  series: Readonly<Record<string, readonly number[]>> = {},
  asOfPeriod = 5,
): Panel => ({
  id,
  source,
  asOfPeriod,
  rows: Object.entries(rows).map(([key, numbers]) => {
    for (const name of Object.keys(numbers))
      if (!columns[id].some((column) => column.id === name)) throw new Error(`panel ${id} has no column ${name}`);
    const values = columns[id].map((column) => numbers[column.id]);
    const past = series[key];
    return past === undefined ? { key, values } : { key, values, series: past };
  }),
});

const unknown = { value: undefined, before: undefined };

export const handDesk = (hand: HandDesk): Desk => {
  const fields = hand.fields ?? [];
  const round = hand.round ?? 2;
  return {
    seat: hand.seat,
    phase: 'planning',
    round,
    act: {
      number: 1,
      name: 'Act',
      brief: '',
      informationLevel: hand.level ?? 'closed',
      announcedRounds: 12,
      periodsPerRound: hand.periodsPerRound ?? 5,
      periodName: 'day',
      roundName: 'week',
    },
    map: { title: 'By hand', items: [], places: [], lanes: [], ...hand.map },
    role: { name: hand.seat, guide: '', kpi: 'contribution' },
    fields: fields.map(
      (field): FieldView => ({
        lever: field.lever,
        key: field.key,
        unit: 'units',
        kind: field.lever === 'order' || field.lever === 'promotion' ? 'oneShot' : 'standing',
        least: field.least ?? 0,
        most: field.most ?? 10_000,
        step: field.step ?? 1,
        ...(field.options === undefined ? {} : { options: field.options }),
        fromRound: field.fromRound ?? 1,
        rare: false,
      }),
    ),
    inputs: fields.map(
      (field): InputView => ({
        value: field.value ?? 0,
        untouched: field.value ?? 0,
        touched: false,
        locked: (field.fromRound ?? 1) > round,
      }),
    ),
    committed: false,
    panels: hand.panels ?? [],
    notices: hand.notices ?? [],
    measures: { own: { kpi: 'contribution', ...unknown }, team: [], joint: unknown },
    playback: undefined,
    recap: undefined,
    end: undefined,
    ...quietTeam,
    ...hand.team,
    sharing: { ...quietTeam.sharing, ...hand.team?.sharing },
  };
};

/** What a policy answered, as `lever key` to value. */
export const byField = (
  values: readonly { readonly lever: Lever; readonly key: string; readonly value: number | null }[],
): Readonly<Record<string, number | null>> => Object.fromEntries(values.map((each) => [`${each.lever} ${each.key}`, each.value]));
