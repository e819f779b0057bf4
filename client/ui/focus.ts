import { useEffect } from 'preact/hooks';

/** Takes the focus up again that went with a button of the screen before, so that the keyboard goes on from the new one. */
export const useFocusKept = (): void =>
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
  }, []);
