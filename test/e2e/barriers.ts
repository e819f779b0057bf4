import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds serious or critical on a page: WCAG 2.2 A and AA and its good practices. */
export const barriers = async (page: Page, screen: string, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    expect.soft(serious, `${screen}, ${colorScheme}`).toEqual([]);
  }
};

/** Walks on with the Tab key until something matches; every stop on the way is in view and shows that it has the focus. */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  const stops: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { there: false, name: 'the end of the page', seen: true };
      const box = element.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      // The ring may be drawn around the control's box instead of the control.
      const ringed = [element, element.parentElement, element.closest('label'), element.closest('.segments')].some((each) => {
        if (each === null) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      });
      const name = element.getAttribute('data-testid') ?? element.id ?? element.tagName;
      return { there: element.matches(wanted), name: name === '' ? element.tagName : name, seen: inView && ringed };
    }, selector);
    stops.push(stop.name);
    expect.soft(stop.seen, `focus on ${stop.name} can be seen`).toBe(true);
    if (stop.there) return;
  }
  throw new Error(`${selector} can't be reached with the Tab key; stops: ${stops.join(', ')}`);
};
