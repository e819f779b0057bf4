import fc from 'fast-check';
import { answerKinds } from '../../server/contract/agreement-words.ts';
import type { AnswerKind } from '../../server/contract/agreement-words.ts';
import type { OutcomePledge, Pledge, RequestTerms, Terms } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import { informationLevels, seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Command } from '../../server/game/command.ts';
import type { Author } from '../../server/game/facts.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import type { AgreementCommand } from './agreement-oracle.ts';
import { bads, pick, wordsFor } from './random-pledges.ts';
import type { Choice } from './random-pledges.ts';

/** Something said about agreements, in numbers that mean something in whatever state the game is in then. */
export type Saying = Choice & {
  readonly what: (typeof whats)[number];
  readonly seat: number;
  /** Said by whoever it is up to, about something that is open. */
  readonly fits: boolean;
};

const whats = [
  'request',
  'request',
  'request',
  'inputRequest',
  'vagueRequest',
  'promotionPlan',
  'crisisResponse',
  'crisisResponse',
  'consensusForecast',
  'objective',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'answer',
  'conclude',
  'release',
  'escalate',
  'arbitrate',
  'nameLead',
  'setLevel',
] as const;
const saying: fc.Arbitrary<Saying> = fc.record({
  what: fc.constantFrom(...whats),
  seat: fc.nat(3),
  numbers: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }),
  fits: fc.constantFrom(true, true, true, true, false),
  bad: fc.constantFrom(...bads),
});

/** What is said before each move of a script. */
export const sayings = (most: number): fc.Arbitrary<readonly (readonly Saying[])[]> =>
  fc.array(fc.array(saying, { maxLength: 8 }), { maxLength: most, size: 'max' });

type Proposed = Extract<
  Saying['what'],
  'request' | 'inputRequest' | 'vagueRequest' | 'promotionPlan' | 'crisisResponse' | 'consensusForecast' | 'objective'
>;

const proposal = (setup: GameSetup, game: Game, said: Saying & { readonly what: Proposed }, by: Seat): AgreementCommand => {
  const words = wordsFor(setup, game, said);
  const { number } = words;
  const { company } = setup;
  const others = seats.filter((seat) => seat !== by);
  const to = pick(others, number(7));
  const put = (terms: Terms, pledges: readonly Pledge[] = []): AgreementCommand => {
    const right = terms.kind === 'request' ? [to] : [...others];
    return { kind: 'propose', to: said.bad === 'to' ? [by, to] : right, terms, pledges: [...pledges] };
  };
  switch (said.what) {
    case 'promotionPlan': {
      const option = said.bad === 'value' ? 99 : number(1) % 3;
      return put({
        kind: 'promotionPlan',
        item: said.bad === 'item' ? 'nothing' : pick(company.items, number(0)).id,
        option,
        round: words.round(2) + 1,
      });
    }
    case 'crisisResponse': {
      const signal = said.bad === 'value' ? 'signal 0 9' : `signal ${number(0) % (game.round + 1)} ${number(1) % 2}`;
      return put({ kind: 'crisisResponse', signal }, number(2) % 2 === 0 ? [] : [words.action(by, 3)]);
    }
    case 'consensusForecast':
      return put({ kind: 'consensusForecast' }, words.numbersSigned());
    case 'objective':
      return put({ kind: 'objective' }, said.bad === 'kind' ? [words.action(by, 0)] : [words.goal()]);
    case 'inputRequest': {
      const { lever, key, value } = words.input(to, 0);
      const terms: RequestTerms = { kind: 'request', what: { kind: 'action', lever }, place: key, amount: value, inRound: words.round(2) };
      return put(terms, number(3) % 4 === 0 ? [words.action(by, 4)] : []);
    }
    case 'request':
    case 'vagueRequest': {
      const { measure, place, item, value, byPeriod } = words.outcome(to, 0);
      const vague = said.what === 'vagueRequest';
      const terms: RequestTerms = {
        kind: 'request',
        what: { kind: 'outcome', measure },
        ...(item === undefined ? {} : { item }),
        ...(vague && number(5) % 2 === 0 ? {} : { place }),
        ...(vague && number(6) % 2 === 0 ? {} : { amount: value }),
        ...(vague && number(7) % 2 === 0 ? {} : { byPeriod }),
        why: 'because',
      };
      return put(terms, number(5) % 5 === 0 ? [words.outcome(by, 2)] : []);
    }
  }
};

const likely: Readonly<Record<Terms['kind'], readonly AnswerKind[]>> = {
  request: ['accept', 'accept', 'part', 'counter', 'counter', 'decline'],
  promotionPlan: ['go', 'go', 'smaller', 'no'],
  crisisResponse: ['accept', 'accept', 'decline'],
  consensusForecast: ['accept', 'accept', 'accept', 'accept', 'counter', 'decline'],
  objective: ['accept', 'accept', 'accept', 'accept', 'counter', 'decline'],
};

const answerTo = (setup: GameSetup, game: Game, agreement: Agreement, said: Saying, by: Seat): AgreementCommand => {
  const words = wordsFor(setup, game, said);
  const { number } = words;
  const { kind, terms, to } = agreement;
  const answer = said.bad === 'kind' ? pick(answerKinds, number(0)) : pick(likely[kind], number(0));
  const base = { kind: 'answer', agreement: agreement.id, answer } as const;
  const own = (): readonly Pledge[] => [number(1) % 2 === 0 ? words.action(by, 2) : words.outcome(by, 2)];
  const { lever, key, value } = words.input(by, 4);
  const actions = number(2) % 3 === 0 ? { actions: [{ lever, key, value }] } : {};
  if (kind === 'promotionPlan') {
    if (answer === 'smaller') return { ...base, option: number(3) % 3, confidence: 1 + (number(4) % 5) };
    return answer === 'go' && number(5) % 2 === 0 ? { ...base, pledges: [...own()], ...actions } : base;
  }
  if (kind === 'crisisResponse') return answer === 'accept' && number(5) % 4 > 0 ? { ...base, pledges: [...own()], ...actions } : base;
  if (kind === 'consensusForecast') return answer === 'counter' ? { ...base, pledges: [...words.numbersSigned()] } : base;
  if (kind === 'objective') return answer === 'counter' ? { ...base, pledges: [words.goal()] } : base;
  if (answer === 'decline') return { ...base, reason: 'no' };
  const asked = to[0] ?? by;
  const sets = by === asked ? actions : {};
  const offered = agreement.pledges.some((pledge) => 'seat' in pledge && pledge.seat === asked);
  if (answer === 'accept')
    return offered || terms.kind !== 'request'
      ? { ...base, ...sets }
      : { ...base, ...sets, pledges: [fill(terms, words.outcome(asked, 1))] };
  const one = number(3) % 3 === 0 ? words.action(asked, 1) : words.outcome(asked, 1);
  if (one.kind !== 'outcome' || number(4) % 2 === 0) return { ...base, ...sets, pledges: [one] };
  return { ...base, ...sets, pledges: [one, { ...one, byPeriod: one.byPeriod + 1 + (number(5) % 4) }] };
};

/** What was left open, filled with something. */
const fill = ({ what, place, item, amount, byPeriod }: RequestTerms, own: OutcomePledge): OutcomePledge => {
  const { item: _, ...plain } = own;
  const about = item ?? own.item;
  return {
    ...plain,
    measure: what.kind === 'outcome' ? what.measure : own.measure,
    place: place ?? own.place,
    value: amount ?? own.value,
    byPeriod: byPeriod ?? own.byPeriod,
    ...(about === undefined ? {} : { item: about }),
  };
};

const isOpen = ({ state }: Agreement): boolean => state === 'open' || state === 'answered';

/** The agreement a saying is about, and the seat that says it: where it fits, one that is open and whoever has to answer. */
const subject = (game: Game, said: Saying): { readonly agreement: Agreement | undefined; readonly seat: Seat } => {
  const any = pick(seats, said.seat);
  const { agreements, lead } = game.together;
  const at = said.numbers[6] ?? 0;
  if (agreements.length === 0) return { agreement: undefined, seat: any };
  if (!said.fits) return { agreement: pick(agreements, at), seat: any };
  const open = agreements.filter((each) => {
    if (said.what === 'conclude') return isOpen(each) && (each.kind === 'promotionPlan' || each.kind === 'crisisResponse');
    if (said.what === 'release') return isOpen(each) || each.state === 'agreed';
    return isOpen(each) && (said.what !== 'arbitrate' || each.escalated !== undefined);
  });
  if (open.length === 0) return { agreement: pick(agreements, at), seat: any };
  const agreement = pick(open, at);
  if (said.what === 'answer') return { agreement, seat: agreement.turn.length > 0 ? pick(agreement.turn, said.seat) : any };
  return { agreement, seat: said.what === 'arbitrate' ? (lead ?? any) : agreement.by };
};

const speakerOf = (game: Game, seat: Seat, said: Saying): Author => {
  if (said.bad === 'author')
    return pick<Author>([{ kind: 'facilitator' }, { kind: 'host' }, { kind: 'bot', seat }, { kind: 'person', person: 'eve' }], said.seat);
  const { holder } = game.seats[seat];
  return holder.kind === 'person' ? { kind: 'person', person: holder.person } : { kind: 'bot', seat };
};

/** A saying as the command it is now, and who gives it. */
export const commandOf = (setup: GameSetup, game: Game, said: Saying): { readonly command: Command; readonly author: Author } => {
  const about = subject(game, said);
  const { agreement } = about;
  const proposes =
    said.what.endsWith('equest') || ['promotionPlan', 'crisisResponse', 'consensusForecast', 'objective'].includes(said.what);
  const promoter = setup.company.fields.find(({ lever }) => lever === 'promotion')?.seat;
  const knowing = game.records.flatMap(({ close }) => close.signals.flatMap((signal) => signal.seats));
  const fitting =
    said.what === 'promotionPlan'
      ? promoter
      : said.what === 'crisisResponse'
        ? knowing[said.seat % Math.max(1, knowing.length)]
        : undefined;
  const seat = proposes ? ((said.fits ? fitting : undefined) ?? pick(seats, said.seat)) : about.seat;
  const author = speakerOf(game, seat, said);
  const id = agreement?.id ?? 'a1';
  switch (said.what) {
    case 'setLevel':
      return { command: { kind: 'setLevel', level: pick(informationLevels, said.seat + 1) }, author: { kind: 'facilitator' } };
    case 'nameLead':
      return { command: { kind: 'nameLead', seat: pick(seats, said.numbers[0] ?? 0) }, author };
    case 'answer':
      return {
        command:
          agreement === undefined ? { kind: 'answer', agreement: id, answer: 'accept' } : answerTo(setup, game, agreement, said, seat),
        author,
      };
    case 'conclude':
    case 'release':
    case 'escalate':
      return { command: { kind: said.what, agreement: id }, author };
    case 'arbitrate':
      return { command: { kind: 'arbitrate', agreement: id, accept: (said.numbers[0] ?? 0) % 3 > 0 }, author };
    case 'request':
    case 'inputRequest':
    case 'vagueRequest':
    case 'promotionPlan':
    case 'crisisResponse':
    case 'consensusForecast':
    case 'objective':
      return { command: proposal(setup, game, { ...said, what: said.what }, seat), author };
  }
};
