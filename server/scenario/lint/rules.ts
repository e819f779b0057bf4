/**
 * Everything `crossdock check` can find, by rule id. `problem`: the file cannot be played. `error`: it can, but not as anybody would mean it.
 * `warning`: it can, and a facilitator should know. The table of README is made of this.
 */

export type Severity = 'problem' | 'error' | 'warning';
export type RuleText = { readonly severity: Severity; readonly what: string; readonly why: string };

/** Found while a file is read; not to be silenced. */
export const problemRules = {
  syntax: { severity: 'problem', what: 'not plain YAML in UTF-8, or beyond the limits', why: 'it cannot be read' },
  extends: {
    severity: 'problem',
    what: 'what a file extends or takes away is not there',
    why: 'nobody knows what the file is a change of',
  },
  format: {
    severity: 'problem',
    what: 'a key that is not known, missing, or of the wrong kind',
    why: 'a misspelt key would be passed over in silence',
  },
  'unknown-name': { severity: 'problem', what: 'an id that nothing has', why: 'most often a slip of the pen' },
  mismatch: { severity: 'problem', what: 'parts that are right by themselves and do not fit together', why: 'the company could not work' },
  'broken-supply': { severity: 'problem', what: 'a site or market that its goods cannot reach', why: 'it would be empty for ever' },
  'event-touches-nothing': {
    severity: 'problem',
    what: 'an event on what does not exist, or where it cannot be felt',
    why: 'nothing would happen',
  },
  'input-owner': {
    severity: 'problem',
    what: 'an input that two roles have, or an order that nobody places',
    why: 'nobody would know who decides',
  },
  'too-many-inputs': {
    severity: 'problem',
    what: 'more than 6 inputs in view in act 1, 10 later, or four levers',
    why: 'nobody can weigh more in a few minutes',
  },
  'out-of-time': {
    severity: 'problem',
    what: 'acts out of order, or an act, event, signal or huddle after the last round',
    why: 'nobody would live to see it',
  },
  'weights-not-100': {
    severity: 'problem',
    what: 'weights of the joint score that do not add up to 100',
    why: 'the score would mean nothing',
  },
} as const satisfies Readonly<Record<string, RuleText>>;

export type ProblemRule = keyof typeof problemRules;

/** Found in a file that can be played; `lint: { ignore: [...] }` or `--ignore` silences one. */
export const lintRules = {
  'unreachable-site': { severity: 'error', what: 'a site to which no lane leads from any supplier', why: 'nothing ever comes there' },
  'idle-site': { severity: 'warning', what: 'a site from which nobody gets anything', why: 'its stock only costs' },
  'lane-without-capacity': {
    severity: 'error',
    what: 'a way of transport with no loads at all, or loads smaller than an item',
    why: 'nothing could go on it',
  },
  'unused-item': { severity: 'warning', what: 'an item that no customer wants', why: 'it fills desks and teaches nothing' },
  'unused-supplier': { severity: 'warning', what: 'a supplier from which no site buys', why: 'often a forgotten `suppliedBy`' },
  'unused-lane': { severity: 'warning', what: 'a lane on which nothing can travel', why: 'the map shows it, and people ask' },
  'unused-promotion': { severity: 'warning', what: 'promotions that no role can run', why: 'often a forgotten lever' },
  'nobody-decides': {
    severity: 'warning',
    what: 'a booked lane, or a supplier to qualify, without its lever',
    why: 'all loads are bought on the spot; the supplier never delivers',
  },
  'supplier-too-slow': {
    severity: 'warning',
    what: 'a supplier whose first goods come after the last round',
    why: 'to order there is always wrong',
  },
  'supply-below-demand': {
    severity: 'warning',
    what: 'customers want more than all suppliers of an item can hand over',
    why: 'nothing that is decided prevents the shortage',
  },
  'crew-below-demand': {
    severity: 'warning',
    what: 'a usual day is more work than the crew can do with overtime, temps and all',
    why: 'the dock fills up whatever is decided',
  },
  'always-late': { severity: 'warning', what: 'customers ask for goods sooner than the road to them takes', why: 'every order is late' },
  'sold-at-a-loss': { severity: 'warning', what: 'a list price that does not pay for the item', why: 'selling less would be better' },
  'opening-stock-short': {
    severity: 'warning',
    what: 'less stock, on the shelf and on its way, than is asked for before the first order can arrive',
    why: 'the first shortage is nobody’s doing',
  },
  'storage-tight': {
    severity: 'warning',
    what: 'opening stock above 85 % of the storage',
    why: 'over that all work is slower, from the first day',
  },
  'event-too-late': { severity: 'warning', what: 'an event that begins in the last round', why: 'nobody can answer it' },
  'signal-unheard': {
    severity: 'warning',
    what: 'a signal in the last round, or after the event is over',
    why: 'it reaches a desk when nothing is left to decide',
  },
  'signal-too-late': {
    severity: 'warning',
    what: 'a first signal after which even the fastest supplier’s goods come when all is over',
    why: 'the warning is of no use to anybody',
  },
  'signal-to-owner': {
    severity: 'warning',
    what: 'a first signal to the very seat that has the remedy',
    why: 'nobody has to tell anybody anything, which is what the game is about',
  },
  'rotation-within-act': {
    severity: 'warning',
    what: 'a huddle in the midst of an act after which everybody changes seats',
    why: 'nobody could tell what came of the act and what of the new seat',
  },
  'rotation-in-haste': {
    severity: 'warning',
    what: 'a huddle of less than two minutes after which everybody changes seats',
    why: 'nobody can write a hand-over note, and nobody reads one',
  },
  'nothing-to-share': {
    severity: 'warning',
    what: 'an act with a board on which nothing can stand',
    why: 'its brief promises what the desks do not show',
  },
  'announced-equals-played': {
    severity: 'warning',
    what: 'the game stops in the round that was announced',
    why: 'people play for the end: they stop ordering',
  },
  'time-short': {
    severity: 'warning',
    what: 'more planning time than the workshop has minutes',
    why: 'the last act falls under the table',
  },
  'score-out-of-range': {
    severity: 'warning',
    what: 'ends of a score part that its KPI cannot have, or the wrong way round',
    why: 'numbers of another scenario; `simulate --calibrate` writes the right ones',
  },
  'role-without-levers': {
    severity: 'warning',
    what: 'a role that decides nothing, now or ever',
    why: 'somebody sits idle, which is right only where sites order by themselves and people watch',
  },
  'empty-panel': { severity: 'warning', what: 'a panel that has nothing to show in this company', why: 'it takes room on a desk' },
  'unheard-requests': {
    severity: 'warning',
    what: 'key accounts that ask ahead, where no role sees or answers what they ask for',
    why: 'to people it is chance, and not theirs to decide',
  },
  'percent-as-share': {
    severity: 'warning',
    what: 'a percentage above 0 and below 1',
    why: '0.35 is a third of one per cent here; most often 35 is meant',
  },
  'missing-text': {
    severity: 'warning',
    what: 'a text without a language that other texts have',
    why: 'half a screen in the wrong language',
  },
  'duplicate-name': { severity: 'warning', what: 'two things of one kind with the same name', why: 'people cannot tell them apart' },
  'colour-clash': { severity: 'warning', what: 'two items in colours that look alike', why: 'charts and the map cannot be read' },
  'id-not-file-name': {
    severity: 'warning',
    what: 'an id other than the name of the file',
    why: 'commands find a scenario by the one, workshops by the other',
  },
} as const satisfies Readonly<Record<string, RuleText>>;

export type LintRule = keyof typeof lintRules;
export const lintRuleIds = Object.keys(lintRules) as readonly LintRule[];

/** What kind of thing a rule finds. */
export const severityOf = (rule: ProblemRule | LintRule): Severity =>
  rule in lintRules ? lintRules[rule as LintRule].severity : problemRules[rule as ProblemRule].severity;
