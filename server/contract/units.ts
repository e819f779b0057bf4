/** What a field's or column's number counts. */
export const fieldUnits = [
  'units',
  'percent',
  'loads',
  'people',
  'periods',
  'cents',
  'choice',
  'minutes',
  'ppm',
  'score',
  'count',
  'round',
] as const;
export type FieldUnit = (typeof fieldUnits)[number];

/** A number with what it counts: how previews, recaps and cards hand numbers to screens. */
export type Quantity = { readonly value: number; readonly unit: FieldUnit };

/** From the least to the most of what is likely, both ends included. */
export type Span = { readonly from: number; readonly to: number };
