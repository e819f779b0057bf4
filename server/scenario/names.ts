import type { NodeRef } from '../simulation/company.ts';
import type { ScenarioFile } from './format.ts';
import { nearest } from './problem.ts';
import type { Report } from './report.ts';

/** The ids of a file, in its order: what other parts of the file may refer to. */
export type Names = {
  readonly items: readonly string[];
  readonly suppliers: readonly string[];
  readonly sites: readonly string[];
  readonly markets: readonly string[];
  readonly lanes: readonly string[];
  /** Everything a lane can begin or end at. */
  readonly places: readonly string[];
  readonly node: (id: string) => NodeRef | undefined;
  /** The nearest id of any kind. */
  readonly near: (id: string) => string | undefined;
};

/** Words with a meaning of their own in keys of levers and panels. */
const reserved = ['all', 'company', 'temps', 'hires', 'putaway', 'returns', 'none'];

export const segmentIds = (file: ScenarioFile): readonly string[] =>
  Object.entries(file.markets).flatMap(([market, { segments }]) => Object.keys(segments).map((segment) => `${market}/${segment}`));

/** Collects the ids and reports those that are taken twice: an id means one thing in the whole company. */
export const namesOf = (file: ScenarioFile, report: Report): Names => {
  const lists = {
    items: Object.keys(file.items),
    suppliers: Object.keys(file.suppliers),
    sites: Object.keys(file.sites),
    markets: Object.keys(file.markets),
  };
  const taken = new Map<string, string>();
  const nodes = new Map<string, NodeRef>();
  for (const [list, ids] of Object.entries(lists)) {
    for (const [index, id] of ids.entries()) {
      const before = taken.get(id);
      if (before !== undefined)
        report.addKey([list, id], `the id \`${id}\` is already taken under \`${before}\``, 'an id that nothing else has');
      if (reserved.includes(id)) report.addKey([list, id], `the id \`${id}\` has a meaning of its own`, 'another id');
      taken.set(id, list);
      if (list !== 'items') nodes.set(id, { kind: list === 'suppliers' ? 'supplier' : list === 'sites' ? 'site' : 'market', index });
    }
  }
  if (lists.items.length === 0) report.add(['items'], 'there are no items', 'at least one item');
  if (lists.sites.length === 0) report.add(['sites'], 'there are no sites', 'at least one site');
  const lanes = Object.keys(file.lanes);
  return {
    ...lists,
    lanes,
    places: [...nodes.keys()],
    node: (id) => nodes.get(id),
    near: (id) => nearest(id, id.includes('>') ? lanes : [...taken.keys()]),
  };
};
