import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import { ruleFor } from '../contract/ordering-parameters.ts';
import type { Parameter } from '../contract/parameter.ts';
import { parameterNames, parametersNamed, policyNames } from '../contract/policies.ts';
import type { PolicyParameters } from '../game/rules.ts';
import type { Supply } from '../simulation/company.ts';
import type { Path } from './document.ts';
import type { WrittenParameter, WrittenReplenish } from './format-policies.ts';
import type { ScenarioFile } from './format.ts';
import { nearest } from './problem.ts';
import { known, type Report } from './report.ts';
import type { Scenario } from './scenario.ts';

const rangeOf = ({ least, most, whole, options }: Parameter): string =>
  options === undefined ? `${whole === true ? 'a whole number' : 'a number'} from ${least} to ${most}` : `one of ${options.join(', ')}`;

const fits = ({ least, most, whole, options }: Parameter, value: number | string): boolean =>
  typeof value === 'string'
    ? options?.includes(value) === true
    : options === undefined && value >= least && value <= most && (whole !== true || Number.isInteger(value));

/** Parameters as a file gives them, as numbers by name (`level.water` for an item's own). What does not fit is reported. */
const numbersOf = (
  file: ScenarioFile,
  policy: string,
  seat: Seat | 'all',
  written: Readonly<Record<string, WrittenParameter>>,
  path: Path,
  report: Report,
): PolicyParameters => {
  const numbers: Record<string, number> = {};
  const items = Object.keys(file.items);
  const set = (name: string, value: number | string, at: Path): void => {
    const meanings = parametersNamed(policy, seat, name);
    const meaning = meanings.find((each) => fits(each, value));
    if (meaning !== undefined) numbers[name] = typeof value === 'number' ? value : (meaning.options?.indexOf(value) ?? 0);
    else
      report.add(
        at,
        `\`${name}\` is \`${value}\``,
        [...new Set(meanings.map(rangeOf))].join(', or '),
        typeof value === 'string' ? nearest(value, meanings[0]?.options ?? []) : undefined,
      );
  };
  for (const [name, value] of Object.entries(written)) {
    const at: Path = [...path, name];
    const dot = name.indexOf('.');
    const item = dot < 0 ? undefined : name.slice(dot + 1);
    const meanings = parametersNamed(policy, seat, name);
    if (meanings.length === 0 || (item !== undefined && !meanings.some(({ byItem }) => byItem))) {
      const names = parameterNames(policy, seat);
      report.addKey(
        at,
        `\`${policy}\` has no parameter \`${name}\`${seat === 'all' ? '' : ` for ${seat}`}`,
        known(names),
        nearest(name, names),
      );
    } else if (item !== undefined && !items.includes(item))
      report.addKey(at, `there is no item \`${item}\``, known(items), nearest(item, items));
    else if (typeof value !== 'object') set(name, value, at);
    else if (item !== undefined || !meanings.some(({ byItem }) => byItem))
      report.add(at, `\`${name}\` is a map`, meanings.map(rangeOf).join(', or '));
    else
      for (const [each, units] of Object.entries(value)) {
        if (items.includes(each)) set(`${name}.${each}`, units, [...at, each]);
        else report.addKey([...at, each], `there is no item \`${each}\``, known(items), nearest(each, items));
      }
  }
  return numbers;
};

/** Parameters that a policy cannot do without and that nobody gives, for one item or for any. */
const missingParameters = (policy: string, seat: Seat | 'all', numbers: PolicyParameters, item?: string): readonly string[] =>
  parameterNames(policy, seat).filter((name) => {
    const required = parametersNamed(policy, seat, name).some((each) => each.required === true);
    const given = Object.keys(numbers).some(
      (each) => each === name || (item === undefined ? each.startsWith(`${name}.`) : each === `${name}.${item}`),
    );
    return required && !given;
  });

/** (s, S) with S below s would order nothing that helps. */
const checkLevels = (numbers: PolicyParameters, policy: string, path: Path, items: readonly string[], report: Report): void => {
  if (policy !== 'minMax') return;
  for (const item of items) {
    const [least, upTo] = ['reorderPoint', 'upToLevel'].map((name) => numbers[`${name}.${item}`] ?? numbers[name]);
    if (least === undefined || upTo === undefined || least < upTo) continue;
    report.add([...path, 'upToLevel'], `\`upToLevel\` ${upTo} is not above \`reorderPoint\` ${least}`, 'a level above the reorder point');
    return;
  }
};

/** How each item is ordered at a site. */
export const compileOrdering = (
  file: ScenarioFile,
  replenish: WrittenReplenish | undefined,
  path: Path,
  stocked: readonly boolean[],
  report: Report,
): readonly Supply['ordering'][] => {
  const items = Object.keys(file.items);
  if (replenish === undefined) return items.map(() => ({ by: 'field' }));
  if (replenish.policy === undefined || replenish.policy === 'cover') {
    const { coverPeriods, averagePeriods } = replenish;
    return items.map(() => ({ by: 'auto', coverPeriods, averagePeriods }));
  }
  const { policy, ...written } = replenish;
  const numbers = numbersOf(file, policy, 'all', written, path, report);
  const mine = items.filter((_, place) => stocked[place] === true);
  for (const item of mine) {
    for (const name of missingParameters(policy, 'all', numbers, item))
      report.addKey(path, `\`${policy}\` has no \`${name}\` for \`${item}\``, `\`${name}\`: one number, or a map with every item`);
  }
  checkLevels(numbers, policy, path, mine, report);
  return items.map((item) => {
    const rule = ruleFor(policy, numbers, item) ?? { policy: 'doNothing' };
    return { by: 'auto', rule, demand: numbers['demand'] === 1 ? 'shared' : 'local' };
  });
};

/** Parameters by policy and seat; the seat's own over those of all. */
export const compilePolicies = (file: ScenarioFile, report: Report): Scenario['policies'] => {
  report.find(policyNames, file.planning.coverPolicy, ['planning', 'coverPolicy'], 'policy');
  const tables: Record<string, Partial<Record<Seat, PolicyParameters>>> = {};
  for (const [policy, bySeat] of Object.entries(file.policies)) {
    const path: Path = ['policies', policy];
    if (!policyNames.some((name) => name === policy)) {
      report.addKey(path, `there is no policy \`${policy}\``, known(policyNames), nearest(policy, policyNames));
      continue;
    }
    const { all, ...own } = bySeat;
    const common = numbersOf(file, policy, 'all', all ?? {}, [...path, 'all'], report);
    tables[policy] = Object.fromEntries(
      seats
        .filter((seat) => all !== undefined || own[seat] !== undefined)
        .map((seat): [Seat, PolicyParameters] => [
          seat,
          { ...common, ...numbersOf(file, policy, seat, own[seat] ?? {}, [...path, seat], report) },
        ]),
    );
  }
  return tables;
};

/** Who plays a seat when nobody says; `all` where the seat has none of its own. */
export const compileBots = (file: ScenarioFile, policies: Scenario['policies'], report: Report): Scenario['bots'] => {
  const written = file.bots;
  if (written === undefined) return undefined;
  const bots: Partial<Record<Seat, { readonly name: string; readonly parameters: PolicyParameters }>> = {};
  const items = Object.keys(file.items);
  for (const seat of seats) {
    const from = written[seat] === undefined ? 'all' : seat;
    const bot = written[from];
    if (bot === undefined) continue;
    const { policy, ...parameters } = bot;
    const path: Path = ['bots', from];
    const numbers = numbersOf(file, policy, from, parameters, path, report);
    const together = { ...policies[policy]?.[seat], ...numbers };
    for (const name of missingParameters(policy, from, together))
      report.addKey(path, `\`${policy}\` has no \`${name}\` for ${seat}`, `\`${name}\` here or under \`policies\``);
    checkLevels(together, policy, path, items, report);
    bots[seat] = { name: policy, parameters: numbers };
  }
  return bots;
};
