import type { Parameters } from './parameter.ts';

/** The parameters of `silo` and `coordinated`, seat by seat: the same name may mean another number at another seat. */

const yesNo = { unit: 'yesNo', least: 0, most: 1, whole: true } as const;
const factor = { unit: 'factor', least: 0, most: 100 } as const;
const share = { unit: 'share', least: 0, most: 1 } as const;
const percent = { unit: 'percent', least: 0, most: 100 } as const;
const rounds = { unit: 'rounds', least: 0, most: 1000 } as const;
const wholeRounds = { ...rounds, whole: true } as const;
const people = { unit: 'people', least: 0, most: 10_000 } as const;
const periods = { unit: 'periods', least: 0, most: 10_000 } as const;
const days = { unit: 'days', least: 0, most: 1000 } as const;
const averaged = { ...wholeRounds, least: 1 } as const;

const promoting = {
  promotionFirstRound: { ...wholeRounds, usual: 2, description: 'first round in which a promotion runs' },
  promotionEveryRounds: { ...wholeRounds, least: 1, usual: 4, description: 'rounds from one promotion to the next' },
} as const;
const pricing = {
  pricePercent: { unit: 'percent', least: 1, most: 1000, usual: 100, description: 'price in per cent of list; below 100 buys volume' },
  quotePeriods: {
    unit: 'periods',
    least: -1000,
    most: 1000,
    whole: true,
    usual: 0,
    description: 'periods quoted on top of the standard lead time; below 0 promises what others have to keep',
  },
} as const;

/** Each seat for itself. In a chain of sites `silo` is Sterman's rule, with the parameters of `sterman`. */
export const siloParameters = {
  sales: {
    promote: { ...yesNo, usual: 1, description: '1: uses promotions, 0: never' },
    ...promoting,
    promotionOption: {
      unit: 'choice',
      least: 0,
      most: 99,
      whole: true,
      usual: 99,
      description: 'place of the option among the promotions; beyond the last means the last, the deepest',
    },
    promotionItems: {
      unit: 'count',
      least: 1,
      most: 1000,
      whole: true,
      usual: 1,
      description: 'how many of the items take turns, from the first of the desk on',
    },
    forecastInflation: { ...factor, usual: 1.2, description: 'the forecast is what a round sold of late times this' },
    promotionForecast: { ...factor, usual: 1, description: 'for the item that is about to be pushed, times this as well' },
    ...pricing,
  },
  logistics: {
    bookShare: { ...factor, usual: 0.8, description: 'share of the loads needed of late that is booked ahead' },
    averageRounds: { ...averaged, usual: 2, description: 'rounds that "of late" means' },
  },
  procurement: {
    coverRounds: {
      ...rounds,
      usual: 1.6,
      byItem: true,
      description: 'rounds of expected demand it wants to own, stock and pipeline together',
    },
    chase: { unit: 'factor', least: -10, most: 10, usual: 1, description: 'how far the last change of demand is carried on' },
    pipelineWeight: { ...share, usual: 0.8, description: "share of what is on order that it remembers (Sterman's beta)" },
    backlogFactor: { ...factor, usual: 1.2, description: 'orders so many units for every unit owed: gaming for a bigger share' },
    forecastWeight: { ...share, usual: 0.3, description: "weight of sales' official forecast in what it expects" },
    steadyUnits: {
      unit: 'units',
      least: 0,
      most: 1_000_000_000,
      usual: 0,
      byItem: true,
      description: 'units it expects of every round, whatever was asked for of late and sales says; 0: runs after demand',
    },
    lotUnits: {
      unit: 'units',
      least: 0,
      most: 1_000_000_000,
      usual: 0,
      byItem: true,
      description: 'orders whole lots of so many units; what is nearer to none waits. 0: as many as it wants',
    },
    cheapShare: { ...percent, usual: 60, description: 'per cent of each item that goes to the cheapest supplier that is not the first' },
  },
  operations: {
    temps: { ...people, usual: 1, description: 'temps held all the time' },
    panicTemps: { ...people, usual: 0, description: 'temps called in once the queue is long' },
    panicQueueDays: { ...days, usual: 2, description: 'days of work waiting from which the queue is long' },
    calmOvertime: { ...percent, usual: 10, description: 'overtime authorised while the dock is clear, per cent' },
    queueDays: { ...days, usual: 0.1, description: "a queue longer than this share of a day's minutes brings overtime" },
    overtimePerQueueDay: { ...factor, most: 1000, usual: 20, description: 'overtime authorised for each day of work that waits, per cent' },
    mostOvertime: { ...percent, usual: 50, description: 'most overtime of all, per cent' },
    putawayShare: {
      unit: 'percent',
      least: -1,
      most: 100,
      usual: -1,
      description: 'share of the minutes that putaway gets, per cent; below 0 leaves it as it is',
    },
  },
} as const satisfies Readonly<Record<string, Parameters>>;

/** The same seats, reading what the others share on the board. `chain`: whoever runs a site in a chain of sites. */
export const coordinatedParameters = {
  sales: {
    promote: { ...yesNo, usual: 1, description: '1: promotes when the others can carry it, 0: never' },
    promotionFirstRound: { ...promoting.promotionFirstRound, usual: 4 },
    promotionEveryRounds: promoting.promotionEveryRounds,
    promotionOption: {
      unit: 'choice',
      least: 0,
      most: 99,
      whole: true,
      usual: 1,
      description: 'place of the option among the promotions: 1 is the first, the mildest',
    },
    planOption: {
      unit: 'choice',
      least: 0,
      most: 99,
      whole: true,
      usual: 0,
      description: 'the same for promotions that it puts to the vote of the others; 0: as above',
    },
    roomyEveryRounds: {
      ...wholeRounds,
      usual: 0,
      description:
        "rounds from one promotion to the next while stock, dock and trucks stand on the board as of the last round and have room; 0: the calendar's",
    },
    itemRestRounds: { ...wholeRounds, usual: 4, description: 'then an item rests so many rounds before its next one' },
    uplift: { ...factor, usual: 1.6, description: "demand it expects of the promotion's round, as a multiple of a calm one" },
    planUplift: { ...factor, usual: 1.6, description: 'the same of one that was put to the vote' },
    dip: { ...factor, usual: 0.93, description: 'demand it expects of the round after' },
    smoothing: { ...share, usual: 0.3, description: 'weight of the newest round in the expected calm demand' },
    disturbedSmoothing: { ...share, usual: 0.1, description: 'the same in rounds disturbed by a promotion' },
    forecastFactor: { ...factor, usual: 1, description: 'the forecast is the expected demand times this' },
    leastCover: { ...periods, usual: 8, description: 'launches only with this cover of the item, in periods' },
    mostQueueDays: { ...days, usual: 0.5, description: 'and with no more work than this waiting at the dock, in days' },
    mostWaiting: { ...factor, usual: 0.15, description: "and with no more goods waiting for trucks than this share of a round's demand" },
    priorityOption: {
      unit: 'choice',
      least: -1,
      most: 99,
      whole: true,
      usual: -1,
      description:
        'place of the rule by which short goods are shared out: 0 due date, 1 key accounts, 2 margin, 3 fair share; below 0 leaves it',
    },
    ...pricing,
  },
  logistics: {
    bookFactor: { ...factor, usual: 1.25, description: 'loads booked for each load expected' },
    averageRounds: { ...averaged, usual: 2, description: 'rounds whose need is averaged' },
    forecastWeight: { ...share, usual: 0.8, description: "how much of the forecast's change in demand is expected on the trucks" },
    unitsPerLoad: {
      unit: 'units',
      least: 0,
      most: 1_000_000_000,
      usual: 0,
      description: 'units on a full load, to turn arrivals at a port into loads; 0 leaves arrivals out',
    },
    promotedLoads: {
      ...share,
      usual: 0.5,
      description: 'share of what an agreed promotion will ask for beyond the usual that is booked for its round',
    },
    promotedAhead: { ...share, usual: 0.5, description: 'share of it that is sent ahead to the regions in the round before' },
    warningRounds: { ...rounds, usual: 2, description: 'a warning this fresh, in rounds, makes goods go around the place it speaks of' },
    toldRounds: {
      ...rounds,
      usual: 0,
      description: 'the same for a warning that a colleague passed on, which may be early; 0: waits for an own one',
    },
    airCover: { ...periods, usual: 0, description: "goods go by air while an item's cover, in periods, is below this; 0: never" },
  },
  procurement: {
    cheapShare: { ...percent, usual: 35, description: 'per cent of each item that goes to the cheapest supplier that is not the first' },
    nearLeadRounds: { ...rounds, usual: 1, description: 'rounds from order to dock at the first supplier' },
    cheapLeadRounds: { ...rounds, usual: 3.5, description: 'the same at the cheapest' },
    safetyRounds: { ...rounds, usual: 0.4, description: 'rounds of demand held against chance' },
    smoothing: { ...share, usual: 0.25, description: 'weight of the newest round in expected demand' },
    promotedSmoothing: { ...share, usual: 0, description: 'the same in rounds with a promotion' },
    forecastWeight: { ...factor, usual: 1, description: 'how much of what the forecast announces beyond calm demand is bought ahead' },
    promotedNear: { ...yesNo, usual: 0, description: '1: what an announced promotion needs on top comes from the first supplier' },
    announcedNowWeight: {
      ...factor,
      usual: 0,
      description:
        'how much of what the forecast announced for the round that begins now is wanted on top: goods that do not keep are bought in that round',
    },
    stockFactor: { ...factor, usual: 1, description: 'all the stock it wants times this: 2 doubles it, 0.5 runs it down' },
    urgentCover: { ...periods, usual: 0, description: 'below this cover, in periods, everything comes from the first supplier; 0: never' },
    qualify: { ...yesNo, usual: 0, description: '1: qualifies suppliers that are not yet' },
    warnedRounds: {
      ...rounds,
      usual: 0,
      description: 'rounds of demand bought on top when a warning speaks of a supplier that still delivers; 0: none',
    },
    warnedPorts: {
      ...yesNo,
      usual: 0,
      description: '1: a warning of a port through which a supplier ships counts as one of that supplier',
    },
    roomRounds: {
      ...rounds,
      usual: 0,
      description:
        'asks no supplier for more than it can hand over in so many rounds, counts on no more, and goes to whoever has room, cheapest first; 0: never',
    },
    mostPerRound: {
      unit: 'units',
      least: 0,
      most: 1_000_000_000,
      usual: 0,
      description:
        'units of all items that can come in a round: what the season in sight needs beyond that is bought ahead of it; 0: no limit known',
    },
    aheadRounds: {
      ...rounds,
      usual: 0,
      description: 'rounds of demand bought on top in the rounds below, while others share what they know; 0: none',
    },
    aheadFromRound: {
      ...wholeRounds,
      usual: 1,
      description: 'first round in which it does, because a colleague has told of trouble to come',
    },
    aheadUntilRound: { ...wholeRounds, usual: 1000, description: 'last round in which it does' },
    expediteCover: {
      ...periods,
      usual: 0,
      description: 'expedites at the first supplier while cover, in periods, is below this; 0: never',
    },
  },
  operations: {
    workFactor: { ...factor, usual: 1.15, description: 'minutes planned for each minute of work expected' },
    tempProductivity: { ...factor, usual: 0.7, description: 'what one temp does of one of the crew' },
    minutesPerUnit: {
      unit: 'minutes',
      least: 0,
      most: 10_000,
      usual: 0.5,
      description: "minutes for a unit handled in or out until the round's own figures are known",
    },
    inboundFactor: { ...factor, usual: 1, description: 'minutes for a unit that comes in, as a multiple of one that goes out' },
    reckonsAhead: {
      ...yesNo,
      usual: 0,
      description:
        '1: reckons with all that colleagues show to be on its way, ships and overdue orders too, and with how full the house will be',
    },
    smoothing: { ...share, usual: 0.3, description: 'weight of the newest round in minutes per unit' },
    leastTemps: { ...people, usual: 0, description: 'temps held at least' },
    leastOvertime: {
      ...percent,
      usual: 0,
      description: 'overtime authorised at least, per cent: it is paid as it is worked, and saves the day that nobody expected',
    },
    mostTemps: { ...people, usual: 30, description: 'temps held at most' },
    mostOvertime: { ...percent, usual: 50, description: 'overtime authorised at most, per cent; used only when temps come too late' },
    countedItems: { unit: 'count', least: 0, most: 1000, whole: true, usual: 1, description: 'items counted each round' },
    slottingEveryRounds: { ...wholeRounds, usual: 0, description: 'slotting every so many rounds, when the dock is clear; 0: never' },
    overflowFill: { unit: 'percent', least: 0, most: 1000, usual: 95, description: 'overflow is rented from this fill on, per cent' },
    overflowPerPercent: {
      unit: 'units',
      least: 0,
      most: 1_000_000_000,
      usual: 0,
      description: 'units of volume rented for each per cent above that',
    },
  },
  chain: {
    leadRounds: { ...rounds, usual: 4, description: 'rounds between an order and the demand it can serve' },
    averageRounds: { ...averaged, usual: 1, description: 'rounds of customer demand that are averaged' },
    safetyUnits: { unit: 'units', least: -1_000_000_000, most: 1_000_000_000, usual: 0, description: 'units held against chance' },
    correction: {
      ...factor,
      usual: 0.5,
      description: "share of what is missing that is ordered at once while customers' demand is in sight",
    },
    blindCorrection: { ...factor, usual: 0.3, description: 'the same while it is not: 1 is order-up-to, less keeps calm' },
  },
} as const satisfies Readonly<Record<string, Parameters>>;
