/** A policy's parameters: its defaults, replaced where the scenario or the caller gives a number of that name. */
export const tuned = <Defaults extends Readonly<Record<string, number>>>(
  defaults: Defaults,
  given: Readonly<Record<string, number>>,
): { readonly [Name in keyof Defaults]: number } => ({ ...defaults, ...given });
