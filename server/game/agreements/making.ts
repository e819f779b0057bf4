import type { Agreement } from '../../contract/agreements.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { Told } from '../command.ts';
import { decisionRound } from '../decision-round.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { lastPeriod } from './due.ts';
import { isEmergency } from './emergency.ts';
import { filledFacts, fillsOf } from './filling.ts';
import { isBy } from './parties.ts';
import { isTimely, wrong } from './pledging.ts';

const saidNo = ({ to, answers }: Agreement): boolean => to.some((seat) => answers.findLast(({ by }) => by === seat)?.answer !== 'go');

/**
 * What is promised in the end. Of a request all or nothing: whoever promised a date that has passed has to offer another one. Of what many
 * signed, what can no longer be kept falls away.
 */
const promised = (game: Game, agreement: Agreement): { readonly pledges: readonly Pledge[] } | { readonly late: Pledge } => {
  const { kind, by, pledges } = agreement;
  const late = pledges.find((pledge) => !isTimely(game, pledge));
  if (late === undefined) return { pledges };
  const binding = kind === 'request' || (kind === 'promotionPlan' && isBy(late, by));
  const timely = pledges.filter((pledge) => isTimely(game, pledge));
  return binding || timely.length === 0 ? { late } : { pledges: timely };
};

const dateOf = (pledge: Pledge): number => {
  switch (pledge.kind) {
    case 'action':
    case 'forecast':
      return pledge.round;
    case 'outcome':
      return pledge.byPeriod;
    case 'kpi':
      return pledge.byRound;
  }
};

/**
 * An agreement becomes a promise: what it says of the round being planned is filled in at once, what it says of later ones when they are
 * planned. `agreement`: with its last answer. Refused where nothing is promised, or too late.
 */
export const making = (
  setup: GameSetup,
  game: Game,
  agreement: Agreement,
  atMs: number,
  settled?: { readonly by: Seat; readonly reason?: string },
): Told => {
  if (agreement.pledges.length === 0) return { refusal: refuse('agreement/incomplete', { missing: 'pledges' }) };
  const outcome = promised(game, agreement);
  if ('late' in outcome) return { refusal: wrong('when', dateOf(outcome.late)) };
  const { pledges } = outcome;
  const round = decisionRound(game);
  const filled = fillsOf(setup, game, { ...agreement, pledges });
  return {
    facts: [
      {
        type: 'AgreementMade',
        agreement: agreement.id,
        round,
        period: lastPeriod(game),
        atMs,
        pledges,
        filled,
        ...(agreement.kind === 'request' && isEmergency(setup.company, pledges, lastPeriod(game)) ? { emergency: true } : {}),
        ...(agreement.kind === 'promotionPlan' && saidNo(agreement) ? { againstAdvice: true } : {}),
        ...(settled === undefined ? {} : { settledBy: settled.by }),
        ...(settled?.reason === undefined ? {} : { reason: settled.reason }),
      },
      ...filledFacts(round, filled),
    ],
  };
};
