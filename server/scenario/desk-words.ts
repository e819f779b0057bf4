import type { PanelId } from '../contract/desk.ts';
import type { Lever } from '../contract/ids.ts';

/** What levers and panels are, in words for those who write scenarios. README's tables are made of this; a new lever without words is a type error. */

export type LeverWords = {
  /** For what there is one input each; a key of `keys`. */
  readonly inputFor: string;
  readonly value: string;
  readonly usual: string;
  /** Keeps its value until somebody changes it; otherwise it is gone after the round. */
  readonly keeps: string;
};

export const leverWords: Readonly<Record<Lever, LeverWords>> = {
  price: { inputFor: 'item', value: 'per cent of list price; needs `money`', usual: '80 to 105, from 100', keeps: 'yes' },
  promotion: { inputFor: 'item', value: '`none` or a promotion; decided now, runs next round', usual: 'from `none`', keeps: 'no' },
  deliveryQuote: {
    inputFor: '`all`',
    value: 'periods quoted on top of the standard lead time',
    usual: '-1 (or 0) to 5, from 0',
    keeps: 'yes',
  },
  priority: { inputFor: '`all`', value: '`dueDate`, `keyAccounts`, `margin`, `fairShare`', usual: 'from `dueDate`', keeps: 'yes' },
  forecast: {
    inputFor: 'item',
    value: 'units a round, for the round after the coming one',
    usual: '0 to much, from usual demand',
    keeps: 'yes',
  },
  redate: {
    inputFor: "request of a key account: `1`, `2` ... up to `perRound`'s `most`; needs `accountRequests`",
    value: 'periods later than asked for',
    usual: '0 to a round, from 0',
    keeps: 'no',
  },
  accountUnits: {
    inputFor: 'request of a key account, as for `redate`',
    value: 'per cent of what was asked for',
    usual: '0 to 100 by 10, from 100',
    keeps: 'no',
  },
  booking: { inputFor: 'lane with a `booked` mode', value: 'loads for the next round', usual: '0 to `mostPerRound`, from 0', keeps: 'yes' },
  mode: { inputFor: 'lane with several modes', value: 'the id of a mode', usual: 'from the first', keeps: 'yes' },
  transfer: {
    inputFor: '`lane item`, between sites that both stock it',
    value: 'extra units this round',
    usual: '0 to a round of demand, from 0',
    keeps: 'no',
  },
  reroute: { inputFor: 'lane with an `alternative`', value: '`no`, `yes`', usual: 'from `no`', keeps: 'no' },
  order: {
    inputFor: '`site item`, of sites without `replenish`',
    value: 'units; untouched it is what the desk proposes',
    usual: '0 to at least 1,000',
    keeps: 'no',
  },
  supplierShare: {
    inputFor: '`supplier item`, not of the first supplier',
    value: 'per cent of the order that goes there',
    usual: '0 to 100 by 5, from 0',
    keeps: 'yes',
  },
  expedite: { inputFor: 'supplier with `expedite`', value: '`no`, `yes`', usual: 'from `no`', keeps: 'no' },
  qualify: { inputFor: 'supplier with `qualification`', value: '`no`, `yes`', usual: 'from `no`', keeps: 'no' },
  staffing: {
    inputFor: '`site temps`, `site hires`',
    value: 'people, from the next round on',
    usual: "0 to the site's `most`, from 0",
    keeps: 'temps yes, hires no',
  },
  overtime: {
    inputFor: 'site with `labour`',
    value: 'per cent of regular time that is allowed',
    usual: '0 to 50 by 5, from 0',
    keeps: 'yes',
  },
  labourSplit: {
    inputFor: '`site putaway`, `site returns`',
    value: 'per cent of the minutes; picking takes the rest',
    usual: '0 to 100 by 5, from 50 and 5',
    keeps: 'yes',
  },
  slotting: { inputFor: 'site with `slotting`', value: '`no`, `yes`', usual: 'from `no`', keeps: 'no' },
  cycleCount: { inputFor: 'site with `cycleCountMinutes`', value: 'items counted each round', usual: '0 to all, from 0', keeps: 'yes' },
  overflow: { inputFor: 'site with `storage`', value: 'volume rented each round', usual: '0 to about its storage, from 0', keeps: 'yes' },
};

/** What a panel shows, in one line. */
export const panelWords: Readonly<Record<PanelId, string>> = {
  chain: 'own site in a chain of sites (classic): stock, backlog, orders in, goods under way, cost',
  customerOrders: 'what customers asked for, item by item, round by round',
  outlook: 'the season of the coming rounds, as the market expects it',
  service: 'perfect orders, on time in full, CSAT, by group of customers',
  complaints: 'late, lost and wrong orders, and who complains',
  accountRequests: 'what key accounts ask for in the coming round; once asked, the least and the latest that would do',
  prices: 'list price, price now, cost, margin',
  lanes: 'loads booked, used and bought on the spot, what waits, by lane',
  arrivals: 'goods under way and when they are expected',
  ports: 'what stands in ports and where it goes next',
  regions: 'stock and cover of the sites that are refilled from others',
  suppliers: 'terms, lead times, qualification and what was confirmed',
  supply: 'on hand, on order, owed and the order that the desk proposes',
  purchaseOrders: 'open purchase orders, confirmed quantities and dates',
  officialForecast: "sales' forecast, beside what came of earlier ones",
  dock: 'what waits to be put away, picked and handled as a return',
  shelf: 'stock as the books say it, stock that was counted, storage used',
  crew: 'people, hours, overtime, fatigue',
  quality: 'errors, returns, accuracy of the records',
  promotions: 'promotions that run and are planned, and what earlier ones brought',
  cash: 'cash, credit, what is owed and due',
};
