/** Every word the map itself says, in English; a translation has the same keys. Values stand in double braces, as i18next has them. */
export const mapTexts = {
  list: 'Network now',
  troubles: 'Trouble and news on the map',
  chips: 'Promotions on the map',
  skip: 'Skip',
  news: 'News',
  promotion: 'Promotion',
  full: '{{value}} % full',
  fillingUp: 'filling up',
  empty: 'empty',
  waitingUnits: '{{value}} waiting',
  waitingLoads: '{{value}} loads waiting',
  owed: '{{value}} owed',
  outIn: '{{item}} out in {{value}} d',
  out: '{{item}} is out',
  notQualified: 'not qualified yet',
  csat: 'CSAT {{value}}',
  unitsOf: '{{item}} {{value}}',
  level0: 'empty',
  level1: 'up to a quarter full',
  level2: 'up to half full',
  level3: 'up to three quarters full',
  level4: 'more than three quarters full',
  notShared: 'stock not shared',
  farAway: 'far away, beyond the map',
  day: 'Day {{value}}',
  week: 'Week {{value}}',
  round: 'Round {{value}}',
  period: 'Period {{value}}',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const satisfies Record<string, string>;
export type MapWord = keyof typeof mapTexts;

/** Says a word of the map with its values, in the reader's language. */
export type Say = (word: MapWord, values?: Readonly<Record<string, string | number>>) => string;

/** The map's words in English, for whoever brings no translation. */
export const sayEnglish: Say = (word, values = {}) =>
  mapTexts[word].replaceAll(/{{(\w+)}}/g, (_, key: string) => String(values[key] ?? ''));

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly MapWord[];
