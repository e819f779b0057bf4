import { signal } from '@preact/signals';

const polite = signal('');
const urgent = signal('');

/** Has a screen reader say a sentence: changes of phase politely, refusals at once. */
export const announce = (sentence: string, manner: 'polite' | 'urgent' = 'polite'): void => {
  const region = manner === 'polite' ? polite : urgent;
  // The same sentence twice is heard twice only if the text changes.
  region.value = region.peek() === sentence ? `${sentence} ` : sentence;
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
