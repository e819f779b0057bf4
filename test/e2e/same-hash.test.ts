import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { seats } from '../../server/contract/ids.ts';
import { playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Company } from '../../server/simulation/company.ts';
import { openBrowser } from '../support/chromium.ts';
import { hashRun } from '../support/hash-run.ts';

type HashWindow = {
  readonly crossdock: {
    readonly hashRun: (company: Company, seed: string, decisions: readonly (readonly number[])[]) => readonly string[];
  };
};

describe('the same scenario, seed and decisions give the same state', () => {
  let browser: Browser;
  let script: string;

  beforeAll(async () => {
    const entry = fileURLToPath(new URL('../support/hash-run.ts', import.meta.url));
    const built = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry, formats: ['iife'], name: 'crossdock' } },
    });
    const [output] = [built].flat();
    if (output === undefined || !('output' in output)) throw new Error('the bundle was not built');
    script = output.output[0].code;
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(['classic-beer-game', 'spring-promotion'])('%s: every round has one hash in Node and in Chromium', async (id) => {
    const loaded = loadScenario(id);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    const { scenario } = loaded;
    const policy = { name: id === 'classic-beer-game' ? 'sterman' : 'silo' };
    const played = playGame(scenario, {
      seed: 'hash/1',
      policies: Object.fromEntries(seats.map((seat) => [seat, policy])) as Record<(typeof seats)[number], { name: string }>,
    });
    const here = hashRun(scenario.company, 'hash/1', played.game.decisions);

    const page = await browser.newPage();
    await page.addScriptTag({ content: `${script}\nwindow.crossdock = crossdock;` });
    const there = await page.evaluate(
      ([company, decisions]) => (window as unknown as HashWindow).crossdock.hashRun(company, 'hash/1', decisions),
      [scenario.company, played.game.decisions] as const,
    );
    expect(there).toEqual(here);
    expect(new Set(here).size).toBe(here.length);
  });
});
