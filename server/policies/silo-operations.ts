import { legalValues, openFields, ownPanel, panelValue, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const siloOperationsDefaults = {
  /** Temps held all the time, and called in once the queue is this many days of work long. */
  temps: 1,
  panicTemps: 0,
  panicQueueDays: 2,
  /** Overtime authorised while the dock is clear, per cent. */
  calmOvertime: 10,
  /** A queue longer than this share of a day's minutes brings overtime. */
  queueDays: 0.1,
  /** Overtime authorised by queue, per cent for each day of work that waits; most of it all. */
  overtimePerQueueDay: 20,
  mostOvertime: 50,
  /** Share of the minutes that putaway gets, per cent; below 0 leaves it as it is. */
  putawayShare: -1,
};

/** Operations for itself: as few people as will do, and overtime once the queue is there. */
export const siloOperations: Policy = ({ desk, parameters }) => {
  const tuning = tuned(siloOperationsDefaults, parameters);
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
