import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { layoutFaults } from '../support/layout.ts';

type Size = { readonly width: number; readonly height: number };

/** The notebook and the tablet that desks are made for. */
const sizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 820, height: 1180 },
];

/** What a debrief is looked at on: a notebook, a tablet, a projector. */
export const debriefSizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

/** Ends a playback, and waits until fonts, map, two frames and all that glides into place have come. */
const settle = async (page: Page): Promise<void> => {
  if ((await page.locator('.map-area').count()) > 0) {
    await page.locator('.map-area[data-map="shown"] .network-map-name').first().waitFor();
    const skip = page.locator('.network-map-skip');
    // The week may end by itself between the look and the click.
    if (await skip.isVisible()) await skip.click({ timeout: 2_000 }).catch(() => skip.waitFor({ state: 'hidden' }));
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const gliding = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(gliding.map((each) => each.finished));
  });
};

/** A screen at every size that it is made for: no layout faults, what matters in view, and a picture of it. */
export const look = async (page: Page, screen: string, inView: readonly string[], on: readonly Size[] = sizes): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const size of on) {
    const name = `${size.width}x${size.height}`;
    await page.setViewportSize(size);
    await settle(page);
    let faults = await layoutFaults(page, inView);
    // The map finds its labels new places a frame or two after a change of size.
    for (let tries = 0; faults.length > 0 && tries < 10; tries += 1) {
      await settle(page);
      faults = await layoutFaults(page, inView);
    }
    const folder = fileURLToPath(new URL(`../../.build/screens/${name}`, import.meta.url));
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${screen}.png` });
    expect.soft(faults, `${screen} at ${name}`).toEqual([]);
  }
};

export const testId = (id: string): string => `[data-testid="${id}"]`;
