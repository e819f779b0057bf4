import { poissonQuantile } from './real.ts';
import type { FreshLot, Run } from './run.ts';

/** Errors of the day: a Poisson quantile of batches, spread evenly over what was picked from an offset that chance gives. */
export const goWrong = (
  run: Run,
  site: number,
  batch: number,
  picked: readonly FreshLot[],
  pickedUnits: number,
  errorPpm: number,
): number => {
  const { chance, world, layout } = run;
  const batches = poissonQuantile((pickedUnits * errorPpm) / 1_000_000 / batch, chance.errors(site, world.period));
  const errorUnits = Math.min(batches * batch, pickedUnits);
  if (errorUnits === 0) return 0;
  const offset = Math.floor(chance.errorOffset(site, world.period) * pickedUnits);
  let bookedTwice = chance.errorSide(site, world.period) < 0.5;
  let left = errorUnits;
  for (let number = 0; left > 0; number += 1) {
    let position = (offset + Math.floor((number * pickedUnits) / batches)) % pickedUnits;
    let place = 0;
    while (position >= picked[place].units) {
      position -= picked[place].units;
      place += 1;
    }
    let hit = Math.min(batch, left);
    left -= hit;
    while (hit > 0) {
      const lot = picked[place];
      const some = Math.min(hit, lot.units - lot.wrong);
      lot.wrong += some;
      hit -= some;
      const cell = site * layout.items + lot.item;
      world.book[cell] += bookedTwice ? -Math.min(some, world.book[cell]) : some;
      place = (place + 1) % picked.length;
    }
    bookedTwice = !bookedTwice;
  }
  return errorUnits;
};
