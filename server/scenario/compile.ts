import type { KpiId } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import type { Role, Rules } from '../game/rules.ts';
import type { Scoring } from '../score/scoring.ts';
import { kpiFromFile } from './amounts.ts';
import { compileCompany } from './compile-company.ts';
import { compileFields } from './compile-fields.ts';
import { compileHuddles } from './compile-huddles.ts';
import { compileBots, compilePolicies } from './compile-policies.ts';
import type { ScenarioFile } from './format.ts';
import { namesOf } from './names.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';

/** Makes a scenario of a file whose shape is right. What does not fit together goes to the report; the result counts only if that stays empty. */
export const compile = (file: ScenarioFile, report: Report): Scenario => {
  const names = namesOf(file, report);
  const company = compileCompany(file, names, report);
  const fields = compileFields(file, company, report);
  const policies = compilePolicies(file, report);
  const bots = compileBots(file, policies, report);
  return {
    id: file.id,
    title: file.title,
    summary: file.summary,
    ...(file.limits === undefined ? {} : { limits: file.limits }),
    minutes: file.minutes,
    company: { ...company, fields },
    rules: compileRules(file, report),
    scoring: compileScoring(file, report),
    policies,
    ...(bots === undefined ? {} : { bots }),
  };
};

const compileRules = (file: ScenarioFile, report: Report): Rules => {
  const { time, opening, planning, acts } = file;
  if (time.announcedRounds < time.playedRounds)
    report.add(
      ['time', 'announcedRounds'],
      `players are told of ${time.announcedRounds} rounds, but ${time.playedRounds} are played`,
      `${time.playedRounds} or more`,
    );
  if (time.warmUpRounds > 0 && time.warmUpRounds > time.playedRounds - 2)
    report.add(
      ['time', 'warmUpRounds'],
      `a warm-up of ${time.warmUpRounds} rounds leaves fewer than two of ${time.playedRounds} to measure`,
      `at most ${Math.max(0, time.playedRounds - 2)} rounds`,
    );
  if (opening !== undefined && opening.rounds > time.playedRounds)
    report.add(['opening', 'rounds'], `the opening is longer than the game`, `at most ${time.playedRounds} rounds`);
  for (const [place, act] of acts.entries()) {
    const before = acts[place - 1]?.fromRound;
    if (place === 0 && act.fromRound !== 1)
      report.as('out-of-time').add(['acts', 0, 'fromRound'], `the first act begins in round ${act.fromRound}`, '1');
    if (before !== undefined && act.fromRound <= before)
      report
        .as('out-of-time')
        .add(['acts', place, 'fromRound'], `act ${place + 1} does not begin after act ${place}`, `${before + 1} or more`);
    if (act.fromRound > time.playedRounds)
      report
        .as('out-of-time')
        .add(['acts', place, 'fromRound'], `act ${place + 1} begins after the end`, `a round up to ${time.playedRounds}`);
  }
  const role = (seat: Seat): Role => {
    const { name, guide, hurts, owes, pull, kpi, panels, shared } = file.roles[seat];
    for (const [place, panel] of shared.entries()) {
      if (!panels.includes(panel))
        report.add(
          ['roles', seat, 'shared', place],
          `${seat} cannot share \`${panel}\`, it does not see it`,
          `one of ${panels.join(', ')}`,
        );
    }
    return {
      name,
      guide,
      ...(hurts === undefined ? {} : { hurts }),
      ...(owes === undefined ? {} : { owes }),
      ...(pull === undefined ? {} : { pull }),
      kpi,
      panels: [...new Set(panels)],
      shared: [...new Set(shared)],
    };
  };
  const huddles = compileHuddles(file, report);
  return {
    announcedRounds: time.announcedRounds,
    playedRounds: time.playedRounds,
    runOutRounds: time.runOutRounds,
    ...(time.warmUpRounds === 0 ? {} : { warmUpRounds: time.warmUpRounds }),
    acts,
    ...(opening === undefined || opening.rounds === 0 ? {} : { opening: { rounds: opening.rounds, orderUnits: opening.order } }),
    planningSeconds: planning.seconds,
    minPlanningSeconds: planning.leastSeconds,
    coverAfterSeconds: planning.coverAfterSeconds,
    coverPolicy: { name: planning.coverPolicy, parameters: {} },
    roles: { sales: role('sales'), logistics: role('logistics'), procurement: role('procurement'), operations: role('operations') },
    ...(huddles.length === 0 ? {} : { huddles }),
    sharing: file.sharing,
    periodName: time.period,
    roundName: time.round,
  };
};

const compileScoring = (file: ScenarioFile, report: Report): Scoring => {
  const parts = Object.entries(file.score) as [KpiId, NonNullable<ScenarioFile['score'][KpiId]>][];
  const total = parts.reduce((sum, [, part]) => sum + part.weight, 0);
  if (Math.abs(total - 100) > 1e-6)
    report.as('weights-not-100').addKey(['score'], `the weights add up to ${Math.round(total * 1e6) / 1e6}`, 'weights that add up to 100');
  for (const [kpi, part] of parts)
    if (part.zero === part.full) report.addKey(['score', kpi], 'no points and all points are at the same value', '`zero` and `full` apart');
  return {
    parts: parts.map(([kpi, part]) => ({ kpi, weight: part.weight, zero: kpiFromFile(kpi, part.zero), full: kpiFromFile(kpi, part.full) })),
  };
};
