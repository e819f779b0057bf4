import type { Agreement } from '../../server/contract/agreements.ts';
import type { ActionPledge, OutcomePledge, Pledge, RequestTerms, Terms } from '../../server/contract/agreement-schemas.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Lever, Seat } from '../../server/contract/ids.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { decide } from '../../server/game/decide.ts';
import type { GameFact } from '../../server/game/facts.ts';
import type { GameSetup, Rules } from '../../server/game/rules.ts';
import { judge } from '../../server/score/judgement.ts';
import type { Company } from '../../server/simulation/company.ts';
import { richCompany } from './rich-company.ts';
import { facilitator, people, person, seated, testSetup } from './test-games.ts';
import type { TestGame } from './test-games.ts';

/** Who has which lever at the distributor, as in the shipped scenarios. */
const seatOfLever: Readonly<Partial<Record<Lever, Seat>>> = {
  price: 'sales',
  promotion: 'sales',
  deliveryQuote: 'sales',
  priority: 'sales',
  forecast: 'sales',
  booking: 'logistics',
  mode: 'logistics',
  transfer: 'logistics',
  reroute: 'logistics',
  order: 'procurement',
  supplierShare: 'procurement',
  expedite: 'procurement',
  qualify: 'procurement',
};

/** The distributor of `richCompany` with its levers on four desks; hires come later. Five days a round. */
export const teamCompany = (change: Partial<Company> = {}): Company => {
  const company = richCompany(change);
  const fields = company.fields.map((field) => ({
    ...field,
    seat: seatOfLever[field.lever] ?? ('operations' as const),
    ...(field.key === 'central hires' ? { fromRound: 3 } : {}),
  }));
  return { ...company, fields };
};

/** Six rounds of it, eight announced, in which people may talk from the start. */
export const teamSetup = (rules: Partial<Rules> = {}, company: Company = teamCompany()): GameSetup => ({
  company,
  rules: testSetup({
    announcedRounds: 8,
    playedRounds: 6,
    runOutRounds: 1,
    acts: [{ name: 'One', brief: '', fromRound: 1, informationLevel: 'talk' }],
    ...rules,
  }).rules,
});

export const by = (seat: Seat) => person(people[seat]);
const others = (seat: Seat): readonly Seat[] => seats.filter((each) => each !== seat);

/** "Can you have 100 water at Burgos by day 8?", asked of logistics unless said otherwise. */
export const request = (terms: Partial<RequestTerms> = {}): RequestTerms => ({
  kind: 'request',
  what: { kind: 'outcome', measure: 'received' },
  item: 'water',
  place: 'north',
  amount: 100,
  byPeriod: 8,
  why: 'They open a new shop',
  ...terms,
});

export const outcome = (pledge: Partial<OutcomePledge> = {}): OutcomePledge => ({
  kind: 'outcome',
  seat: 'logistics',
  measure: 'received',
  place: 'north',
  item: 'water',
  value: 100,
  byPeriod: 8,
  ...pledge,
});

export const action = (pledge: Partial<ActionPledge> = {}): ActionPledge => ({
  kind: 'action',
  seat: 'logistics',
  lever: 'transfer',
  key: 'central>north water',
  relation: 'atLeast',
  value: 100,
  round: 1,
  ...pledge,
});

type Saying = {
  readonly propose: (from: Seat, terms: Terms, to?: readonly Seat[], pledges?: readonly Pledge[]) => readonly GameFact[];
  readonly answer: (
    from: Seat,
    agreement: string,
    answer: Agreement['answers'][number]['answer'],
    more?: Partial<Agreement['answers'][number]>,
  ) => readonly GameFact[];
  readonly tell: (from: Seat, kind: 'conclude' | 'release' | 'escalate', agreement: string) => readonly GameFact[];
  /** Why a command is refused, with what would mend it. */
  readonly why: (from: Seat, command: Parameters<TestGame['take']>[0]) => Refusal;
  readonly agreement: (id: string) => Agreement;
  readonly draft: (lever: Lever, key: string) => number | undefined;
  /** The round is played and the next one opened, or the game is over. */
  readonly on: () => void;
};

export type TeamGame = TestGame & Saying;

/** A table of four people that plays a setup, with short words for what they say to each other. */
export const teamGame = (setup: GameSetup = teamSetup()): TeamGame => {
  const game = seated(setup);
  return {
    ...game,
    propose: (from, terms, to = terms.kind === 'request' ? ['logistics'] : others(from), pledges = []) =>
      game.take({ kind: 'propose', to: [...to], terms, pledges: [...pledges] }, by(from)),
    answer: (from, agreement, answer, more = {}) => game.take({ kind: 'answer', agreement, answer, ...more }, by(from)),
    tell: (from, kind, agreement) => game.take({ kind, agreement }, by(from)),
    why: (from, command) => {
      const told = decide(setup, game.game(), command, by(from), 0, judge);
      if ('facts' in told) throw new Error(`${command.kind} was taken`);
      return told.refusal;
    },
    agreement: (id) => {
      const found = game.game().together.agreements.find((each) => each.id === id);
      if (found === undefined) throw new Error(`there is no agreement ${id}`);
      return found;
    },
    draft: (lever, key) => game.game().drafts[setup.company.fields.findIndex((field) => field.lever === lever && field.key === key)],
    on: () => {
      const { round } = game.game();
      game.take({ kind: 'force', round }, facilitator);
      if (game.phase() === 'review') game.take({ kind: 'advance', round }, facilitator);
    },
  };
};
