/** What a field's or column's number counts. */
export const fieldUnits = ['units', 'percent', 'loads', 'people', 'periods', 'cents', 'choice', 'minutes', 'ppm', 'score', 'count', 'round'] as const;
export type FieldUnit = (typeof fieldUnits)[number];
