import type { Company, Item, Pantry, PromotionOption } from '../simulation/company.ts';
import { cents, ppmOfFactor, ppmOfPercent, thousandths } from './amounts.ts';
import { compileAccountRequests } from './compile-accounts.ts';
import { compileEvents } from './compile-events.ts';
import { compileMarkets } from './compile-markets.ts';
import { compileLanes, compileSuppliers } from './compile-network.ts';
import { compileSite } from './compile-sites.ts';
import { pantryFormat } from './format-markets.ts';
import type { ScenarioFile } from './format.ts';
import type { Names } from './names.ts';
import type { Report } from './report.ts';

/** The company of a file whose shape is right, but for its fields. Names that do not exist are reported; their places are then -1. */
export const compileCompany = (file: ScenarioFile, names: Names, report: Report): Omit<Company, 'fields'> => {
  const lanes = compileLanes(file, names, report);
  const suppliers = compileSuppliers(file, names, report);
  const sites = names.sites.map((id) => compileSite(file, names, lanes, suppliers, id, report));
  const { markets, segments } = compileMarkets(file, names, sites, report);
  if (segments.length === 0) report.add(['markets'], 'there is nobody to sell to', 'at least one market with a segment');
  if (file.money !== undefined) {
    for (const [id, item] of Object.entries(file.items)) {
      if (item.cost === undefined || item.listPrice === undefined) {
        report.addKey(
          ['items', id],
          `\`${id}\` has no \`${item.cost === undefined ? 'cost' : 'listPrice'}\``,
          'both `cost` and `listPrice`, because the file has `money`',
        );
      }
    }
  }
  const company = {
    periodsPerRound: file.time.periodsPerRound,
    items: names.items.map((id): Item => compileItem(file, id)),
    suppliers,
    sites,
    lanes,
    markets,
    segments,
    events: compileEvents(file, names, sites, suppliers, lanes, report),
    money: {
      openingCashCents: cents(file.money?.openingCash ?? 0),
      ...(file.money?.creditLimit === undefined ? {} : { creditLimitCents: cents(file.money.creditLimit) }),
      interestPpmPerRound: ppmOfPercent(file.money?.interestPercentPerRound ?? 0),
      ...(file.money?.endCoverPeriods === undefined ? {} : { endCoverPeriods: file.money.endCoverPeriods }),
      ledger: file.money !== undefined,
    },
    promotions: compilePromotions(file),
    pantry: compilePantry(file),
    noise: { roundCvPpm: ppmOfFactor(file.noise?.roundCv ?? 0), dayCvPpm: ppmOfFactor(file.noise?.dayCv ?? 0) },
    csat: {
      opening: thousandths(file.csat?.opening ?? 100),
      perfectGain: thousandths(file.csat?.perfectGain ?? 0),
      lateLoss: thousandths(file.csat?.lateLoss ?? 0),
      lostLoss: thousandths(file.csat?.lostLoss ?? 0),
      errorLoss: thousandths(file.csat?.errorLoss ?? 0),
      premiumLoss: thousandths(file.csat?.premiumLoss ?? 0),
      demandPpmAtZero: ppmOfPercent(file.csat?.demandPercentAtZero ?? 100),
      demandPpmAtFull: ppmOfPercent(file.csat?.demandPercentAtFull ?? 100),
    },
    ...compileAccountRequests(file, segments, report),
  };
  if (file.pantry !== undefined && Math.abs(file.pantry.percentByRound.reduce((total, each) => total + each, 0) - 100) > 1e-6) {
    report.add(['pantry', 'percentByRound'], 'these shares do not add up to 100', 'shares that add up to 100');
  }
  return company;
};

/** Where nothing is said, what experience says, if any item is bought ahead at all; otherwise there is no pantry. */
const compilePantry = ({ pantry, items }: ScenarioFile): Pantry => {
  const bought = Object.values(items).some(({ pantrySharePercent }) => pantrySharePercent > 0);
  const { percentByRound, floorPercent } = pantry ?? (bought ? pantryFormat.parse({}) : { percentByRound: [], floorPercent: 0 });
  return { ppmByRound: percentByRound.map(ppmOfPercent), floorPpm: ppmOfPercent(floorPercent) };
};

const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

const compileItem = (file: ScenarioFile, id: string): Item => {
  const item = file.items[id];
  if (item === undefined) throw new Error(`item ${id} is not in the file`);
  const place = Object.keys(file.items).indexOf(id);
  return {
    id,
    name: item.name,
    colour: item.colour ?? palette[place % palette.length] ?? '#0072b2',
    costCents: cents(item.cost ?? 0),
    listPriceCents: cents(item.listPrice ?? 0),
    volume: item.volume,
    ...(item.shelfLifePeriods === undefined ? {} : { shelfLifePeriods: item.shelfLifePeriods }),
    displayUplift: item.displayUplift,
    pantryShare: item.pantrySharePercent / 100,
  };
};

const compilePromotions = (file: ScenarioFile): readonly PromotionOption[] => {
  const options = Object.entries(file.promotions).map(([id, promotion]) => ({
    id,
    name: promotion.name,
    priceCutPpm: ppmOfPercent(promotion.priceCutPercent),
    display: promotion.display,
    costCentsPerRound: cents(promotion.costPerRound),
  }));
  return options.length === 0
    ? []
    : [{ id: 'none', name: { en: 'None' }, priceCutPpm: 0, display: false, costCentsPerRound: 0 }, ...options];
};
