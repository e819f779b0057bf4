import { signal } from '@preact/signals';

const polite = signal('');
const urgent = signal('');

const waiting: { readonly polite: string[]; readonly urgent: string[] } = { polite: [], urgent: [] };

const flush = (manner: 'polite' | 'urgent'): void => {
  const region = manner === 'polite' ? polite : urgent;
  const text = waiting[manner].splice(0).join(' ');
  // The same sentence twice is heard twice only if the text changes.
  if (text !== '') region.value = region.peek() === text ? `${text} ` : text;
};

/** Has a screen reader say a sentence: changes of phase politely, refusals at once. What comes together is said together. */
export const announce = (sentence: string, manner: 'polite' | 'urgent' = 'polite'): void => {
  waiting[manner].push(sentence);
  queueMicrotask(() => flush(manner));
};

/** The two live regions of the page. They stand from the start, or readers miss the first message. */
export const Announcer = () => (
  <>
    <output class="visually-hidden" aria-live="polite">
      {polite}
    </output>
    <div class="visually-hidden" role="alert" aria-live="assertive">
      {urgent}
    </div>
  </>
);
