import { describe, expect, test } from 'vitest';
import { changed, placeOf, problemsOf, starterText } from '../support/scenario-texts.ts';

const distribution = starterText('distribution');

/** What newcomers to YAML write, where it is told, and what is said to them. */
const slips = [
  ['a tab', '    storage: 6000', '\tstorage: 6000', '\tstorage', /indented by a tab/, /spaces/],
  ['a missing colon', 'storage: 6000', 'storage 6000', 'storage 6000', /no colon after `storage 6000/, /`key: value`/],
  [
    'too few spaces',
    '    kind: warehouse\n    at: { longitude: 4.84',
    '   kind: warehouse\n    at: { longitude: 4.84',
    'kind: warehouse\n    at: { longitude: 4.84',
    /indented differently/,
    /same number of spaces/,
  ],
  ['a text with a colon', 'summary: Four desks', 'summary: Tea: four desks', 'Tea: four', /second colon in `Tea: four/, /quotation marks/],
  [
    'a text with a colon in braces',
    "text: 'A customer says",
    'text: A customer says',
    'A customer says',
    /second colon/,
    /quotation marks/,
  ],
  ['a missing comma', 'crew: 5', 'crew: { a: 1 b: 2 }', '1 b: 2', /second colon/, /a comma between two keys/],
  [
    'a colour without quotation marks',
    "colour: '#0072b2'",
    'colour: #0072b2',
    '#0072b2',
    /rest of the line is a comment/,
    /quotation marks/,
  ],
  ['an apostrophe', 'name: Packer nearby', "name: 'Packer's shop'", "s shop'", /text ended at the quotation mark/, /apostrophe twice/],
  [
    'a decimal comma in braces',
    'listPrice: 22.00',
    'listPrice: 22,50',
    '50, displayUplift: 2 }\n  coffee',
    /the comma before `50`/,
    /a point in decimals/,
  ],
  [
    'a text with a comma in braces',
    'name: Tea,',
    'name: Tea, black leaf,',
    'black leaf',
    /the comma before `black leaf`/,
    /quotation marks/,
  ],
] as const;

/** What a text in the place of another value was meant to be. */
const meant = [
  ['a decimal comma', 'pickMinutes: 1.00', 'pickMinutes: 1,25', '1.25'],
  ['a sign for per cent', 'attendancePercent: 96', 'attendancePercent: 96%', '96'],
  ['a separator of thousands', 'storage: 6000', 'storage: 6,000', '6000'],
  ['a decimal comma and points of thousands', 'storageCost: 300', 'storageCost: 1.300,50', '1300.50'],
  ['a currency', 'storageCost: 300', 'storageCost: 300 EUR', '300'],
  ['a unit', 'leadPeriods: 2 #', 'leadPeriods: 2 days #', '2'],
  ['half a day', 'leadPeriods: 2 #', 'leadPeriods: 2,5 days #', undefined],
  ['a word for true', 'display: true', 'display: yes', 'true'],
  ['words for a list', 'panels: [dock, crew, quality, shelf]', 'panels: dock, crew', '[dock, crew]'],
] as const;

describe('slips of people who are new to YAML', () => {
  test.each(slips)('%s is told in plain words, once, where it stands', (_, from, to, at, message, expected) => {
    const wrong = changed(distribution, from, to);
    const problems = problemsOf(wrong);
    expect(problems.map((each) => each.message)).toHaveLength(1);
    expect(problems[0]).toMatchObject(placeOf(wrong, at));
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.expected).toMatch(expected);
  });

  test.each(meant)('%s is understood', (_, from, to, suggestion) => {
    const [problem, ...others] = problemsOf(changed(distribution, from, to));
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(/is the text/);
    expect(problem?.suggestion).toBe(suggestion);
  });

  test('a list where a map belongs is told what to leave away', () => {
    const [problem] = problemsOf(
      changed(distribution, 'levers:\n      overtime:\n      staffing:\n', 'levers:\n      - overtime\n      - staffing\n').replace(
        '      labourSplit: {',
        '      - labourSplit: {',
      ),
    );
    expect(problem?.message).toBe('`levers` is a list');
    expect(problem?.expected).toMatch(/without dashes/);
  });
});
