import type { Moment, MomentKind } from '../../server/contract/debrief.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { headlessGame, playHeadlessRound } from '../../server/game/headless.ts';
import type { GameSetup, Rules } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import type { Found } from '../../server/score/moments/found.ts';
import { momentsOf } from '../../server/score/moments/moments.ts';
import { classicCompany } from './classic-company.ts';
import { teamSetup } from './agreeing-team.ts';
import { gameOf, type Story } from './judged-games.ts';
import { testSetup } from './test-games.ts';

/** Games in which there is something to find, or nothing. */

export const nothingFound: Found = { decisions: [], agreements: [], gaps: [] };

type Scored = Parameters<typeof momentsOf>[0];
const scoring = { parts: [{ kpi: 'totalCost', weight: 100, zero: 1_000_000, full: 0 }] } as const;

const panels: Readonly<Record<Seat, Rules['roles'][Seat]['panels']>> = {
  sales: ['customerOrders', 'service'],
  logistics: ['lanes', 'regions'],
  procurement: ['supply', 'suppliers', 'cash'],
  operations: ['dock', 'crew', 'shelf'],
};

/** The distributor with its desks' panels: six rounds of five days. */
const distributor = (): Scored => {
  const setup = teamSetup();
  const { roles } = setup.rules;
  const role = (seat: Seat) => ({ ...roles[seat], panels: panels[seat] });
  return {
    ...setup,
    rules: {
      ...setup.rules,
      roles: { sales: role('sales'), logistics: role('logistics'), procurement: role('procurement'), operations: role('operations') },
    },
    scoring,
  };
};

/** A finished game of the distributor in which only that happened; levels by round, all open to talk unless said otherwise. */
export const toldGame = (
  story: Story,
  { rounds = 6, levels = 'talk' as Game['levels'][number] }: { readonly rounds?: number; readonly levels?: Game['levels'][number] } = {},
): { readonly setup: Scored; readonly game: Game } => {
  const setup = distributor();
  const game = gameOf(setup, rounds, story);
  return { setup, game: { ...game, phase: 'finished', levels: game.records.map(() => levels) } };
};

const sites = { sales: 'retailer', logistics: 'wholesaler', procurement: 'distributor', operations: 'factory' } as const;

/** The Beer Game with these orders, round by round; the last one goes on. Who is left out orders what customers ask for. */
export const beerGame = (
  demand: readonly number[],
  orders: Readonly<Partial<Record<Seat, readonly number[]>>>,
  rounds: number,
): { readonly setup: Scored; readonly game: Game } => {
  const setup: GameSetup = {
    company: classicCompany(demand),
    rules: testSetup({
      announcedRounds: rounds,
      playedRounds: rounds,
      runOutRounds: 0,
      acts: [{ name: 'One', brief: '', fromRound: 1, informationLevel: 'closed' }],
    }).rules,
  };
  let game = headlessGame(setup, 'beer');
  const at = (list: readonly number[], round: number): number => list[Math.min(round, list.length) - 1] ?? 0;
  while (game.phase !== 'finished') {
    const { round } = game;
    const values = (seat: Seat) => [{ lever: 'order' as const, key: `${sites[seat]} beer`, value: at(orders[seat] ?? demand, round) }];
    game = playHeadlessRound(setup, game, {
      sales: values('sales'),
      logistics: values('logistics'),
      procurement: values('procurement'),
      operations: values('operations'),
    });
  }
  return { setup: { ...setup, scoring }, game };
};

/** Moments of one kind. */
export const found = (
  { setup, game }: { readonly setup: Scored; readonly game: Game },
  kind: MomentKind,
  by: Found = nothingFound,
): readonly Moment[] => momentsOf(setup, game, by).filter((moment) => moment.kind === kind);

/** What a line of a moment's proof says; of several of its kind the first. */
export const proof = (moment: Moment | undefined, text: Moment['evidence'][number]['text']) =>
  moment?.evidence.find((line) => line.text === text)?.values;
