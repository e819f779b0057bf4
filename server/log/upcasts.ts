/** Raises a stored fact's data by one version. Data is plain JSON as it was written. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By type of fact: the upcast at place 0 raises version 1 to 2, the next 2 to 3. A type's version is one more than its upcasts. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** All upcasts since the first release. A change to a fact's form adds one here, with a test that holds the old form; none is ever removed. */
export const upcasts: Upcasts = {};

/** The version in which facts of a type are written now. */
export const versionOf = (type: string, chains: Upcasts = upcasts): number => (chains[type]?.length ?? 0) + 1;

/** Old data in today's form, or a sentence on why that cannot be: it was written by a newer program. */
export const raised = (
  type: string,
  version: number,
  data: Readonly<Record<string, unknown>>,
  chains: Upcasts = upcasts,
): { readonly data: Readonly<Record<string, unknown>> } | { readonly problem: string } => {
  const chain = chains[type] ?? [];
  const known = chain.length + 1;
  if (!Number.isInteger(version) || version < 1) return { problem: `${type} has no version ${version}` };
  if (version > known) return { problem: `${type} is of version ${version}, this program knows up to ${known}` };
  return { data: chain.slice(version - 1).reduce((each, upcast) => upcast(each), data) };
};
