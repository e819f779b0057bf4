import { levers, seats } from '../contract/ids.ts';
import type { Lever, Seat } from '../contract/ids.ts';
import type { Company, Field } from '../simulation/company.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import { leverKeys, type LeverKey } from './lever-keys.ts';
import { nearest } from './problem.ts';
import { known, type Report } from './report.ts';

type Written = Exclude<ScenarioFile['roles'][Seat]['levers'][Lever], undefined>;
type Group = Exclude<Written, readonly unknown[]>;

/** Inputs in view that a person can take in at once: in act 1, and later. */
const mostInView = { first: 6, later: 10, levers: 4 } as const;

const isLever = (name: string): name is Lever => (levers as readonly string[]).includes(name);

/** All inputs of all seats, in the order in which the file gives roles their levers. */
export const compileFields = (file: ScenarioFile, company: Omit<Company, 'fields'>, report: Report): readonly Field[] => {
  const fields: Field[] = [];
  const taken = new Map<string, Seat>();
  const inputOf = (field: Pick<Field, 'lever' | 'key'>): string => `${field.lever} ${field.key}`;
  for (const seat of seats) {
    const path: Path = ['roles', seat, 'levers'];
    const own: Field[] = [];
    for (const lever of report.keys(path).filter(isLever)) own.push(...leverFields(file, company, seat, lever, [...path, lever], report));
    for (const field of own) {
      const other = taken.get(inputOf(field));
      if (other !== undefined)
        report
          .as('input-owner')
          .addKey([...path, field.lever], `\`${field.lever}\` of \`${field.key}\` already belongs to ${other}`, 'one role for each input');
    }
    checkInView(file, own, seat, path, report.as('too-many-inputs'));
    for (const field of own) if (!taken.has(inputOf(field))) taken.set(inputOf(field), seat);
    fields.push(...own);
  }
  if (report.problems.length > 0) return fields;
  for (const order of leverKeys(company, 'order')) {
    if (taken.has(inputOf({ lever: 'order', key: order.key }))) continue;
    report
      .as('input-owner')
      .addKey(
        ['sites', order.key.split(' ')[0] ?? ''],
        `nobody orders for \`${order.key}\``,
        '`order:` among the levers of a role, or `replenish:` at the site',
      );
  }
  return fields;
};

const leverFields = (
  file: ScenarioFile,
  company: Omit<Company, 'fields'>,
  seat: Seat,
  lever: Lever,
  path: Path,
  report: Report,
): readonly Field[] => {
  const written = file.roles[seat].levers[lever];
  const groups: readonly (readonly [Group, Path])[] = Array.isArray(written)
    ? written.map((group, place): readonly [Group, Path] => [group, [...path, place]])
    : [[written ?? null, path]];
  const all = leverKeys(company, lever);
  if (all.length === 0) {
    report.addKey(path, `\`${lever}\` has nothing to work on in this company`, needed[lever]);
    return [];
  }
  const fields: Field[] = [];
  const seen = new Set<string>();
  for (const [group, at] of groups) {
    const keys = chosen(all, group, seat, lever, at, report);
    for (const key of keys) {
      if (seen.has(key.key)) report.addKey(at, `\`${key.key}\` stands twice under \`${lever}\``, 'each key once');
      seen.add(key.key);
      fields.push(field(file, seat, lever, key, group, at, report));
    }
    if (group?.initial !== undefined && typeof group.initial === 'object') {
      for (const key of Object.keys(group.initial)) {
        const names = keys.map((each) => each.key);
        if (!names.includes(key))
          report.addKey([...at, 'initial', key], `\`${lever}\` has no input for \`${key}\` here`, known(names), nearest(key, names));
      }
    }
  }
  return fields;
};

/** The keys a group names; `central` stands for `central temps` and `central hires`. Without names: all that are this role's. */
const chosen = (all: readonly LeverKey[], group: Group, seat: Seat, lever: Lever, at: Path, report: Report): readonly LeverKey[] => {
  if (group?.keys === undefined) {
    const own = all.some((each) => each.seat === seat)
      ? all.filter((each) => each.seat === seat)
      : all.filter((each) => each.seat === undefined);
    if (own.length === 0) report.addKey(at, `\`${lever}\` has nothing that belongs to ${seat}`, `a site with \`seat: ${seat}\``);
    return own;
  }
  return group.keys.flatMap((name, place) => {
    const found = all.filter((each) => each.key === name || each.key.startsWith(`${name} `));
    if (found.length === 0) {
      const names = all.map((each) => each.key);
      report.add([...at, 'keys', place], `\`${lever}\` has no input for \`${name}\``, known(names), nearest(name, names));
    }
    return found;
  });
};

const field = (file: ScenarioFile, seat: Seat, lever: Lever, key: LeverKey, group: Group, at: Path, report: Report): Field => {
  const least = group?.least ?? key.least;
  const most = group?.most ?? key.most;
  const step = group?.step ?? key.step;
  const fromRound = group?.fromRound ?? 1;
  const { value, path } = initialOf(key, group, at);
  const initial = typeof value === 'string' ? optionPlace(value, key, path, report) : value;
  if (most < least) report.add([...at, 'most'], `\`most\` (${most}) is below \`least\` (${least})`, `${least} or more`);
  else if (key.options !== undefined && (least < 0 || most >= key.options.length))
    report.addKey(
      [...at, most >= key.options.length ? 'most' : 'least'],
      'this choice has fewer options',
      `0 to ${key.options.length - 1}`,
    );
  else if (lever === 'deliveryQuote' && file.markets !== undefined && least < key.least)
    report.add([...at, 'least'], 'goods would be promised before they are ordered', `${key.least} or more`);
  else if (initial !== undefined && (initial < least || initial > most))
    report.add(path, `\`${lever}\` of \`${key.key}\` starts at ${initial}`, `a value from ${least} to ${most}`);
  else if (initial !== undefined && (initial - least) % step !== 0)
    report.add(path, `\`${lever}\` of \`${key.key}\` starts at ${initial}, off its step`, `${least} and steps of ${step}`);
  if (fromRound > file.time.playedRounds)
    report.add([...at, 'fromRound'], `round ${fromRound} is after the last one played`, `a round up to ${file.time.playedRounds}`);
  return {
    lever,
    key: key.key,
    seat,
    kind: key.kind,
    unit: key.unit,
    least,
    most,
    step,
    initial,
    ...(key.options === undefined ? {} : { options: lever === 'mode' ? modeOptions(file, key) : key.options }),
    fromRound,
    rare: group?.rare ?? false,
  };
};

/** A lane's modes by the names the file gives them. */
const modeOptions = (file: ScenarioFile, key: LeverKey): NonNullable<Field['options']> =>
  (key.options ?? []).map(({ id, name }) => ({ id, name: file.lanes[key.key]?.modes?.[id]?.name ?? name }));

const initialOf = (key: LeverKey, group: Group, at: Path): { readonly value: number | string | undefined; readonly path: Path } => {
  const written = group?.initial;
  if (written === undefined) return { value: key.initial, path: at };
  if (typeof written !== 'object') return { value: written, path: [...at, 'initial'] };
  const value = written[key.key];
  return value === undefined ? { value: key.initial, path: at } : { value, path: [...at, 'initial', key.key] };
};

const optionPlace = (value: string, key: LeverKey, path: Path, report: Report): number | undefined => {
  if (key.options === undefined) {
    report.add(path, `\`${value}\` is no number`, 'a whole number');
    return key.initial;
  }
  const names = key.options.map((each) => each.id);
  const place = report.find(names, value, path, 'option');
  return place < 0 ? key.initial : place;
};

/** A desk shows no more than a person can take in; what is too much sits behind a tab or comes later. */
const checkInView = (file: ScenarioFile, fields: readonly Field[], seat: Seat, path: Path, report: Report): void => {
  const starts = file.acts.map((act) => act.fromRound);
  for (const [place] of file.acts.entries()) {
    const lastRound = (starts[place + 1] ?? file.time.playedRounds + 1) - 1;
    const inView = fields.filter((each) => !each.rare && each.fromRound <= lastRound);
    const most = place === 0 ? mostInView.first : mostInView.later;
    const help = 'the others with `rare: true`, or later with `fromRound`';
    if (inView.length > most) {
      report.addKey(path, `${seat} has ${inView.length} inputs in view in act ${place + 1}`, `at most ${most}; ${help}`);
      return;
    }
    const used = new Set(inView.map((each) => each.lever));
    if (used.size > mostInView.levers) {
      report.addKey(path, `${seat} has ${used.size} levers in view in act ${place + 1}`, `at most ${mostInView.levers}; ${help}`);
      return;
    }
  }
};

/** What a company must have for a lever to mean something. */
const needed: Readonly<Record<Lever, string>> = {
  price: '`money`, without which prices mean nothing',
  promotion: '`promotions`',
  deliveryQuote: '`markets`',
  priority: '`markets`',
  forecast: '`items`',
  redate: '`accountRequests`',
  accountUnits: '`accountRequests`',
  booking: 'a lane with a `booked` mode',
  mode: 'a lane with two modes',
  transfer: 'a lane between two sites that stock the same item',
  reroute: 'a lane with an `alternative`',
  order: 'a site that is supplied and has no `replenish`',
  supplierShare: 'a site with two suppliers of one item',
  expedite: 'a supplier with `expedite`',
  qualify: 'a supplier with `qualification`',
  staffing: 'a site whose `labour` has `temps` or `hires`',
  overtime: 'a site with `labour`',
  labourSplit: 'a site with `labour`',
  slotting: 'a site whose `labour` has `slotting`',
  cycleCount: 'a site whose `labour` has `cycleCountMinutes`',
  overflow: 'a site with `storage`',
};
