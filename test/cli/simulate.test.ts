import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { changed, shippedText } from '../support/scenario-texts.ts';
import { runCrossdock, startCrossdock } from './run-crossdock.ts';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, string>>;
const csvRows = (text: string): readonly Row[] => {
  const [head, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries((head ?? []).map((name, place) => [name, cells[place] ?? ''])));
};

/** A trace in the words of the oracles: weeks, site names, numbers. */
const asOracle = (rows: readonly Row[]) =>
  rows.map(({ run: _run, period, item: _item, site, ...numbers }) => ({
    week: Number(period),
    site: `${(site ?? '').charAt(0).toUpperCase()}${(site ?? '').slice(1)}`,
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)])),
  }));
const oracle = (name: string) =>
  csvRows(readFileSync(new URL(`../oracles/${name}.csv`, import.meta.url), 'utf8')).map(({ week, site, ...numbers }) => ({
    week: Number(week),
    site,
    ...Object.fromEntries(Object.entries(numbers).map(([column, value]) => [column, Number(value)])),
  }));

const played = (...words: readonly string[]) => {
  const { code, out, err } = runCrossdock('simulate', ...words, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as { scenario: string; policy: string | Record<string, string>; runs: Record<string, unknown>[] };
};

describe('crossdock simulate on the classic chain', () => {
  test.each([
    ['classic-beer-game', 'basestock', 204, 'beer_basestock_forced4'],
    ['classic-beer-game', 'sterman', 2694, 'beer_sterman_rounded_forced4'],
    ['test/fixtures/order-pausing.yaml', 'basestock', undefined, 'beer_disruption_order_pausing'],
    ['test/fixtures/shipment-pausing.yaml', 'basestock', undefined, 'beer_disruption_shipment_pausing'],
  ])('%s played by %s gives the published trace in every column', (file, policy, total, trace) => {
    const path = join(folder, `${trace}.csv`);
    const report = played(file, '--runs', '1', '--seed', 'any', '--policy', policy, '--trace', path);
    const rows = csvRows(readFileSync(path, 'utf8'));
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'run',
      'period',
      'site',
      'item',
      'incoming_order',
      'received',
      'shipped',
      'ordered',
      'net_stock',
      'on_hand',
      'backlog',
      'on_order',
      'cost',
    ]);
    expect(asOracle(rows)).toEqual(oracle(trace));
    if (total !== undefined) expect(report.runs[0]).toMatchObject({ totalCost: total });
  });

  test('base stock costs 46, 50, 54 and 54', () => {
    const report = played('classic-beer-game', '--policy', 'basestock', '--seed', 'S', '--runs', '2');
    expect(report).toMatchObject({ scenario: 'classic-beer-game', policy: 'basestock' });
    expect(report.runs.map((run) => run['seed'])).toEqual(['S/1', 'S/2']);
    expect(report.runs[0]).toMatchObject({
      totalCost: 204,
      siteCost: { retailer: 46, wholesaler: 50, distributor: 54, factory: 54 },
      jointScore: 100,
    });
    expect(Object.keys(report.runs[0] ?? {})).toEqual([
      'seed',
      'jointScore',
      'totalCost',
      'siteCost',
      'contribution',
      'kpis',
      'bullwhip',
      'bullwhipDetail',
      'stateHash',
    ]);
    expect(Object.keys(report.runs[0]?.['bullwhip'] ?? {})).toContain('wholesaler>retailer');
  });

  test('the bullwhip is told in both directions, by item, and without the warm-up of the file', () => {
    const path = join(folder, 'warm.yaml');
    writeFileSync(path, changed(shippedText('classic-beer-game'), 'announcedRounds: 50', 'warmUpRounds: 16\n  announcedRounds: 50'));
    const of = (file: string) => played(file, '--policy', 'sterman').runs[0] ?? {};
    const [cold, warm] = [of('classic-beer-game'), of(path)];
    expect(cold['bullwhipDetail']).toMatchObject({ 'wholesaler>retailer': { rounds: 36, indicative: false } });
    expect(warm['bullwhipDetail']).toMatchObject({ 'wholesaler>retailer': { rounds: 20, indicative: false, ratio: null } });
    // From round 17 on customers always want 8: nothing that comes in varies at the shop, but all that goes out upstream does.
    expect(warm['bullwhip']).toMatchObject({ 'wholesaler>retailer': null });
    const detail = warm['bullwhipDetail'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    expect(detail['factory>distributor']).toMatchObject({
      ratio: expect.any(Number) as number,
      goodsRatio: expect.any(Number) as number,
      amplification: null,
      baselineAmplification: null,
      items: { beer: { ratio: detail['factory>distributor']?.['ratio'] } },
    });
    expect((warm['bullwhip'] as Readonly<Record<string, unknown>>)['factory>distributor']).toBe(detail['factory>distributor']?.['ratio']);
    expect(warm['totalCost']).toBe(cold['totalCost']);
  });

  test('a link without variance has no bullwhip', () => {
    const report = played('test/fixtures/shipment-pausing.yaml', '--policy', 'basestock');
    expect(report.runs[0]?.['bullwhip']).toMatchObject({ 'wholesaler>retailer': null });
  });

  test('one seat may play another policy, in any order of options', () => {
    const mixed = played('classic-beer-game', '--policy', 'sales=sterman', '--policy', 'basestock');
    expect(mixed.policy).toEqual({ sales: 'sterman', logistics: 'basestock', procurement: 'basestock', operations: 'basestock' });
    expect(mixed.runs).toEqual(played('classic-beer-game', '--policy', 'basestock', '--policy', 'sales=sterman').runs);
    expect(mixed.runs[0]?.['totalCost']).not.toBe(204);
  });
});

describe('crossdock simulate says what is wrong', () => {
  test.each([
    ['no file', ['--policy', 'silo'], /argument 'file'/],
    ['a policy that is none', ['classic-beer-game', '--policy', 'sillo'], /no policy sillo/],
    ['a seat that is none', ['classic-beer-game', '--policy', 'sale=silo'], /no seat sale/],
    ['seats without a policy', ['classic-beer-game', '--policy', 'sales=silo'], /missing for logistics, procurement, operations/],
    ['an information level that is none', ['classic-beer-game', '--policy', 'silo', '--information', 'wide'], /closed, talk, board, open/],
    ['no number of runs', ['classic-beer-game', '--policy', 'silo', '--runs', '0'], /whole number/],
    ['an option that is none', ['classic-beer-game', '--policy', 'silo', '--jsn'], /unknown option/],
  ])('a call with %s ends with 2', (_, words, says) => {
    const { code, out, err } = runCrossdock('simulate', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });

  test('a file that is not there ends with 1', () => {
    const { code, out, err } = runCrossdock('simulate', join(folder, 'none.yaml'), '--policy', 'silo', '--json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/no such file/);
  });

  test('a trace that cannot be written ends with 1', () => {
    const { code, err } = runCrossdock(
      'simulate',
      'classic-beer-game',
      '--policy',
      'basestock',
      '--trace',
      join(folder, 'no', 'such', 'folder.csv'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/ENOENT/);
  });
});

describe('crossdock simulate on events that the scenario holds back', () => {
  const path = join(folder, 'held.yaml');
  const strike = `events:
  strike: { name: Strike, held: true, activePeriods: 4, effects: [{ kind: shipmentPaused, site: wholesaler }] }
#`;
  writeFileSync(path, changed(shippedText('classic-beer-game'), '# events:', strike));

  test('--inject lets one happen in a round, and changes nothing before it', () => {
    const calm = played(path, '--policy', 'basestock', '--trace', join(folder, 'calm.csv'));
    const felt = played(path, '--policy', 'basestock', '--inject', 'strike@11', '--trace', join(folder, 'felt.csv'));
    expect(felt.runs[0]?.['totalCost']).toBeGreaterThan(Number(calm.runs[0]?.['totalCost']));
    const [before, after] = ['calm', 'felt'].map((name) => readFileSync(join(folder, `${name}.csv`), 'utf8').split('\n'));
    expect(after?.slice(0, 1 + 10 * 4)).toEqual(before?.slice(0, 1 + 10 * 4));
    expect(after?.slice(0, 1 + 13 * 4)).not.toEqual(before?.slice(0, 1 + 13 * 4));
  });

  test.each([
    ['strike', /EVENT@ROUND/],
    ['storm@7', /no event storm is held back; held back are: strike/],
  ])('--inject %s ends with 2', (words, says) => {
    const { code, out, err } = runCrossdock('simulate', path, '--policy', 'basestock', '--inject', words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });
});

describe('crossdock simulate for people', () => {
  test('prints a table with sites and links without --json', () => {
    const { code, out } = runCrossdock('simulate', 'classic-beer-game', '--policy', 'basestock');
    expect(code).toBe(0);
    expect(out).toMatch(/retailer +46\.00/);
    expect(out).toMatch(/wholesaler>retailer/);
  });

  test('tells more than fifty runs by how they spread, fewer line by line', () => {
    const many = runCrossdock('simulate', 'classic-beer-game', '--policy', 'basestock', '--runs', '60');
    expect(many).toMatchObject({ code: 0, err: '' });
    expect(many.out).toMatch(/60 games +joint score[^]*mean +100\.0[^]*5th percentile[^]*median[^]*most/);
    expect(many.out.split('\n').length).toBeLessThan(15);
  });

  test('prints what was played when Ctrl-C stops it, and ends with 130', async () => {
    const process = startCrossdock('simulate', 'classic-beer-game', '--policy', 'basestock', '--runs', '1000000', '--json');
    await process.firstOutput;
    process.interrupt();
    const { code, out, err } = await process.ended;
    expect(code).toBe(130);
    expect(err).toMatch(/^stopped after \d+ of 1000000 games\n$/);
    const { runs } = JSON.parse(out) as { runs: unknown[] };
    expect(runs).toHaveLength(Number(/\d+/.exec(err)?.[0]));
  });

  test("--calibrate changes nothing in the file but the ends of the score's parts", () => {
    const path = join(folder, 'calibrated.yaml');
    copyFileSync(new URL('../../scenarios/classic-beer-game.yaml', import.meta.url), path);
    const before = readFileSync(path, 'utf8');
    expect(runCrossdock('simulate', path, '--calibrate', '--runs', '3').code).toBe(0);
    const after = readFileSync(path, 'utf8');
    expect(after).not.toBe(before);
    expect(after.replace(/zero: \d+(\.\d+)?, full: \d+(\.\d+)?/, 'zero: 2028, full: 204')).toBe(before);
    expect(runCrossdock('check', path).code).toBe(0);
  });
});
