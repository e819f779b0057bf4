import type { Replay } from '../../../server/contract/replay.ts';
import type { LinesDrawing } from '../chart.ts';
import { format, money } from '../numbers.ts';
import type { Speech } from '../say.ts';
import type { Charted } from './wave.ts';

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Perfect orders and cost, round by round. The run-out behind the last round is left out. */
export const courseOf = ({ rounds, truth, about }: Replay, speech: Speech): Charted<LinesDrawing> => {
  const { say, language } = speech;
  const percent = (value: number | undefined): string =>
    value === undefined ? '–' : `${format(language, { maximumFractionDigits: 0 }).format(value)}\u00a0%`;
  const played = rounds.map(({ round }) => {
    const periods = truth.periods.filter((period) => period.round === round && !period.runOut);
    const orders = sum(periods.map((period) => period.orders));
    return {
      round,
      name: say('debrief.round', { round: say(`Round.${about.roundName}`), number: round }),
      service: orders === 0 ? undefined : (100 * sum(periods.map((period) => period.perfectOrders))) / orders,
      costCents: sum(periods.map((period) => period.costCents)),
    };
  });
  const judged = played.flatMap(({ round, service }) => (service === undefined ? [] : [{ round, service }]));
  const least = judged.toSorted((one, other) => one.service - other.service)[0];
  return {
    sentence:
      least === undefined
        ? say('debrief.report.courseNone')
        : say('debrief.report.courseOf', {
            first: percent(judged[0]?.service),
            last: percent(judged.at(-1)?.service),
            least: percent(least.service),
            round: say(`round.${about.roundName}`),
            number: least.round,
          }),
    drawing: {
      kind: 'lines',
      steps: played.map(({ name }) => name),
      lines: [
        { name: say('debrief.report.service'), colour: 'good', area: true, values: played.map(({ service }) => service) },
        {
          name: say('debrief.report.cost'),
          colour: 'ink',
          dashed: true,
          right: true,
          values: played.map(({ costCents }) => costCents),
        },
      ],
      say: percent,
      sayRight: (cents) => money(cents, language),
      least: 0,
      most: 100,
    },
    table: {
      caption: say('debrief.report.course'),
      head: [say(`Round.${about.roundName}`), say('debrief.report.service'), say('debrief.report.cost')],
      rows: played.map(({ name, service, costCents }) => [name, percent(service), money(costCents, language)]),
    },
  };
};
