import type { Agreement } from '../../contract/agreements.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import type { Company } from '../../simulation/company.ts';
import type { Game } from '../state.ts';

/** The last period played: what was promised counts from the next one on. */
export const lastPeriod = (game: Game): number => game.records.at(-1)?.periods.at(-1)?.period ?? 0;

/** The round with whose resolution a pledge can be judged. */
export const dueRoundOf = ({ periodsPerRound }: Company, pledge: Pledge): number => {
  switch (pledge.kind) {
    case 'action':
    case 'forecast':
      return pledge.round;
    case 'outcome':
      return Math.ceil(pledge.byPeriod / periodsPerRound);
    case 'kpi':
      return pledge.byRound;
  }
};

/** The round with whose resolution an agreement is judged: that of its last pledge. */
const dueRound = (company: Company, { pledges }: Pick<Agreement, 'pledges'>): number =>
  pledges.reduce((latest, pledge) => Math.max(latest, dueRoundOf(company, pledge)), 0);

/** It was promised, and everything in it is due with the last round played. */
export const isDue = (company: Company, agreement: Agreement, playedRound: number): boolean =>
  agreement.state === 'agreed' && dueRound(company, agreement) <= playedRound;
