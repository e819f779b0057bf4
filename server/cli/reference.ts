import { kpiIds, panelIds, type KpiId } from '../contract/desk.ts';
import { levers, seats, type Text } from '../contract/ids.ts';
import { kpiCatalogue } from '../contract/kpi-catalogue.ts';
import type { Parameter } from '../contract/parameter.ts';
import { declarationOf, policyNames, type PolicyDeclaration } from '../contract/policies.ts';
import { leverWords, panelWords } from '../scenario/desk-words.ts';
import { lintRules, problemRules, type RuleText } from '../scenario/lint/rules.ts';
import { table } from './markdown.ts';
import { effectsReference, fieldsReference } from './reference-fields.ts';

/** The parts of scenarios/README.md that are made of the code, so that they cannot say anything else than it does. */

const inEnglish = (text: Text): string => (typeof text === 'string' ? text : (text['en'] ?? Object.values(text)[0] ?? ''));

const leversReference = (): string =>
  table(
    ['lever', 'one input for each', 'value', 'usual range', 'keeps its value'],
    levers.map((lever) => {
      const { inputFor, value, usual, keeps } = leverWords[lever];
      return [`\`${lever}\``, inputFor, value, usual, keeps];
    }),
  );

const panelsReference = (): string =>
  table(
    ['panel', 'what it shows'],
    panelIds.map((panel) => [`\`${panel}\``, panelWords[panel]]),
  );

const written: Readonly<Record<(typeof kpiCatalogue)[KpiId]['unit'], string>> = {
  money: 'money',
  moneyPerUnit: 'money a unit',
  share: 'per cent',
  days: 'days',
  points: 'points',
  units: 'units',
  times: 'times a year',
  unitsPerHour: 'units an hour',
};

const kpisReference = (): string =>
  table(
    ['KPI', 'what', 'written in', 'better', 'definition'],
    kpiIds.map((kpi) => {
      const { name, unit, direction, target, scor, definition, formula } = kpiCatalogue[kpi];
      const better = direction === 'target' ? `near ${target ?? 0}: \`zero\` and \`full\` are distances to it` : direction;
      return [
        `\`${kpi}\``,
        `${inEnglish(name)}${scor === undefined ? '' : ` (SCOR ${scor.code})`}`,
        written[unit],
        better,
        `${inEnglish(definition)} ${inEnglish(formula)}`,
      ];
    }),
  );

const parameterRow = (whose: string, name: string, parameter: Parameter): readonly string[] => {
  const { unit, least, most, whole, usual, required, byItem, options, description } = parameter;
  const range =
    options === undefined
      ? `${least.toLocaleString('en')} to ${most >= 1e9 ? 'any' : most.toLocaleString('en')}`
      : options.map((each) => `\`${each}\``).join(', ');
  const value = usual === undefined ? (required === true ? 'must be there' : '') : `\`${options?.[usual] ?? usual}\``;
  return [
    whose,
    `\`${name}\``,
    options === undefined ? `${unit}${whole === true ? ', whole' : ''}, ${range}` : range,
    value,
    `${description}${byItem === true ? ' (one number, or a map by item)' : ''}`,
  ];
};

const policyReference = (name: string, { description, source, plays, parameters, bySeat }: PolicyDeclaration): string => {
  const rows = [
    ...Object.entries(parameters).map(([id, parameter]) => parameterRow('', id, parameter)),
    ...[...seats, 'chain' as const].flatMap((seat) =>
      Object.entries(bySeat?.[seat] ?? {}).map(([id, parameter]) => parameterRow(seat, id, parameter)),
    ),
  ];
  const seated = rows.some((row) => row[0] !== '');
  const head = ['seat', 'parameter', 'what', 'usual', 'meaning'];
  const about = `**\`${name}\`** ${description}. ${plays === 'seats' ? 'For seats.' : 'For seats and sites.'}${source === undefined ? '' : ` Source: ${source}.`}`;
  return rows.length === 0
    ? about
    : `${about}\n\n${
        seated
          ? table(head, rows)
          : table(
              head.slice(1),
              rows.map((row) => row.slice(1)),
            )
      }`;
};

const policiesReference = (): string =>
  policyNames
    .flatMap((name) => {
      const declaration = declarationOf(name);
      return declaration === undefined ? [] : [policyReference(name, declaration)];
    })
    .join('\n\n');

const lintReference = (): string => {
  const rows = (rules: Readonly<Record<string, RuleText>>): readonly (readonly string[])[] =>
    Object.entries(rules).map(([rule, { severity, what, why }]) => [`\`${rule}\``, severity, what, why]);
  return table(['rule', 'severity', 'what', 'why'], [...rows(problemRules), ...rows(lintRules)]);
};

const parts: Readonly<Record<string, () => string>> = {
  fields: fieldsReference,
  effects: effectsReference,
  levers: leversReference,
  panels: panelsReference,
  kpis: kpisReference,
  policies: policiesReference,
  lint: lintReference,
};

/** The whole reference as one text. */
export const referenceText = (): string =>
  `${Object.entries(parts)
    .map(([name, make]) => `### ${name.replace(/^./, (letter) => letter.toUpperCase())}\n\n${make()}`)
    .join('\n\n')}\n`;

/** A README with its generated parts made anew; the rest stays letter by letter. Throws when a part has no place in it. */
export const withReference = (readme: string): string =>
  Object.entries(parts).reduce((text, [name, make]) => {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README has no place for \`${name}\`: ${begin} ... ${end}`);
    return `${text.slice(0, from + begin.length)}\n${make()}\n${text.slice(to)}`;
  }, readme);
