import { signal, type Signal } from '@preact/signals';

const forms = new Map<string, Signal<unknown>>();

/**
 * What stands in a form, kept while the page lives: closing a dialog, a change of phase or a refusal loses nothing that was typed.
 * `forgetForm` empties it when it was sent.
 */
export const keptForm = <T>(name: string, empty: () => T): Signal<T> => {
  const known = forms.get(name);
  // A name belongs to one form, which gives it one type.
  if (known !== undefined) return known as Signal<T>;
  const made = signal(empty());
  forms.set(name, made);
  return made;
};

export const forgetForm = (name: string): void => {
  forms.delete(name);
};
