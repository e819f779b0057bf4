import type { Labour } from './company.ts';
import type { Run } from './run.ts';
import { decided } from './run.ts';

/** Items counted on this day of the round: the round's count spread evenly, round robin over all items. */
export const countShelves = (run: Run, site: number, labour: Labour, minutesLeft: number): number => {
  const { company, layout, world, day } = run;
  const wanted = decided(run, layout.cycleCountField[site], 0);
  if (wanted <= 0) return 0;
  const days = company.periodsPerRound;
  const today = Math.floor(((run.dayOfRound + 1) * wanted) / days) - Math.floor((run.dayOfRound * wanted) / days);
  let minutes = 0;
  for (let count = 0; count < Math.min(today, layout.items) && minutes + labour.cycleCount.minutesPerItem <= minutesLeft; count += 1) {
    const cell = site * layout.items + world.countNext[site];
    world.book[cell] = world.onHand[cell];
    day.counted.push(cell);
    world.countNext[site] = (world.countNext[site] + 1) % layout.items;
    minutes += labour.cycleCount.minutesPerItem;
  }
  return minutes;
};
