import type { InformationLevel } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import { playHeadlessRound } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { askingCompany } from './asking-company.ts';
import { plannedGame, spring } from './view-setups.ts';

const { roles } = spring.rules;
const { sales } = roles;

/** The roles of the spring promotion in a company whose key accounts ask for three things a round; sales sees it, and shows it on an open board. */
export const asking: ViewSetup = {
  ...spring,
  company: askingCompany({ perRound: { least: 3, most: 3 }, latestPeriods: { least: 1, most: 4 } }),
  rules: {
    ...spring.rules,
    roles: {
      ...roles,
      sales: {
        ...sales,
        panels: [...new Set([...sales.panels, 'accountRequests' as const])],
        shared: [...new Set([...sales.shared, 'accountRequests' as const])],
      },
    },
  },
};

/** In planning of round 5, after a round in which the first customer got nothing of what it asked for; one account was rung up before sales put the requests on the board, one after. */
export const askedGame = (level: InformationLevel): Game => {
  const game = playHeadlessRound(asking, plannedGame(asking, 4, level), { sales: [{ lever: 'accountUnits', key: '1', value: 0 }] });
  const call = (slot: number) => ({ type: 'CustomerAsked', by: 'sales', round: 5, slot }) as const;
  const publish = { type: 'PanelPublished', by: 'sales', panel: 'accountRequests', round: 5, asOfRound: 4 } as const;
  return [call(1), publish, call(3)].reduce((before, fact) => evolve(asking, before, fact), game);
};
