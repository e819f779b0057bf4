import type { Notice } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { PassedOn } from '../game/together.ts';
import type { PanelRight } from './panels.ts';
import { roundsRemembered } from './round-totals.ts';
import type { ViewSetup } from './setup.ts';
import { eventPlace, seesEffect } from './troubles.ts';

const none: readonly Notice[] = [];

const nobodyTold: readonly PassedOn[] = [];

/** Who told this seat of a signal first, and whom it has told: nothing of what others said to each other. */
const toldOf = (told: readonly PassedOn[], id: string, seat: Seat): Pick<Notice, 'from' | 'toldTo'> => {
  if (told.length === 0) return {};
  const from = told.find(({ notice, to }) => notice === id && to.includes(seat))?.by;
  const toldTo = seats.filter((each) => told.some(({ notice, by, to }) => notice === id && by === seat && to.includes(each)));
  return { ...(from === undefined ? {} : { from }), ...(toldTo.length === 0 ? {} : { toldTo }) };
};

/**
 * Signals that named this seat, and those that a colleague told it of, at every information level: to pass one on is a decision of
 * people. Nobody else learns of them from the game.
 */
const signals = (setup: ViewSetup, record: RoundRecord, seat: Seat, told: readonly PassedOn[], found: Notice[]): void => {
  for (const [place, signal] of record.close.signals.entries()) {
    const id = `signal ${record.round} ${place}`;
    const { from, toldTo } = toldOf(told, id, seat);
    const heard = signal.seats.includes(seat);
    if (!heard && from === undefined) continue;
    found.push({
      id,
      round: record.round,
      period: signal.period,
      kind: 'signal',
      text: signal.text,
      onlyYou: heard && signal.seats.length === 1 && toldTo === undefined,
      ...(heard || from === undefined ? {} : { from }),
      ...(toldTo === undefined ? {} : { toldTo }),
      ...eventPlace(setup.company, setup.company.events[signal.eventIndex]),
    });
  }
};

/** Events that began in a round, where this seat's panels show them; the same panels show it when one is over. */
const begun = (setup: ViewSetup, records: readonly RoundRecord[], at: number, rights: readonly PanelRight[], found: Notice[]): void => {
  const { company } = setup;
  const now = records.at(-1)?.periods.at(-1)?.events;
  let before = records[at - 1]?.periods.at(-1)?.events;
  for (const { period, events } of records[at].periods) {
    for (let place = 0; place < events.length; place += 1) {
      if (events[place] !== 'active' || before?.[place] === 'active') continue;
      const event = company.events[place];
      if (!event.effects.some((effect) => seesEffect(company, rights, effect))) continue;
      const { round } = records[at];
      found.push({
        id: `event ${round} ${event.id}`,
        round,
        period,
        kind: 'event',
        text: event.name,
        onlyYou: false,
        ...(now?.[place] === 'over' ? { over: true } : {}),
        ...eventPlace(company, event),
      });
    }
    before = events;
  }
};

/** What stands for the coming round alone: promotions that will run, orders that the credit limit blocked. */
const standing = (setup: ViewSetup, record: RoundRecord, rights: readonly PanelRight[], found: Notice[]): void => {
  const { company } = setup;
  const { round } = record;
  const period = record.periods.at(-1)?.period ?? 0;
  if (rights.some(({ id }) => id === 'prices' || id === 'promotions')) {
    for (const [item, option] of record.close.promotionNext.entries()) {
      const promotion = company.promotions[option];
      if (option === 0 || promotion === undefined) continue;
      found.push({
        id: `promotion ${round} ${company.items[item].id}`,
        round,
        period,
        kind: 'promotion',
        text: promotion.name,
        onlyYou: false,
        item: company.items[item].id,
      });
    }
  }
  if (rights.some(({ id }) => id === 'cash')) {
    for (const [item, units] of record.close.blockedUnits.entries()) {
      if (units === 0) continue;
      const { id, name } = company.items[item];
      found.push({ id: `credit ${round} ${id}`, round, period, kind: 'credit', text: name, onlyYou: false, item: id });
    }
  }
};

/** What has been said to this seat so far, oldest first. Texts are the scenario's; a credit notice carries the blocked item's name. */
export const notices = (
  setup: ViewSetup,
  records: readonly RoundRecord[],
  seat: Seat,
  rights: readonly PanelRight[],
  told: readonly PassedOn[] = nobodyTold,
): readonly Notice[] => {
  const { events, promotions, money } = setup.company;
  if (events.length === 0 && promotions.length === 0 && !money.ledger) return none;
  const found: Notice[] = [];
  for (let at = Math.max(0, records.length - roundsRemembered); at < records.length; at += 1) {
    signals(setup, records[at], seat, told, found);
    begun(setup, records, at, rights, found);
  }
  const last = records.at(-1);
  if (last !== undefined) standing(setup, last, rights, found);
  return found.length === 0 ? none : found;
};
