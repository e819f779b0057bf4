import type { Desk, FieldView } from '../desk.ts';
import { accountUnitsEstimate, redateEstimate } from './accounts.ts';
import { at, inputValue } from './desk-numbers.ts';
import { percent, periods, say, units, type Estimate } from './estimate.ts';
import { bookingEstimate, modeEstimate, transferEstimate } from './logistics.ts';
import { overtimeEstimate, slottingEstimate, splitEstimate, staffingEstimate } from './operations.ts';
import { expediteEstimate, orderEstimate, shareEstimate } from './procurement.ts';
import { forecastEstimate, priceEstimate, priorityEstimate, promotionEstimate } from './sales.ts';

/**
 * What one input would do with the value it has on this desk, in one short sentence. `undefined` where a lever's line says it all.
 * To ask "what if", hand in a desk whose inputs hold the values in question (`withValue`).
 */
export const estimate = (desk: Desk, field: FieldView): Estimate | undefined => {
  const value = inputValue(desk, field.lever, field.key);
  if (value === undefined) return undefined;
  const [first = '', second = ''] = field.key.split(' ');
  switch (field.lever) {
    case 'booking':
      return bookingEstimate(desk, field.key, value);
    case 'order':
      return orderEstimate(desk, second, value);
    case 'transfer':
      return transferEstimate(desk, first, second, value);
    case 'price':
      return priceEstimate(desk, field.key, value);
    case 'promotion':
      return promotionEstimate(desk, field.key, value);
    case 'deliveryQuote':
      return value === 0
        ? say('quoteStandard')
        : value > 0
          ? say('quoteLonger', { periods: periods(value) })
          : say('quoteShorter', { periods: periods(-value) });
    case 'forecast':
      return forecastEstimate(desk, field.key, value);
    case 'redate':
      return redateEstimate(desk, field.key, value);
    case 'accountUnits':
      return accountUnitsEstimate(desk, field.key, value);
    case 'supplierShare':
      return shareEstimate(desk, field.key);
    case 'expedite':
      return expediteEstimate(desk, field.key);
    case 'qualify':
      return say(value > 0 ? 'qualifyYes' : 'qualifyNo');
    case 'overtime':
      return overtimeEstimate(desk, field.key);
    case 'staffing':
      return staffingEstimate(desk, first, second, value);
    case 'labourSplit':
      return splitEstimate(desk, first, second, value);
    case 'reroute': {
      const waiting = at(desk, 'lanes', field.key, 'waiting');
      if (waiting === undefined) return undefined;
      return waiting > 0 ? say('rerouteWaiting', { units: units(waiting) }) : say('rerouteNothing');
    }
    case 'cycleCount':
      return value > 0 ? say('countsItems', { count: { value, unit: 'count' } }) : say('countsNothing');
    case 'overflow': {
      const fill = at(desk, 'crew', field.key, 'fill');
      return fill === undefined
        ? undefined
        : say(fill > 85 ? 'storageFull' : 'storageRoom', { fill: percent(fill) }, fill > 85 && value === 0 ? 'warn' : 'plain');
    }
    case 'priority':
      return priorityEstimate(desk);
    case 'mode':
      return modeEstimate(field, value);
    case 'slotting':
      return slottingEstimate(desk, field.key);
  }
};
