import type { Page } from 'playwright-core';

/**
 * What is wrong with the layout of the page as it stands, in sentences: controls that overlap, text cut off,
 * a page wider than the window, and named parts that are not wholly in view without scrolling.
 */
export const layoutFaults = (page: Page, inView: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((testIds) => {
    const faults: string[] = [];
    const nameOf = (element: Element): string =>
      element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 40) ?? element.tagName;
    const visible = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && style.opacity !== '0' && element.checkVisibility();
    };
    // What a scrolling or clipping ancestor lets through of a box.
    const clipped = (element: Element): { left: number; top: number; right: number; bottom: number } => {
      const box = element.getBoundingClientRect();
      const rest = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        if (!/(auto|scroll|hidden|clip)/.test(getComputedStyle(parent).overflow)) continue;
        const frame = parent.getBoundingClientRect();
        rest.left = Math.max(rest.left, frame.left);
        rest.top = Math.max(rest.top, frame.top);
        rest.right = Math.min(rest.right, frame.right);
        rest.bottom = Math.min(rest.bottom, frame.bottom);
      }
      return rest;
    };

    const dialog = document.querySelector('dialog[open]');
    const scope = dialog ?? document;
    const controls = [...scope.querySelectorAll('button, input, select, textarea, a[href], summary')].filter(visible);
    for (const [place, first] of controls.entries()) {
      const a = clipped(first);
      if (a.right - a.left < 1 || a.bottom - a.top < 1) continue;
      for (const second of controls.slice(place + 1)) {
        if (first.contains(second) || second.contains(first)) continue;
        const b = clipped(second);
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (width > 1 && height > 1) faults.push(`"${nameOf(first)}" and "${nameOf(second)}" overlap by ${Math.round(width)} x ${Math.round(height)}`);
      }
    }

    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (text === '' || parent === null || !visible(parent) || parent.closest('.visually-hidden, script, style, option, [aria-hidden="true"]') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      for (let frame: Element | null = parent; frame !== null; frame = frame.parentElement) {
        const style = getComputedStyle(frame);
        const edge = frame.getBoundingClientRect();
        const hides = (value: string): boolean => value === 'hidden' || value === 'clip';
        if (hides(style.overflowX) && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) faults.push(`text "${text.slice(0, 40)}" is cut off sideways`);
        if (hides(style.overflowY) && (box.bottom > edge.bottom + 2.5 || box.top < edge.top - 2.5)) faults.push(`text "${text.slice(0, 40)}" is cut off below or above`);
        if (/(auto|scroll)/.test(style.overflowY + style.overflowX)) break;
      }
    }
    for (const input of scope.querySelectorAll<HTMLInputElement>('input')) {
      if (visible(input) && input.scrollWidth > input.clientWidth + 1) faults.push(`the value "${input.value}" of ${nameOf(input)} is cut off`);
    }

    if (document.documentElement.scrollWidth > window.innerWidth + 1) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const id of testIds) {
      const element = document.querySelector(`[data-testid="${id}"]`);
      if (element === null) {
        faults.push(`${id} is missing`);
        continue;
      }
      const box = element.getBoundingClientRect();
      const rest = clipped(element);
      const whole = box.top >= -1 && box.left >= -1 && box.bottom <= window.innerHeight + 1 && box.right <= window.innerWidth + 1;
      if (!whole || rest.bottom < box.bottom - 1.5 || rest.top > box.top + 1.5) faults.push(`${id} is not wholly in view (${Math.round(box.top)} to ${Math.round(box.bottom)})`);
    }
    return faults;
  }, inView);
