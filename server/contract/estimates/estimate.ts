import type { Quantity } from '../units.ts';

/**
 * Previews: what an input would do, as far as this desk can know. One formula for inputs and impact cards.
 * Pure functions of a desk whose inputs already hold the values asked about; nothing here knows the company itself.
 */
export type Estimate = {
  readonly text: EstimateText;
  readonly values: Readonly<Record<string, Quantity>>;
  /** `warn` is shown with a shape and words, never by colour alone. */
  readonly tone: 'plain' | 'good' | 'warn';
};

export const estimateTexts = [
  'need',
  'needShort',
  'needOver',
  'needUnknown',
  'cover',
  'coverShort',
  'coverLong',
  'coverUnknown',
  'orderNothing',
  'orderRaised',
  'chainAfter',
  'chainShort',
  'chainLong',
  'regionCover',
  'regionShort',
  'uplift',
  'noPromotion',
  'priceHigher',
  'priceLower',
  'priceList',
  'quoteLonger',
  'quoteShorter',
  'quoteStandard',
  'forecastNear',
  'forecastFar',
  'forecastUsual',
  'forecastSeason',
  'forecastOffSeason',
  'forecastPlain',
  'requestNone',
  'requestOnDay',
  'requestLater',
  'requestLaterFits',
  'requestTooLate',
  'requestAll',
  'requestPart',
  'requestEnough',
  'requestTooFew',
  'hoursEnough',
  'hoursShort',
  'hoursIdle',
  'tempsAdd',
  'hiresAdd',
  'hiresNone',
  'splitEnough',
  'splitShort',
  'supplierTerms',
  'supplierLater',
  'expediteLead',
  'qualifyNo',
  'qualifyYes',
  'rerouteWaiting',
  'rerouteNothing',
  'modeTerms',
  'priorityOwed',
  'priorityNothing',
  'hoursFree',
  'hoursNotFree',
  'storageRoom',
  'storageFull',
  'countsItems',
  'countsNothing',
] as const;
export type EstimateText = (typeof estimateTexts)[number];

/** Numbers of sentences with what they count. Minutes of nothing are none, and per cent are whole. */
export const units = (value: number): Quantity => ({ value, unit: 'units' });
export const periods = (value: number): Quantity => ({ value, unit: 'periods' });
export const minutes = (value: number): Quantity => ({ value: Math.max(0, Math.round(value)), unit: 'minutes' });
export const percent = (value: number): Quantity => ({ value: Math.round(value), unit: 'percent' });

/** A sentence with its numbers. */
export const say = (text: EstimateText, values: Estimate['values'] = {}, tone: Estimate['tone'] = 'plain'): Estimate => ({
  text,
  values,
  tone,
});
