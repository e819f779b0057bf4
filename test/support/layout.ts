import type { Page } from 'playwright-core';

/**
 * What is wrong with the layout of the page as it stands, in sentences: controls that overlap or lie under something, text that is
 * cut off, runs over other text or out of its box, a page wider than the window, and parts (CSS selectors) that are missing or not
 * wholly in view without scrolling.
 */
export const layoutFaults = (page: Page, inView: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((selectors) => {
    type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
    const faults = new Set<string>();
    const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
    const nameOf = (element: Element): string =>
      shorten(
        element.getAttribute('data-testid') ??
          element.getAttribute('aria-label') ??
          ((element.textContent ?? '').trim() || element.tagName.toLowerCase()),
      );
    const shown = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 0 && box.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !unseen(element)
      );
    };
    // For readers only, or a picture that says nothing.
    const unseen = (element: Element): boolean => element.closest('.visually-hidden, script, style, noscript, option') !== null;
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
    const size = (box: Box): { readonly width: number; readonly height: number } => ({
      width: box.right - box.left,
      height: box.bottom - box.top,
    });
    const common = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    });
    // What ancestors that scroll or clip let through of a box.
    const letThrough = (element: Element, box: Box): Box => {
      let rest = box;
      for (let parent: Element | null = element; parent !== null; parent = parent.parentElement)
        if (parent !== document.body && parent !== document.documentElement && getComputedStyle(parent).overflow !== 'visible')
          rest = common(rest, parent.getBoundingClientRect());
      return rest;
    };
    const window_: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    // Whether the point is this element, something in it, or the label around it.
    const isOnTop = (element: Element, box: Box): boolean => {
      const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element) === true);
    };

    const popover = [...document.querySelectorAll('dialog[open], [popover]')].find((each) => each.matches('dialog[open], :popover-open'));
    const scope: Element = popover ?? document.body;

    // Controls: none over another, none under something else.
    const controls = [...scope.querySelectorAll('button, input, select, textarea, a[href], summary')]
      .filter(shown)
      .map((element) => ({ element, box: letThrough(element, element.getBoundingClientRect()) }))
      .filter(({ box }) => size(box).width > 1 && size(box).height > 1);
    for (const [place, first] of controls.entries()) {
      for (const second of controls.slice(place + 1)) {
        if (first.element.contains(second.element) || second.element.contains(first.element)) continue;
        const { width, height } = size(common(first.box, second.box));
        if (width > 1 && height > 1)
          faults.add(`"${nameOf(first.element)}" and "${nameOf(second.element)}" overlap by ${Math.round(width)} x ${Math.round(height)}`);
      }
      const inWindow = common(first.box, window_);
      if (size(inWindow).width > 4 && size(inWindow).height > 4 && !isOnTop(first.element, inWindow))
        faults.add(`"${nameOf(first.element)}" lies under something else`);
    }

    // Text: every line of it, where it stands.
    const lines: { readonly text: string; readonly parent: Element; readonly box: Box }[] = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = shorten((node.textContent ?? '').trim());
      const parent = node.parentElement;
      if (text === '' || parent === null || !shown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0.5) lines.push({ text, parent, box });
    }
    for (const { text, parent, box } of lines) {
      for (let frame: Element | null = parent; frame !== null && frame !== document.body; frame = frame.parentElement) {
        const style = getComputedStyle(frame);
        const edge = frame.getBoundingClientRect();
        if (hides(style.overflowX) && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5))
          faults.add(`"${text}" is cut off sideways`);
        if (hides(style.overflowY) && (box.bottom > edge.bottom + 2.5 || box.top < edge.top - 2.5))
          faults.add(`"${text}" is cut off above or below`);
        if (scrolls(style.overflowX) && frame.scrollWidth > frame.clientWidth + 1) faults.add(`"${nameOf(frame)}" scrolls sideways`);
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
      }
      const around = parent.closest('button, .button, .pill, .badge, td, th, label, .card, .notice');
      if (around !== null) {
        const edge = around.getBoundingClientRect();
        if (box.left < edge.left - 1.5 || box.right > edge.right + 1.5 || box.top < edge.top - 2.5 || box.bottom > edge.bottom + 2.5)
          faults.add(`"${text}" runs out of its box`);
      }
    }
    const seen = lines
      .map((line) => ({ ...line, box: letThrough(line.parent, line.box) }))
      .filter(({ box }) => size(box).width > 1 && size(box).height > 4);
    for (const [place, first] of seen.entries())
      for (const second of seen.slice(place + 1)) {
        const { width, height } = size(common(first.box, second.box));
        // Boxes of neighbouring lines touch: letters overlap only where a good part of the lower one does.
        if (width > 2 && height > 0.4 * Math.min(size(first.box).height, size(second.box).height))
          faults.add(`"${first.text}" and "${second.text}" lie over each other`);
      }

    // What stands in inputs and selects.
    const ruler = document.createElement('canvas').getContext('2d');
    for (const input of scope.querySelectorAll('input')) {
      if (shown(input) && input.type !== 'radio' && input.type !== 'checkbox' && input.scrollWidth > input.clientWidth + 1)
        faults.add(`the value "${input.value}" of ${nameOf(input)} is cut off`);
    }
    for (const select of scope.querySelectorAll('select')) {
      const style = getComputedStyle(select);
      const text = select.selectedOptions[0]?.text ?? '';
      if (ruler === null || !shown(select)) continue;
      ruler.font = style.font;
      // The arrow takes about 16 px.
      const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - 16;
      if (ruler.measureText(text).width > room + 1) faults.add(`the choice "${text}" of ${nameOf(select)} is cut off`);
    }

    if (document.documentElement.scrollWidth > innerWidth + 1) faults.add(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const selector of selectors) {
      const elements = [...document.querySelectorAll(selector)].filter(shown);
      if (elements.length === 0) faults.add(`${selector} is missing`);
      for (const element of elements) {
        const box = element.getBoundingClientRect();
        const rest = common(letThrough(element, box), window_);
        if (size(rest).width < box.width - 1.5 || size(rest).height < box.height - 1.5)
          faults.add(`${nameOf(element)} is not wholly in view (${Math.round(box.top)} to ${Math.round(box.bottom)})`);
      }
    }
    return [...faults];
  }, inView);
