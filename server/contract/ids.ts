/** Names that cross every border of the program. They are plain strings in files and on the wire. */

/** The four roles of a game, in the order in which screens show them. */
export const seats = ['sales', 'logistics', 'procurement', 'operations'] as const;
export type Seat = (typeof seats)[number];

/** What the people of a game may know of each other's desks, from least to most. */
export const informationLevels = ['closed', 'talk', 'board', 'open'] as const;
export type InformationLevel = (typeof informationLevels)[number];

export type ItemId = string;
export type SupplierId = string;
export type SiteId = string;
/** `from>to`, as in `central>north`. */
export type LaneId = string;
export type MarketId = string;
/** `market/segment`, as in `bilbao/retail`. */
export type SegmentId = string;
export type EventId = string;
export type GameId = string;
export type WorkshopId = string;
export type PersonId = string;
export type CommandId = string;

/** A text in one language, or in several: language tag to text. */
export type Text = string | Readonly<Record<string, string>>;

/** What a role can decide. Each lever has one or more fields, one input each. */
export const levers = [
  'price',
  'promotion',
  'deliveryQuote',
  'priority',
  'forecast',
  'redate',
  'accountUnits',
  'booking',
  'mode',
  'transfer',
  'reroute',
  'order',
  'supplierShare',
  'expedite',
  'qualify',
  'staffing',
  'overtime',
  'labourSplit',
  'slotting',
  'cycleCount',
  'overflow',
] as const;
export type Lever = (typeof levers)[number];
