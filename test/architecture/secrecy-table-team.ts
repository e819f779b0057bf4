import type { Audience } from './secrecy-table.ts';

/**
 * Who may learn what a team does with each other, before the end. `parties`: those of the agreement, and the planning lead while it is to
 * settle it; `answerer`, `filler`: whose inputs they are; `addressees`: whom a message is for, and its sender; `published`: who published
 * it, and everybody while there is a board; `told`: who told, and each whom they told of themselves alone; `looker`: who looks over
 * a shoulder; `sitting`: everybody while they sit in that huddle; `believer`: whose belief it is, and everybody once all lie open;
 * `noted`: the seat that the note is left on.
 */
export type TeamAudience =
  | 'parties'
  | 'answerer'
  | 'filler'
  | 'addressees'
  | 'published'
  | 'told'
  | 'looker'
  | 'sitting'
  | 'believer'
  | 'noted';

type Leaves = Readonly<Record<string, Audience>>;

const each = (audience: Audience, prefix: string, ...names: readonly string[]): Leaves =>
  Object.fromEntries(names.map((name) => [`${prefix}${name}`, audience]));

const pledge = [
  'kind',
  'seat',
  'lever',
  'key',
  'relation',
  'value',
  'round',
  'measure',
  'place',
  'item',
  'byPeriod',
  'kpi',
  'byRound',
  'units',
];

const agreementLeaves: Leaves = {
  ...each('parties', '', 'id', 'kind', 'state', 'round', 'atMs', 'by', 'to.[]', 'turn.[]', 'emergency', 'escalated.by', 'escalated.round'),
  ...each('parties', 'terms.', 'kind', 'what.kind', 'what.measure', 'what.lever', 'item', 'place', 'amount', 'byPeriod', 'inRound'),
  ...each('parties', 'terms.', 'why', 'otherwise.amount', 'otherwise.byPeriod', 'option', 'round', 'upliftPercent', 'signal'),
  ...each('parties', 'pledges.[].', ...pledge),
  ...each('parties', 'answers.[].', 'by', 'round', 'atMs', 'answer', 'confidence', 'option', 'reason'),
  ...each('parties', 'answers.[].pledges.[].', ...pledge),
  // How a desk looks is told with the answer; what is set on it is not.
  ...each('parties', 'answers.[].card.[].', 'subject', 'key', 'needed', 'available', 'unit'),
  ...each('answerer', 'answers.[].actions.[].', 'lever', 'key', 'value'),
  ...each('parties', 'agreed.', 'round', 'period', 'atMs', 'againstAdvice', 'settledBy', 'reason'),
  ...each('parties', 'ended.', 'round', 'by', 'reason'),
  ...each('parties', 'ended.pledges.[].', 'kept', 'actual', 'because', 'preventedBy.[].by', 'preventedBy.[].name'),
  ...each('filler', 'filled.[].', 'seat', 'round', 'lever', 'key', 'value', 'before'),
};

/** Leaves of `game.together`. */
export const togetherLeaves: Leaves = {
  ...Object.fromEntries(Object.entries(agreementLeaves).map(([leaf, audience]) => [`agreements.[].${leaf}`, audience])),
  ...each('nobody', 'worth.[].', 'agreement', 'jointScore', 'contributionCents'),
  ...each('addressees', 'messages.[].', 'id', 'round', 'atMs', 'from', 'to', 'template', 'text'),
  ...each('published', 'publications.[].', 'by', 'panel', 'round', 'asOfRound'),
  ...each('told', 'passedOn.[].', 'notice', 'by', 'to.[]'),
  ...each('nobody', 'passedOn.[].', 'round', 'atMs'),
  ...each('looker', 'shadowings.[].', 'by', 'of', 'round'),
  // Who else was asked decides what stands in the panel.
  ...each(['accountRequests'], 'asked.[].', 'round', 'slot', 'afterPublications'),
  'asked.[].by': 'nobody',
  ...each('sitting', 'huddles.[].', 'round', 'kind', 'attended.[]', 'beliefs.[].seat'),
  'huddles.[].atMs': 'nobody',
  ...each('believer', 'huddles.[].beliefs.[].belief.', 'demandByRound.[]', 'bottleneck', 'trust'),
  lead: 'everyone',
  // As long as nobody has written one.
  workingAgreement: 'nobody',
  ...each('everyone', 'workingAgreement.', 'text', 'by', 'round'),
  ...each('everyone', 'thanks.[].', 'round', 'from', 'to', 'text'),
  ...each('noted', 'handOvers.[].', 'round', 'seat', 'text'),
  // Written when all is over.
  ...each('nobody', 'commitments.[].', 'text', 'seat', 'by', 'atMs'),
  ...each('nobody', 'branches.[].', 'id', 'title', 'fromRound', 'jointScore'),
};

/** Leaves of the rules about it: what will be asked in a meeting to come is nobody's. */
export const teamRulesLeaves: Leaves = {
  ...each('sitting', 'huddles.[].', 'afterRound', 'prompts.[]', 'prompts.[].en', 'beliefRounds', 'rotate'),
  ...each('nobody', 'huddles.[].', 'kind', 'seconds'),
  ...each('everyone', 'sharing.', 'shadowings', 'publicationsPerRound'),
};
