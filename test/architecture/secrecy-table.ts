import type { PanelId } from '../../server/contract/desk.ts';
import { orderingParameters } from '../../server/contract/ordering-parameters.ts';
import { teamRulesLeaves, togetherLeaves } from './secrecy-table-team.ts';
import type { TeamAudience } from './secrecy-table-team.ts';

/**
 * Who may learn a leaf of the game or of what it is set up with, before the end.
 * `everyone`, `nobody`; `structure`: how the company and its desks are built, public, though one change alone may not show; `fieldSeat`: the seat whose input it is; `named`: the seats a signal names; `decision`: the readers of that
 * lever's panel; `role`: the seat of that role; `answered`: readers of the requests of key accounts, once this customer was asked; a list: seats that have one of these panels (their own, or on the open board).
 * `cells`, `sites`: the same, but only where the panel covers the site that the leaf belongs to; `modes`: the same, and whoever chooses a lane's mode.
 */
export type Audience =
  | 'everyone'
  | 'structure'
  | 'nobody'
  | 'fieldSeat'
  | 'proposal'
  | 'named'
  | 'decision'
  | 'role'
  | 'answered'
  | TeamAudience
  | readonly PanelId[]
  | { readonly cells: readonly PanelId[] }
  | { readonly sites: readonly PanelId[] }
  | { readonly modes: readonly PanelId[] };

/** Panels in which a running event shows: in their numbers, or because the system they come from is down. */
const eventPanels: readonly PanelId[] = [
  ...(['suppliers', 'purchaseOrders', 'lanes', 'arrivals', 'ports', 'crew'] as const),
  ...(['chain', 'supply', 'shelf', 'regions', 'customerOrders', 'dock', 'cash'] as const),
];
const everySite: readonly PanelId[] = ['chain', 'supply', 'regions', 'shelf', 'dock'];
const crew: readonly PanelId[] = ['crew'];

const everyLeaf = (audience: Audience, ...names: readonly string[]): Readonly<Record<string, Audience>> =>
  Object.fromEntries(names.map((name) => [name, audience]));

const gameLeaves: Readonly<Record<string, Audience>> = {
  id: 'everyone',
  workshop: 'everyone',
  team: 'everyone',
  attempt: 'everyone',
  scenario: 'nobody',
  seed: 'nobody',
  pace: 'nobody',
  planningSeconds: 'nobody',
  minPlanningSeconds: 'nobody',
  informationLevel: 'everyone',
  phase: 'everyone',
  round: 'everyone',
  'seats.*.holder.kind': 'everyone',
  'seats.*.holder.person': 'everyone',
  'seats.*.holder.policy': 'nobody',
  'seats.*.committed': 'everyone',
  'seats.*.memory': 'nobody',
  'seats.*.memory.level': 'nobody',
  'seats.*.reason': 'nobody',
  'drafts.[]': 'fieldSeat',
  'standing.[]': 'fieldSeat',
  'decisions.[].[]': 'decision',
  // What a facilitator has up the sleeve.
  'injections.[].event': 'nobody',
  'injections.[].round': 'nobody',
  world: 'nobody',
  stateHash: 'nobody',
  deadlineMs: 'everyone',
  minUntilMs: 'everyone',
  'resolvedAtMs.[]': 'nobody',
  'levels.[]': 'nobody',
  'pauses.[]': 'everyone',
  remainingMs: 'nobody',
  // Not before the end.
  debrief: 'nobody',
  'benchmarks.[].policy': 'nobody',
  'benchmarks.[].informationLevel': 'nobody',
  'benchmarks.[].jointScore': 'nobody',
  'benchmarks.[].contributionCents': 'nobody',
  'benchmarks.[].totalCostCents': 'nobody',
};

const recordLeaves: Readonly<Record<string, Audience>> = {
  round: 'everyone',
  'periods.[].period': 'everyone',
  // The true shelf is for nobody; people see the books.
  'periods.[].onHand.[]': 'nobody',
  'periods.[].book.[]': { cells: ['chain', 'supply', 'regions', 'shelf'] },
  'periods.[].backlog.[]': { cells: everySite },
  'periods.[].onOrder.[]': { cells: ['chain', 'supply', 'regions'] },
  'periods.[].atDoor.[]': { cells: ['chain', 'supply'] },
  'periods.[].counted.[]': ['shelf'],
  'periods.[].expired.[]': { cells: ['supply', 'regions', 'shelf'] },
  'periods.[].destroyed.[]': 'nobody',
  'periods.[].quarantined.[]': 'nobody',
  // Up to when a system that is down can be read, on panels that are read from it.
  'periods.[].frozenAt.[]': eventPanels,
  'periods.[].recordedLeadPpm.[]': 'nobody',
  'periods.[].recordedTransitPpm.[]': 'nobody',
  'periods.[].incoming.[]': { cells: ['chain'] },
  'periods.[].received.[]': { cells: ['chain', 'dock'] },
  'periods.[].shipped.[]': { cells: ['chain', 'supply', 'regions'] },
  'periods.[].ordered.[]': { cells: ['chain'] },
  'periods.[].orderedBySupplier.[]': 'nobody',
  'periods.[].siteCostCents.[]': { sites: ['chain'] },
  'periods.[].fillPpm.[]': { sites: ['crew', 'shelf'] },
  'periods.[].laneUnits.[]': ['ports'], // and, as one load, where loads are not counted
  'periods.[].laneLoads.[]': ['lanes'],
  'periods.[].laneSpotLoads.[]': ['lanes'],
  'periods.[].laneWaitingUnits.[]': ['lanes', 'ports'],
  'periods.[].laneInTransitUnits.[]': ['lanes'],
  'periods.[].laneFreightCents.[]': 'nobody',
  'periods.[].laneItemUnits.[]': ['lanes'],
  'periods.[].demand.[]': ['customerOrders'],
  'periods.[].baselineDemand.[]': 'nobody',
  'periods.[].delivered.[]': ['customerOrders'],
  'periods.[].lost.[]': ['customerOrders'],
  'periods.[].owed.[]': ['customerOrders'],
  'periods.[].judged.[].orders': ['service', 'complaints'],
  'periods.[].judged.[].onTime': ['service', 'complaints'],
  'periods.[].judged.[].onQuote': 'nobody',
  'periods.[].judged.[].inFull': ['complaints'],
  'periods.[].judged.[].errorFree': ['complaints'],
  'periods.[].judged.[].perfect': ['service'],
  'periods.[].judged.[].cyclePeriods': 'nobody',
  'periods.[].judged.[].promoters': 'nobody',
  'periods.[].judged.[].detractors': 'nobody',
  'periods.[].judged.[].asTold': 'nobody',
  ...everyLeaf('nobody', ...['segmentIndex', 'itemIndex'].map((name) => `periods.[].accounts.[].${name}`)),
  ...everyLeaf(
    'nobody',
    ...['orderedUnits', 'owedUnits', 'overdueUnits', 'dueUnits', 'shortUnits'].map((name) => `periods.[].accounts.[].${name}`),
  ),
  'periods.[].csat.[]': ['service'],
  'periods.[].supplierOwed.[]': 'nobody',
  'periods.[].supplierShipped.[]': 'nobody',
  'periods.[].supplierShort.[]': 'nobody',
  'periods.[].events.[]': eventPanels,
  'periods.[].ledger': 'nobody',
  'periods.[].ledger.revenueCents': 'nobody',
  'periods.[].ledger.goodsCents': 'nobody',
  'periods.[].ledger.priceVarianceCents': 'nobody',
  'periods.[].ledger.freightCents': 'nobody',
  'periods.[].ledger.labourCents': 'nobody',
  'periods.[].ledger.storageCents': 'nobody',
  'periods.[].ledger.penaltyCents': 'nobody',
  'periods.[].ledger.promotionCents': 'nobody',
  'periods.[].ledger.writeOffCents': 'nobody',
  'periods.[].ledger.interestCents': 'nobody',
  'periods.[].ledger.otherCents': 'nobody',
  'periods.[].ledger.cashCents': ['cash'],
  'periods.[].ledger.receivablesCents': ['cash'],
  'periods.[].ledger.payablesCents': ['cash'],
  'periods.[].ledger.stockCents': ['cash'],
  'periods.[].labour.[]': 'nobody',
  'periods.[].labour.[].regularMinutes': crew,
  'periods.[].labour.[].overtimeMinutes': crew,
  'periods.[].labour.[].usedMinutes': crew,
  'periods.[].labour.[].putawayMinutes': 'nobody',
  'periods.[].labour.[].pickMinutes': 'nobody',
  'periods.[].labour.[].returnMinutes': 'nobody',
  'periods.[].labour.[].dockUnits': ['dock'],
  'periods.[].labour.[].dockMinutes': ['dock'],
  'periods.[].labour.[].returnUnits': ['dock'],
  'periods.[].labour.[].returnsArrivedUnits': ['dock'],
  'periods.[].labour.[].pickedUnits': ['quality'],
  'periods.[].labour.[].errorUnits': ['quality'],
  'periods.[].labour.[].errorPpm': ['quality'],
  'periods.[].labour.[].fatiguePpm': crew,
  'periods.[].labour.[].congestionPpm': 'nobody',
  'periods.[].labour.[].attendancePpm': crew,
  'periods.[].labour.[].lines': ['quality'],
  'periods.[].labour.[].emergencyLines': ['quality'],
  'periods.[].labour.[].temps': 'nobody',
  'periods.[].labour.[].crew': 'nobody',
  'close.proposals.[]': 'proposal',
  'close.shipments.[].laneIndex': ['arrivals'],
  'close.shipments.[].modeIndex': 'nobody',
  'close.shipments.[].itemIndex': ['arrivals'],
  'close.shipments.[].siteIndex': 'nobody',
  'close.shipments.[].units': ['arrivals'],
  // The true date, and how far the records are off, are the carriers' word to logistics.
  'close.shipments.[].duePeriod': ['arrivals'],
  'close.shipments.[].expectedPeriod': ['arrivals'],
  'close.supplierOrders.[].supplierIndex': ['suppliers', 'purchaseOrders'],
  'close.supplierOrders.[].itemIndex': ['suppliers', 'purchaseOrders'],
  // Whose orders they are decides whether they can be read while a system is down.
  'close.supplierOrders.[].siteIndex': ['purchaseOrders'],
  'close.supplierOrders.[].placedPeriod': ['purchaseOrders'],
  'close.supplierOrders.[].orderedUnits': ['purchaseOrders'],
  'close.supplierOrders.[].openUnits': ['suppliers', 'purchaseOrders'],
  'close.supplierOrders.[].expectedPeriod': ['purchaseOrders'],
  'close.qualified.[]': ['suppliers'],
  'close.signals.[].eventIndex': 'named',
  'close.signals.[].period': 'named',
  'close.signals.[].seats.[]': 'named',
  'close.signals.[].text': 'named',
  'close.promotionNext.[]': ['prices', 'promotions'],
  'close.bookedNext.[]': ['lanes'],
  'close.tempsNext.[]': crew,
  'close.crewNext.[]': crew,
  'close.blockedUnits.[]': ['cash'],
  ...everyLeaf(['accountRequests'], 'close.accountRequests.[].slot', 'close.accountRequests.[].segmentIndex'),
  ...everyLeaf(['accountRequests'], ...['itemIndex', 'units', 'duePeriod'].map((name) => `close.accountRequests.[].${name}`)),
  // What else would do the customer says when it is asked, to whoever sees the requests.
  ...everyLeaf('answered', 'close.accountRequests.[].leastUnits', 'close.accountRequests.[].latestPeriod'),
  // Who went elsewhere is told in the recap of the round.
  ...everyLeaf(
    ['accountRequests'],
    ...['segmentIndex', 'itemIndex', 'askedUnits', 'refused'].map((name) => `close.accountAnswers.[].${name}`),
  ),
  ...everyLeaf('nobody', ...['slot', 'units', 'askedPeriod', 'quotedPeriod'].map((name) => `close.accountAnswers.[].${name}`)),
};

const labourTerms = [
  'crew',
  'shiftMinutes',
  'attendancePpm',
  'wageCentsPerMinute',
  'overtimeWagePpm',
  'temps.most',
  'temps.productivityPpm',
  'temps.wageCentsPerMinute',
  'hires.most',
  'hires.costCents',
  'putawayCentiminutes',
  'pickCentiminutes',
  'returnCentiminutes',
  'emergencyFactorPpm',
  'slotting.minutesPerRound',
  'slotting.pickFactorPpm',
  'cycleCount.minutesPerItem',
  'errorBasePpm',
  'errorMostPpm',
  'errorBatchUnits',
  'returnPeriods',
  'emergencyDispatchCents',
];

/** What a rule by which a site orders is made of: nobody's, like the site's cover. */
const orderingNumbers = ['policy', ...new Set(Object.values(orderingParameters).flatMap((group) => Object.keys(group)))];

/** The company as the scenario made it: places and names are public, terms belong to who deals with them, what drives the engine to nobody. */
const companyLeaves: Readonly<Record<string, Audience>> = {
  ...everyLeaf('everyone', 'periodsPerRound', 'items.[].id', 'items.[].name', 'items.[].colour', 'items.[].listPriceCents'),
  ...everyLeaf('nobody', 'items.[].costCents', 'items.[].pantryShare', 'items.[].shelfLifePeriods'),
  'items.[].volume': ['lanes', 'ports'],
  'items.[].displayUplift': ['promotions'],
  ...everyLeaf('everyone', 'suppliers.[].id', 'suppliers.[].name', 'suppliers.[].at.longitude', 'suppliers.[].at.latitude'),
  ...everyLeaf(['suppliers'], 'suppliers.[].lead.periods.[]', 'suppliers.[].lead.ppm.[]', 'suppliers.[].capacityUnits'),
  ...everyLeaf('nobody', 'suppliers.[].rejectPpm', 'suppliers.[].payablePeriods', 'suppliers.[].callOffPeriods'),
  ...everyLeaf('nobody', 'suppliers.[].yield.meanPpm', 'suppliers.[].yield.sdPpm'),
  ...everyLeaf('nobody', 'suppliers.[].expedite.premiumPpm', 'suppliers.[].expedite.leadPeriods'),
  ...everyLeaf('nobody', 'suppliers.[].qualification.rounds', 'suppliers.[].qualification.costCents'),
  ...everyLeaf(['suppliers'], 'suppliers.[].offers.[].itemIndex', 'suppliers.[].offers.[].laneIndex'),
  ...everyLeaf(['suppliers'], 'suppliers.[].offers.[].minimumUnits', 'suppliers.[].offers.[].multipleUnits'),
  ...everyLeaf(['suppliers'], 'suppliers.[].offers.[].breaks.[].costCents'),
  'suppliers.[].offers.[].breaks.[].fromUnits': 'nobody',
  ...everyLeaf('everyone', 'sites.[].id', 'sites.[].name', 'sites.[].kind', 'sites.[].seat'),
  ...everyLeaf('everyone', 'sites.[].at.longitude', 'sites.[].at.latitude'),
  ...everyLeaf('nobody', 'sites.[].storageVolume', 'sites.[].storageCentsPerPeriod', 'sites.[].overflowCentsPerVolumePeriod'),
  ...everyLeaf('nobody', 'sites.[].holdingCentsPerUnitPeriod', 'sites.[].backlogCentsPerUnitPeriod', 'sites.[].handlingCentsPerUnit'),
  ...everyLeaf('nobody', ...labourTerms.map((name) => `sites.[].labour.${name}`)),
  // How a site is supplied decides which panels have a row for it.
  ...everyLeaf(
    'structure',
    'sites.[].supply.[]',
    'sites.[].supply.[].laneIndex',
    'sites.[].supply.[].from',
    'sites.[].supply.[].ordering.by',
  ),
  'sites.[].supply.[].supplierIndices.[]': 'nobody',
  ...everyLeaf(
    'nobody',
    'sites.[].supply.[].ordering.coverPeriods',
    'sites.[].supply.[].ordering.averagePeriods',
    'sites.[].supply.[].ordering.demand',
    ...orderingNumbers.map((name) => `sites.[].supply.[].ordering.rule.${name}`),
    'sites.[].openingUnits.[]',
  ),
  ...everyLeaf('nobody', ...['itemIndex', 'laneIndex', 'units', 'duePeriod'].map((name) => `sites.[].openingArrivals.[].${name}`)),
  ...everyLeaf('nobody', ...['itemIndex', 'laneIndex', 'units', 'readPeriod'].map((name) => `sites.[].openingCards.[].${name}`)),
  ...everyLeaf('everyone', 'lanes.[].id', 'lanes.[].from.kind', 'lanes.[].from.index', 'lanes.[].to.kind', 'lanes.[].to.index'),
  'lanes.[].orderDelayPeriods': 'nobody',
  'lanes.[].alternativeIndex': 'nobody',
  'lanes.[].modes.[].id': 'everyone',
  // Logistics is told how long each mode takes where it may choose.
  ...everyLeaf({ modes: ['suppliers', 'lanes'] }, 'lanes.[].modes.[].transit.periods.[]', 'lanes.[].modes.[].transit.ppm.[]'),
  'lanes.[].modes.[].direct': ['suppliers'],
  'lanes.[].modes.[].loadVolume': ['lanes', 'ports'],
  'lanes.[].modes.[].costCentsPerLoad': { modes: ['lanes', 'ports'] },
  'lanes.[].modes.[].booked.mostPerRound': 'nobody',
  'lanes.[].modes.[].fuelPpm': 'nobody',
  'lanes.[].modes.[].booked.spotPerPeriod': 'nobody',
  'lanes.[].modes.[].booked.spotCostCents': ['lanes'],
  ...everyLeaf('everyone', 'markets.[].id', 'markets.[].name', 'markets.[].at.longitude', 'markets.[].at.latitude'),
  'segments.[].id': ['service', 'complaints', 'accountRequests'],
  ...everyLeaf('nobody', 'segments.[].name', 'segments.[].marketIndex', 'segments.[].keyAccount', 'segments.[].siteIndex'),
  ...everyLeaf('nobody', 'segments.[].laneIndex', 'segments.[].leadPeriods', 'segments.[].patiencePeriods'),
  ...everyLeaf('nobody', 'segments.[].latePenaltyPpm', 'segments.[].receivablePeriods', 'segments.[].ordersPerPeriod'),
  'segments.[].elasticity': ['promotions'],
  ...everyLeaf(['promotions', 'outlook'], 'segments.[].demand.[].kind', 'segments.[].demand.[].baseUnits'),
  'segments.[].demand.[]': 'nobody',
  'segments.[].demand.[].seasonPpmByRound.[]': ['outlook'],
  'segments.[].demand.[].unitsByPeriod.[]': 'nobody',
  ...everyLeaf('nobody', 'segments.[].demand.[].fromPeriods.[]', 'segments.[].demand.[].units.[]'),
  ...everyLeaf('nobody', ...['kind', 'mean', 'sd', 'rho', 'least', 'most'].map((name) => `segments.[].demand.[].process.${name}`)),
  ...everyLeaf('nobody', ...['amplitude', 'cyclePeriods', 'phasePeriods'].map((name) => `segments.[].demand.[].process.${name}`)),
  // What is planned to happen, and when, is nobody's; an event's name is told once it has begun.
  ...everyLeaf('nobody', 'events.[].rampPeriods', 'events.[].activePeriods', 'events.[].recoveryPeriods', 'events.[].delayPeriods'),
  ...everyLeaf('nobody', ...['kind', 'period', 'measure', 'comparison', 'threshold', 'rounds'].map((name) => `events.[].trigger.${name}`)),
  ...everyLeaf('nobody', 'events.[].trigger.siteIndex', 'events.[].trigger.itemIndex'),
  ...everyLeaf('nobody', 'events.[].signals.[].atPeriod', 'events.[].signals.[].afterPeriods', 'events.[].signals.[].seats.[]'),
  'events.[].signals.[].text': 'nobody',
  ...everyLeaf(eventPanels, 'events.[].id', 'events.[].name', 'events.[].name.en'),
  ...everyLeaf('everyone', 'events.[].effects.[].kind', 'events.[].effects.[].supplierIndex', 'events.[].effects.[].siteIndex'),
  'events.[].effects.[].laneIndex': 'everyone',
  // Suppliers and carriers say what they ask now, whoever chooses a mode is told; where records are wrong the panels show them.
  'events.[].effects.[].factorPpm': ['suppliers', 'lanes', 'arrivals'],
  'events.[].effects.[].itemIndices.[]': ['suppliers'],
  'events.[].effects.[].laneIndices.[]': ['lanes'],
  // Which systems are down.
  'events.[].effects.[].siteIndices.[]': 'everyone',
  ...everyLeaf('nobody', ...['periods', 'segmentIndices.[]', 'sharePpm'].map((name) => `events.[].effects.[].${name}`)),
  ...everyLeaf('nobody', 'money.openingCashCents', 'money.interestPpmPerRound', 'money.endCoverPeriods', 'money.ledger'),
  'money.creditLimitCents': ['cash'],
  ...everyLeaf('nobody', 'promotions.[].id', 'promotions.[].name.en'),
  ...everyLeaf(['prices', 'promotions'], 'promotions.[].name', 'promotions.[].priceCutPpm'),
  ...everyLeaf(['prices', 'promotions'], 'promotions.[].display', 'promotions.[].costCentsPerRound'),
  ...everyLeaf('nobody', 'pantry.ppmByRound.[]', 'pantry.floorPpm', 'noise.roundCvPpm', 'noise.dayCvPpm'),
  ...everyLeaf('nobody', 'csat.opening', 'csat.perfectGain', 'csat.lateLoss', 'csat.lostLoss', 'csat.errorLoss', 'csat.premiumLoss'),
  ...everyLeaf('nobody', ...['segmentIndices.[]', 'fromRound', 'untilRound'].map((name) => `accountRequests.${name}`)),
  ...everyLeaf(
    'nobody',
    ...['perRound', 'sizePpm', 'duePeriods', 'leastPpm', 'latestPeriods'].flatMap((name) => [
      `accountRequests.${name}.least`,
      `accountRequests.${name}.most`,
    ]),
  ),
  ...everyLeaf('nobody', 'csat.demandPpmAtZero', 'csat.demandPpmAtFull'),
  // Who decides what, in which bounds and among which choices, is no secret: whoever asks for it has to know.
  ...everyLeaf('everyone', 'fields.[].lever', 'fields.[].key', 'fields.[].seat', 'fields.[].unit', 'fields.[].fromRound'),
  ...everyLeaf('everyone', 'fields.[].least', 'fields.[].most', 'fields.[].step', 'fields.[].options.[].id'),
  ...everyLeaf('everyone', 'fields.[].options.[].name', 'fields.[].options.[].name.en'),
  ...everyLeaf('fieldSeat', 'fields.[].kind', 'fields.[].rare'),
  ...everyLeaf('nobody', 'fields.[].options.[].priceCutPpm', 'fields.[].options.[].display', 'fields.[].options.[].costCentsPerRound'),
  'fields.[].initial': 'decision',
};

const rulesLeaves: Readonly<Record<string, Audience>> = {
  announcedRounds: 'everyone',
  ...everyLeaf('nobody', 'playedRounds', 'runOutRounds', 'warmUpRounds', 'opening.rounds', 'opening.orderUnits'),
  ...everyLeaf('everyone', 'acts.[].name', 'acts.[].brief', 'acts.[].fromRound'),
  ...everyLeaf('structure', 'acts.[].informationLevel', 'roles.*.panels.[]', 'roles.*.shared.[]'),
  ...everyLeaf('nobody', 'planningSeconds', 'minPlanningSeconds', 'coverAfterSeconds', 'coverPolicy.name'),
  ...everyLeaf('role', ...['name', 'guide', 'hurts', 'owes', 'pull', 'kpi'].map((name) => `roles.*.${name}`)),
  ...everyLeaf('everyone', 'periodName', 'roundName'),
};

const prefixed = (prefix: string, leaves: Readonly<Record<string, Audience>>): readonly (readonly [string, Audience])[] =>
  Object.entries(leaves).map(([leaf, audience]) => [`${prefix}${leaf}`, audience]);

/** Every leaf of the game and of its set-up, with who may learn it while the game is on. A leaf that is not here fails the test. */
export const audiences: ReadonlyMap<string, Audience> = new Map([
  ...prefixed('game.', gameLeaves),
  ...prefixed('game.records.[].', recordLeaves),
  ...prefixed('game.together.', togetherLeaves),
  ...prefixed('setup.company.', companyLeaves),
  ...prefixed('setup.rules.', rulesLeaves),
  ...prefixed('setup.rules.', teamRulesLeaves),
  ...['kpi', 'weight', 'zero', 'full'].map((name) => [`setup.scoring.parts.[].${name}`, 'nobody'] as const),
  ['setup.title', 'everyone'],
]);

/**
 * What is public on purpose although it is made of others' numbers, all as of the last round: KPIs, a place's coarse fill level,
 * loads on a lane. Nothing else may move in a desk when another seat's numbers do.
 */
export const publicAggregates = ['measures', 'shadow.own', 'playback.days.[].places.[].level', 'playback.days.[].lanes.[].loads'] as const;

const usualDemand = ['segments.[].siteIndex', 'segments.[].demand.[].kind', 'segments.[].demand.[].baseUnits'];
/** The share of each supplier at the start shows in the loads that come from there. */
const usualPurchases = [
  'suppliers.[].offers.[].itemIndex',
  'suppliers.[].offers.[].laneIndex',
  'sites.[].supply.[].supplierIndices.[]',
  'fields.[].initial',
];
const usualWork = ['shiftMinutes', 'attendancePpm', 'temps.productivityPpm', 'putawayCentiminutes', 'pickCentiminutes'];

/**
 * Before the first round nothing has happened, so desks show what a usual round is like on them: every seat has run its own desk for
 * years. Who learns by that, on top of the table, what drives the usual flow of goods and work through its own panels.
 */
export const usualAudiences: ReadonlyMap<string, Audience> = new Map<string, Audience>([
  ...prefixed('setup.company.', everyLeaf(['customerOrders', 'lanes', 'regions', 'supply', 'dock', 'crew'], ...usualDemand)),
  ...prefixed('setup.company.', everyLeaf(['lanes'], ...usualPurchases)),
  ...prefixed('setup.company.sites.[].labour.', everyLeaf(['crew'], ...usualWork)),
  ['setup.company.sites.[].labour.errorBasePpm', ['quality']],
]);
