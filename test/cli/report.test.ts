import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresBlock, withFiguresBlock } from '../../server/cli/report-figures-block.ts';
import { reportHtml } from '../../server/cli/report-html.ts';
import { reportMarkdown } from '../../server/cli/report-markdown.ts';
import { reportSections } from '../../server/cli/report-sections.ts';
import { findingText } from '../../server/cli/report-words.ts';
import type { BalanceFigures } from '../../server/play/report/figures.ts';
import { measured, unbalancedText } from '../support/report.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';
import { runCrossdock } from './run-crossdock.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = (figures: BalanceFigures): readonly string[] => figures.findings.map((finding) => finding.kind);

describe('the verdict of a balance report', () => {
  let unbalanced: BalanceFigures;
  let spring: BalanceFigures;
  beforeAll(async () => {
    unbalanced = await measured(scenarioOf(unbalancedText()), 1);
    spring = await measured(scenarioOf(shippedText('spring-promotion')), 1);
  });

  test.each(['coordinationDoesNotPay', 'crisisCannotBeSurvived', 'seatHasNothingToDo', 'minutesDoNotFit'])(
    'warns of a scenario in which %s, before anything good is said',
    (kind) => {
      const found = unbalanced.findings.find((finding) => finding.kind === kind);
      expect(found?.tone).toBe('warning');
      const tones = unbalanced.findings.map(({ tone }) => tone);
      expect(tones).toEqual(tones.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
    },
  );
  const order = ['warning', 'good', 'note'];

  test('a clipped score is warned of, and one habit less than a team is not', async () => {
    const classic = await measured(scenarioOf(shippedText('classic-beer-game')), 1);
    expect(kinds(classic)).toContain('scoreIsClipped');
    expect(kinds(classic)).not.toContain('habitWins');
    expect(classic.habits.every((habit) => habit.changesNothing)).toBe(true);
  });

  test('the spring promotion: working together pays, no habit wins, 90 minutes are enough', () => {
    expect(kinds(spring)).toEqual(expect.arrayContaining(['coordinationPays', 'noHabitWins', 'minutesFit']));
    expect(kinds(spring)).not.toContain('habitWins');
    expect(spring.coordination.winShare).toBe(1);
    expect(spring.load.estimatedMinutes).toBeCloseTo(90);
  });

  test('every finding is a sentence', () => {
    for (const finding of [...spring.findings, ...unbalanced.findings]) expect(findingText(finding)).toMatch(/^[A-Z"].*\.$/);
  });

  test('an event changes nothing before it happens, and what it does is told against the same seeds without it', () => {
    const strike = unbalanced.crises[0];
    expect(strike).toMatchObject({ event: 'strike', trigger: 'period', feltShare: 1, survivedShare: 0 });
    expect(strike?.points.mean).toBeLessThan(0);
    expect(strike?.roundsUntilBack).toBeUndefined();
  });

  test('every lever of the scenario is held at three places, and holding what nobody touches changes nothing', () => {
    const levers = spring.levers.map(({ lever }) => lever);
    expect(levers).toEqual(expect.arrayContaining(['promotion', 'order', 'booking', 'staffing', 'overflow']));
    expect(new Set(levers).size).toBe(levers.length);
    expect(spring.levers.find(({ lever }) => lever === 'price')).toMatchObject({ untouched: { mean: 0 } });
    expect(spring.levers.find(({ lever }) => lever === 'promotion')?.most.mean).toBeLessThan(-10);
  });

  describe.each([
    ['spring', () => spring],
    ['unbalanced', () => unbalanced],
  ])('as a page: %s', (_, figures) => {
    test('needs nothing from outside: no script, no address, no picture, no font', () => {
      const html = reportHtml(figures());
      expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bon[a-z]+=/i);
      expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|\/\//);
    });

    test('every chart has a name, a description and a table beside it', () => {
      const charts = reportSections(figures()).filter((section) => section.chart !== undefined);
      expect(charts.length).toBeGreaterThanOrEqual(7);
      for (const { id, chart, table } of charts) {
        expect(chart?.draw(), id).toMatch(/^<svg [^>]*role="img"[^>]*><title [^>]*>[^<]+<\/title><desc [^>]*>[^<]{20,}<\/desc>/);
        expect(table?.rows.length, id).toBeGreaterThan(0);
        expect(chart?.draw(), id).not.toMatch(/NaN|undefined|Infinity/);
      }
    });

    test('rows of tables are as long as their heads', () => {
      for (const { id, table } of reportSections(figures()))
        for (const row of table?.rows ?? []) expect(row, id).toHaveLength(table?.head.length ?? 0);
    });

    test('Markdown and page say the same verdict, and have the same parts', () => {
      const markdown = reportMarkdown(figures());
      expect(markdown).not.toMatch(/NaN|undefined|Infinity/);
      for (const { title } of reportSections(figures())) {
        expect(markdown).toContain(`\n## ${title}\n`);
        expect(reportHtml(figures())).toContain(`>${title}</h2>`);
      }
      for (const finding of figures().findings.filter(({ tone }) => tone === 'warning'))
        expect(markdown).toContain(`**Warning: ${findingText(finding).slice(0, 20)}`);
    });
  });

  test('a text of the scenario can write no markup into the page', () => {
    const html = reportHtml({ ...spring, scenario: { ...spring.scenario, title: '<b>"&</b>', summary: '<script>1</script>' } });
    expect(html).not.toMatch(/<b>|<script/);
    expect(html).toContain('&lt;b&gt;&quot;&amp;&lt;/b&gt;');
  });

  test('key figures are comments of at most 150 characters', () => {
    for (const line of [...figuresBlock(spring), ...figuresBlock(unbalanced)]) expect(line).toMatch(/^# .{0,148}$/);
    expect(figuresBlock(unbalanced).join('\n')).toMatch(/Warning: .*cannot be survived/);
    const findings = [{ kind: 'seatHasNothingToDo', tone: 'warning', seat: 'sales', act: 'The\nsecond act' }] as const;
    for (const line of figuresBlock({ ...spring, findings }).flatMap((each) => each.split('\n'))) expect(line).toMatch(/^# /);
  });

  test('key figures take the place of older ones, otherwise they stand below the comments at the top', () => {
    const text = '# about it\n# more\nschema: 1\n# below\nid: x\n';
    const once = withFiguresBlock(text, figuresBlock(spring));
    if ('problem' in once) throw new Error(once.problem);
    expect(once.text).toBe(`# about it\n# more\n${figuresBlock(spring).join('\n')}\nschema: 1\n# below\nid: x\n`);
    const twice = withFiguresBlock(once.text, figuresBlock(unbalanced));
    if ('problem' in twice) throw new Error(twice.problem);
    expect(twice.text).toBe(`# about it\n# more\n${figuresBlock(unbalanced).join('\n')}\nschema: 1\n# below\nid: x\n`);
    expect(withFiguresBlock(once.text.replace('# figures: end', ''), figuresBlock(spring))).toEqual({
      problem: 'line 3 begins the figures, but no line `# figures: end` ends them',
    });
  });
});

describe('crossdock simulate --report', () => {
  test('writes both files and, with --write, key figures into a scenario that stays right', () => {
    const path = join(folder, 'classic.yaml');
    copyFileSync(new URL('../../scenarios/classic-beer-game.yaml', import.meta.url), path);
    const text = readFileSync(path, 'utf8');
    const { code, out, err } = runCrossdock('simulate', path, '--report', join(folder, 'new', 'place'), '--runs', '1', '--write');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('# figures: end');
    expect(existsSync(join(folder, 'new', 'place', 'report.html'))).toBe(true);
    expect(readFileSync(join(folder, 'new', 'place', 'report.md'), 'utf8')).toMatch(/^# The Beer Game: balance report\n\n## Verdict\n/);
    const written = readFileSync(path, 'utf8');
    expect(
      written
        .split('\n')
        .filter((line) => !text.includes(line))
        .every((line) => line.startsWith('#')),
    ).toBe(true);
    expect(scenarioOf(written)).toEqual(scenarioOf(text));
  });

  test.each([[['--write'], /needs '--report'/]])('%j ends with 2', (words, says) => {
    const { code, out, err } = runCrossdock('simulate', 'classic-beer-game', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });

  test('a folder that cannot be made ends with 1', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, err } = runCrossdock('simulate', 'classic-beer-game', '--report', join(file, 'below'), '--runs', '1');
    expect(code).toBe(1);
    expect(err).toMatch(/ENOTDIR/);
  });
});
