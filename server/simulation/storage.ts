import type { Run } from './run.ts';
import { decided } from './run.ts';
import { quarantinedAt } from './stock-losses.ts';

/** Volume on the shelf, what is out of reach included, and on the dock with what came back, of one site. */
export const volumesAt = (run: Run, site: number): { readonly shelf: number; readonly dock: number } => {
  const { layout, world } = run;
  const locked = layout.eventPlan.quarantines.length > 0;
  let shelf = 0;
  let dock = 0;
  for (let item = 0; item < layout.items; item += 1) {
    const cell = site * layout.items + item;
    const units = locked ? world.onHand[cell] + quarantinedAt(run, cell) : world.onHand[cell];
    shelf += units * layout.volumes[item];
    dock += (world.returns[cell] ?? 0) * layout.volumes[item];
  }
  for (const lot of world.dock) if (lot.site === site) dock += lot.units * layout.volumes[lot.item];
  return { shelf, dock };
};

/** Volume that fits without overflow, as events leave it. */
export const storageNow = (run: Run, site: number, storageVolume: number): number => {
  const factor = run.force.storageFactor[site];
  return factor === 1 ? storageVolume : Math.floor(storageVolume * factor + 0.5);
};

/** Storage of a site with rented overflow, in volume; `undefined` where any amount fits. */
export const roomAt = (run: Run, site: number): number | undefined => {
  const storage = run.company.sites[site].storageVolume;
  return storage === undefined ? undefined : storageNow(run, site, storage) + decided(run, run.layout.overflowField[site], 0);
};

/** Shelf and dock volume of what fits, in millionths; 0 where any amount fits. */
export const fillPpm = (run: Run, site: number): number => {
  const room = roomAt(run, site);
  if (room === undefined) return 0;
  const { shelf, dock } = volumesAt(run, site);
  return room === 0 ? (shelf + dock > 0 ? 1_000_000 : 0) : Math.floor(((shelf + dock) * 1_000_000) / room + 0.5);
};

/**
 * C = max(0, fill - 0.85) / 0.15, in millionths, at most 1: a house can be no fuller than full, the rest stands in the yard. Without
 * the bound a long queue would slow work down without end and no company could ever recover.
 */
export const congestionOf = (fill: number): number => Math.min(1_000_000, Math.floor(Math.max(0, fill - 850_000) / 0.15 + 0.5));
