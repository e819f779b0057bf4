import type { BalanceFigures } from '../../server/play/report/figures.ts';
import { measureBalance } from '../../server/play/report/measure-balance.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { changed, shippedText } from './scenario-texts.ts';

/** How a scenario plays on a few seeds, measured in this process. */
export const measured = async (scenario: Scenario, seeds: number): Promise<BalanceFigures> => {
  const figures = await measureBalance(scenario, { seeds, seed: 'test', threads: 1 });
  if (figures === 'stopped') throw new Error('nobody stopped it');
  return figures;
};

/** The beer game with everything wrong that a report warns of: bots share nothing, nobody may decide at the factory before round 20, and a strike at the shop never ends. */
export const unbalancedText = (): string =>
  [
    ['minutes: 75', 'minutes: 20'],
    [
      'with all four of you for a season.\n    kpi: totalCost\n    panels: [chain]\n    levers: { order: }',
      'with all four of you for a season.\n    kpi: totalCost\n    panels: [chain]\n    levers: { order: { fromRound: 20 } }',
    ],
    [
      '    informationLevel: closed\n',
      '    informationLevel: closed\n  - { name: The end, brief: Go on., fromRound: 20, informationLevel: closed }\n',
    ],
    ['zero: 2028, full: 204', 'zero: 60000, full: 0'],
    [
      '# events:\n',
      'events:\n  strike:\n    name: A strike without end\n    startPeriod: 15\n    activePeriods: 30\n    effects: [{ kind: shipmentPaused, site: retailer }]\n#\n',
    ],
    // Coordinated bots that order for a lead time they do not have.
    [
      '    all: { correction: 1 }\n    operations: { correction: 1, leadRounds: 3 }\n',
      '    all: { leadRounds: 30, correction: 1, blindCorrection: 1 }\n',
    ],
  ].reduce(
    (text, [from = '', to = '']) => changed(text, from, to),
    shippedText('classic-beer-game').replaceAll('    shared: [chain]\n', ''),
  );
