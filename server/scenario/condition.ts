import { comparisons, measures } from '../simulation/company-events.ts';
import type { Condition, Measure } from '../simulation/company-events.ts';
import { cents, ppmOfPercent, thousandths } from './amounts.ts';
import { nearest } from './problem.ts';
import { known } from './report.ts';

/** What a condition may speak of, by id. */
export type ConditionNames = {
  readonly items: readonly string[];
  readonly sites: readonly string[];
  /** Sites where the measure means something, and what they have. */
  readonly measuredSites: Readonly<Record<'dockUnits' | 'fill' | 'fatigue' | 'stockDays' | 'onHand', readonly string[]>>;
  readonly hasMoney: boolean;
};

/** What is wrong in a condition: from which letter on (the first is 0), and what would be right there. */
export type ConditionProblem = {
  readonly offset: number;
  readonly message: string;
  readonly expected: string;
  readonly suggestion?: string;
};

const form = '`MEASURE [at SITE] [of ITEM] (>, >=, <, <=) NUMBER [for N rounds]`, such as `stockDays at dc > 20 for 2 rounds`';

/** What each measure may be narrowed down to, and the unit that people write it in, as whole numbers of the engine. */
const terms: Readonly<
  Record<
    Measure,
    { readonly at: 'may' | 'must' | 'no'; readonly of: boolean; readonly whole: boolean; readonly threshold: (written: number) => number }
  >
> = {
  stockDays: { at: 'may', of: true, whole: false, threshold: thousandths },
  onHand: { at: 'may', of: true, whole: true, threshold: Number },
  onOrder: { at: 'may', of: true, whole: true, threshold: Number },
  backlog: { at: 'may', of: true, whole: true, threshold: Number },
  dockUnits: { at: 'may', of: true, whole: true, threshold: Number },
  owed: { at: 'may', of: true, whole: true, threshold: Number },
  fill: { at: 'must', of: false, whole: false, threshold: ppmOfPercent },
  fatigue: { at: 'must', of: false, whole: false, threshold: ppmOfPercent },
  csat: { at: 'no', of: false, whole: false, threshold: thousandths },
  cash: { at: 'no', of: false, whole: false, threshold: cents },
};

type Word = { readonly text: string; readonly offset: number };

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/>=|<=|>|<|[^\s<>]+/g)].map((match) => ({ text: match[0], offset: match.index }));

/**
 * Reads a condition's text. The grammar: `MEASURE [at SITE] [of ITEM] COMPARISON NUMBER [for N rounds]`. Answers with the first
 * problem where it is none.
 */
export const readCondition = (text: string, names: ConditionNames): Condition | ConditionProblem => {
  const words = wordsOf(text);
  let place = 0;
  const next = (): Word => words[place] ?? { text: '', offset: text.length };
  const found = (word: Word): string => (word.text === '' ? 'the condition ends too early' : `\`${word.text}\` cannot stand here`);
  const problem = (word: Word, expected: string, among: readonly string[] = [], message = found(word)): ConditionProblem => {
    const suggestion = word.text === '' ? undefined : nearest(word.text, among);
    return { offset: word.offset, message, expected, ...(suggestion === undefined ? {} : { suggestion }) };
  };

  const first = next();
  const measure = measures.find((each) => each === first.text);
  if (measure === undefined)
    return problem(
      first,
      `${known(measures)}: ${form}`,
      measures,
      first.text === '' ? found(first) : `there is no measure \`${first.text}\``,
    );
  const term = terms[measure];
  place += 1;

  let siteIndex: number | undefined;
  let itemIndex: number | undefined;
  for (let narrowing = next(); narrowing.text === 'at' || narrowing.text === 'of'; narrowing = next()) {
    const isSite = narrowing.text === 'at';
    if (isSite ? term.at === 'no' : !term.of)
      return problem(narrowing, `\`${measure}\` without it`, [], `\`${measure}\` is not known by ${isSite ? 'site' : 'item'}`);
    if ((isSite ? siteIndex : itemIndex) !== undefined)
      return problem(narrowing, comparisons.join(', '), [], `\`${narrowing.text}\` stands here twice`);
    place += 1;
    const name = next();
    const ids = isSite ? names.sites : names.items;
    const index = ids.indexOf(name.text);
    if (index < 0)
      return problem(name, known(ids), ids, name.text === '' ? found(name) : `there is no ${isSite ? 'site' : 'item'} \`${name.text}\``);
    if (isSite && measure in names.measuredSites) {
      const measured = names.measuredSites[measure as keyof ConditionNames['measuredSites']];
      if (!measured.includes(name.text)) return problem(name, known(measured), [], `\`${name.text}\` has no \`${measure}\``);
    }
    if (isSite) siteIndex = index;
    else itemIndex = index;
    place += 1;
  }

  const sign = next();
  const comparison = comparisons.find((each) => each === sign.text);
  const mayNarrow = [...(term.at !== 'no' && siteIndex === undefined ? ['at'] : []), ...(term.of && itemIndex === undefined ? ['of'] : [])];
  if (comparison === undefined)
    return problem(sign, `${[...mayNarrow.map((each) => `\`${each}\``), ...comparisons].join(', ')}`, mayNarrow);
  if (term.at === 'must' && siteIndex === undefined)
    return problem(sign, `\`${measure} at SITE\``, [], `\`${measure}\` is known by site only`);
  place += 1;

  const number = next();
  const written = /^-?\d{1,10}(\.\d{1,6})?$/.test(number.text) ? Number(number.text) : Number.NaN;
  const isNumber = term.whole
    ? Number.isSafeInteger(written) && written >= 0
    : !Number.isNaN(written) && (written >= 0 || measure === 'cash');
  if (!isNumber)
    return problem(number, term.whole ? 'a whole number of units' : measure === 'cash' ? 'an amount of money' : 'a number, 0 or more');
  place += 1;

  let rounds = 1;
  if (place < words.length) {
    const preposition = next();
    if (preposition.text !== 'for') return problem(preposition, '`for N rounds`, or nothing more', ['for']);
    place += 1;
    const count = next();
    if (!/^[1-9]\d{0,3}$/.test(count.text)) return problem(count, 'a whole number of rounds, 1 or more');
    rounds = Number(count.text);
    place += 1;
    const unit = next();
    if (unit.text !== 'rounds' && unit.text !== 'round') return problem(unit, '`rounds`', ['rounds']);
    place += 1;
    const rest = next();
    if (rest.text !== '') return problem(rest, 'nothing more');
  }
  if (measure === 'cash' && !names.hasMoney)
    return problem(first, '`money` in the file, or another measure', [], 'there is no cash in this company');
  return {
    measure,
    ...(siteIndex === undefined ? {} : { siteIndex }),
    ...(itemIndex === undefined ? {} : { itemIndex }),
    comparison,
    threshold: term.threshold(written),
    rounds,
  };
};
