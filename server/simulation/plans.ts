import { timesPpm } from './rounding.ts';
import type { Run } from './run.ts';
import { decided } from './run.ts';

/** What was decided last round comes true now; what is decided now is noted for later. */
export const beginRound = (run: Run): void => {
  const { layout, world } = run;
  world.round += 1;
  if (layout.hasPromotions) beginPromotions(run);
  for (let lane = 0; lane < world.bookedNow.length; lane += 1) {
    world.bookedNow[lane] = world.bookedNext[lane];
    world.bookedNext[lane] = decided(run, layout.bookingField[lane], 0);
  }
  for (let site = 0; site < world.crew.length; site += 1) {
    world.temps[site] = world.tempsNext[site];
    world.tempsNext[site] = decided(run, layout.tempsField[site], 0);
    world.crew[site] += world.hiresDue[site];
    world.hiresDue[site] = world.hiresLater[site];
    world.hiresLater[site] = decided(run, layout.hiresField[site], 0);
  }
  if (layout.hasQualification) qualify(run);
  if (layout.hasMarketDemand) shiftPantry(run);
};

const beginPromotions = (run: Run): void => {
  const { layout, world } = run;
  for (let item = 0; item < layout.items; item += 1) {
    world.promotionNow[item] = world.promotionNext[item];
    world.promotionNext[item] = decided(run, layout.promotionField[item], 0);
  }
};

const qualify = (run: Run): void => {
  const { company, layout, world } = run;
  for (let supplier = 0; supplier < company.suppliers.length; supplier += 1) {
    if (world.qualifying[supplier] > 0) world.qualifying[supplier] -= 1;
    const begins = world.qualifying[supplier] < 0 && decided(run, layout.qualifyField[supplier], 0) === 1;
    if (begins) world.qualifying[supplier] = company.suppliers[supplier].qualification?.rounds ?? 0;
    run.qualifyStarted.push(begins);
  }
};

/** The dips that were noted move one round nearer. */
const shiftPantry = (run: Run): void => {
  const { layout, world } = run;
  const length = run.company.pantry.ppmByRound.length + 1;
  for (let place = 0; place < layout.demands; place += 1) {
    for (let ahead = 0; ahead + 1 < length; ahead += 1) world.pantry[place * length + ahead] = world.pantry[place * length + ahead + 1];
    world.pantry[place * length + length - 1] = 0;
    world.excess[place] = 0;
  }
};

/** After the last period: what was bought ahead is noted against the rounds to come, draws move on, slotting takes hold. */
export const endRound = (run: Run): void => {
  const { company, layout, world } = run;
  if (layout.hasMarketDemand) {
    const { ppmByRound } = company.pantry;
    for (let place = 0; place < layout.demands; place += 1) {
      if (world.excess[place] <= 0) continue;
      const ahead = world.excess[place] * company.items[place % layout.items].pantryShare;
      for (let round = 0; round < ppmByRound.length; round += 1)
        world.pantry[place * (ppmByRound.length + 1) + round + 1] += timesPpm(ahead, ppmByRound[round]);
    }
  }
  if (layout.hasDraws) {
    world.drawnBefore = world.drawnLast;
    world.drawnLast = world.drawnNow;
    world.drawnNow = layout.zeros.cells.slice();
  }
  for (let site = 0; site < world.slottedUntil.length; site += 1)
    if (layout.labour[site] !== undefined && decided(run, layout.slottingField[site], 0) === 1)
      world.slottedUntil[site] = world.round + slottedRounds;
};

/** Rounds that better slotting holds. */
const slottedRounds = 4;
