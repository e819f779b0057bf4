import type { FieldView, InputView, Measures, Notice, Panel, PanelId, RoleView } from './desk.ts';
import type { Seat } from './ids.ts';

/** What seats may do with each other at an information level; the one table of it is in `game/sharing/rights.ts`. */
const teamActs = ['message', 'propose', 'passOn', 'shadow', 'publish'] as const;
export type TeamAct = (typeof teamActs)[number];

/** Messages with words of their own: quick to send, said in every reader's language. */
export const messageTemplates = [
  'canYouHelp',
  'headsUp',
  'whatDoYouNeed',
  'thisIsMyPlan',
  'iAmShort',
  'iHaveRoom',
  'pleaseWait',
  'agreed',
  'cannot',
  'thanks',
] as const;
export type MessageTemplate = (typeof messageTemplates)[number];

export type Message = {
  /** `m1`, `m2` ... in the order of the game. */
  readonly id: string;
  readonly round: number;
  readonly atMs: number;
  readonly from: Seat;
  readonly to: Seat | 'team';
  readonly template?: MessageTemplate;
  /** A person's words; missing with a bare template, empty when they were erased. */
  readonly text?: string;
};

/** A panel somebody put on the board: a copy of how it stood after `asOfRound`. */
export type Publication = { readonly by: Seat; readonly panel: PanelId; readonly round: number; readonly asOfRound: number };

export type SharingView = {
  /** What this seat may do now. */
  readonly may: readonly TeamAct[];
  /** What is on the board, by whom and of when; the panels themselves stand among the desk's panels. */
  readonly publications: readonly Publication[];
  readonly publicationsLeft: number;
  readonly shadowingsLeft: number;
  readonly messagesLeft: number;
};

/** A colleague's desk, read-only, for the round in which it was asked for. */
export type ShadowView = {
  readonly seat: Seat;
  readonly role: RoleView;
  readonly fields: readonly FieldView[];
  readonly inputs: readonly InputView[];
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  readonly own: Measures['own'];
};
