import { usualValues } from '../contract/parameter.ts';
import { siloParameters } from '../contract/team-parameters.ts';
import { legalValues, openFields, ownPanel, panelValue, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const siloOperationsUsual = usualValues(siloParameters.operations);

/** Operations for itself: as few people as will do, and overtime once the queue is there. */
export const siloOperations: Policy = ({ desk, parameters }) => {
  const tuning = tuned(siloOperationsUsual, parameters);
  const dock = ownPanel(desk, 'dock');
  const crew = ownPanel(desk, 'crew');
  const wishes: Wish[] = [];
  let most = 0;
  let longestQueueDays = 0;
  for (const { field } of openFields(desk, 'overtime')) {
    const dayMinutes = panelValue(crew, 'crew', field.key, 'regularRound') / desk.act.periodsPerRound;
    const queueDays = dayMinutes > 0 ? panelValue(dock, 'dock', field.key, 'dockMinutes') / dayMinutes : 0;
    longestQueueDays = Math.max(longestQueueDays, queueDays);
    const percent =
      queueDays > tuning.queueDays ? Math.min(tuning.mostOvertime, Math.ceil(queueDays * tuning.overtimePerQueueDay)) : tuning.calmOvertime;
    most = Math.max(most, percent);
    wishes.push({ lever: 'overtime', key: field.key, value: percent });
  }
  const temps = longestQueueDays > tuning.panicQueueDays ? Math.max(tuning.temps, tuning.panicTemps) : tuning.temps;
  for (const { field } of openFields(desk, 'staffing'))
    wishes.push({ lever: 'staffing', key: field.key, value: field.key.endsWith(' temps') ? temps : 0 });
  if (tuning.putawayShare >= 0)
    for (const { field } of openFields(desk, 'labourSplit'))
      if (field.key.endsWith(' putaway')) wishes.push({ lever: 'labourSplit', key: field.key, value: tuning.putawayShare });
  return {
    values: legalValues(desk, wishes),
    memory: {},
    reason: most > tuning.calmOvertime ? `The dock is full: up to ${most} % overtime.` : 'The dock is clear: no more people than needed.',
  };
};
