import { describe, expect, test } from 'vitest';
import { momentWords } from '../../client/model/replay/moments.ts';
import { hasText, speech } from '../../client/ui/texts/texts.ts';
import { textOf, type Speech } from '../../client/model/say.ts';
import type { Moment } from '../../server/contract/debrief.ts';
import type { InformationLevel } from '../../server/contract/ids.ts';
import { benchmarks } from '../../server/play/benchmarks.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { worthOfAgreements } from '../../server/play/worth.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { momentsOf } from '../../server/score/moments/moments.ts';
import { mapView } from '../../server/views/map.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';

const scenarios: Readonly<Record<string, Scenario>> = Object.fromEntries(
  ['spring-promotion', 'port-closure', 'peak-season', 'cold-chain', 'cyber-attack', 'supplier-fire', 'classic-beer-game'].map((id) => [
    id,
    scenarioOf(shippedText(id)),
  ]),
);

/** Moments of a whole game of bots, with what the worth of their agreements was. */
const played = (
  id: string,
  policy: string,
  level: InformationLevel,
  seed: string,
): { readonly scenario: Scenario; readonly moments: readonly Moment[]; readonly lastPeriod: number } => {
  const scenario = scenarios[id];
  if (scenario === undefined) throw new Error(`no ${id}`);
  const { game } = playGame(scenario, { seed, policies: everySeat(policy), informationLevel: level });
  const compared = { ...game, benchmarks: benchmarks(scenario, seed) };
  const moments = momentsOf(scenario, compared, { decisions: [], agreements: worthOfAgreements(scenario, compared), gaps: [] });
  return { scenario, moments, lastPeriod: game.records.at(-1)?.periods.at(-1)?.period ?? 0 };
};

const numbersOf = ({ weight, round, period, values, evidence }: Moment): readonly number[] =>
  [weight, round, period, ...[values, ...evidence.map((line) => line.values)].flatMap((each) => Object.values(each))].filter(
    (each) => typeof each === 'number',
  );

const strict: Speech = {
  ...speech,
  say: (key, values) => {
    if (!hasText(key) && !hasText(`${key}_one`)) throw new Error(`there is no text ${key}`);
    return speech.say(key, values);
  },
};

describe.each(Object.keys(scenarios))('moments of %s', (id) => {
  const teams = [
    ['silo', 'closed'],
    ['coordinated', 'open'],
  ] as const;
  const games = teams.flatMap(([policy, level]) => ['1', '2', '3'].map((seed) => ({ policy, ...played(id, policy, level, seed) })));

  test('are few, ranked, and of several kinds', () => {
    for (const { moments } of games) {
      expect(moments.length).toBeLessThanOrEqual(12);
      const weights = moments.map(({ weight }) => weight);
      expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    }
    const silos = games.filter(({ policy }) => policy === 'silo');
    for (const { moments } of silos) expect(new Set(moments.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(2);
  });

  test('stand on numbers that are numbers, on days that were played', () => {
    for (const { moments, lastPeriod } of games)
      for (const moment of moments) {
        for (const number of numbersOf(moment)) expect(Number.isFinite(number), JSON.stringify(moment)).toBe(true);
        expect(moment.period).toBeGreaterThanOrEqual(1);
        expect(moment.period).toBeLessThanOrEqual(lastPeriod);
        expect(moment.evidence.length).toBeGreaterThan(0);
        expect(moment.seats.length).toBeGreaterThan(0);
      }
  });

  test('are said in whole sentences, with nothing left out and no id in them', () => {
    for (const { scenario, moments } of games) {
      const { company, rules } = scenario;
      const about = { periodName: rules.periodName, roundName: rules.roundName, periodsPerRound: company.periodsPerRound };
      const things = [...company.sites, ...company.items, ...company.suppliers];
      const ids = new Set(things.map(({ id: each }) => each));
      const names = things.map(({ name }) => textOf(name, 'en'));
      for (const moment of moments) {
        const words = momentWords(mapView(scenario), about, moment, strict);
        for (const each of [words.title, words.sentence, words.question, words.when, ...words.evidence, ...words.seats]) {
          expect(each).not.toMatch(/\{\{|undefined|NaN|moment\.|  | \.|^$/);
          const rest = names.reduce((text, name) => text.replaceAll(name, ''), each);
          expect(rest.split(/[ ,.;:()]/).filter((word) => ids.has(word))).toEqual([]);
        }
        expect(words.sentence).toMatch(/^[“A-ZÁÉ0-9].*[.”]$/);
        expect(words.question).toMatch(/\?$/);
      }
    }
  });
});

describe('the Beer Game as people play it', () => {
  const { moments } = played('classic-beer-game', 'sterman', 'closed', '1');
  const kinds = moments.map(({ kind }) => kind);

  test('tells of the empty shelf, of orders after the shortage, and of the highest order, at the factory', () => {
    expect(kinds).toEqual(expect.arrayContaining(['firstStockout', 'panicOrdering', 'peakOrder']));
    const peak = moments.find(({ kind }) => kind === 'peakOrder');
    expect(peak?.values).toMatchObject({ link: 'brewing>factory', seat: 'operations', demandUnits: 8 });
    // The wave on its way up the chain: every link's peak is higher than the one before it.
    const peaks = peak?.evidence.filter(({ text }) => text === 'ordered').map(({ values }) => Number(values['units'])) ?? [];
    expect(Math.max(...peaks)).toBe(peaks[0]);
    expect(peaks.slice(1)).toEqual(peaks.slice(1).toSorted((one, other) => one - other));
  });
});

test('talk closes what stayed at one desk: bots that share a table leave fewer signals with who heard them', () => {
  const untold = (level: InformationLevel): number =>
    ['1', '2', '3']
      .flatMap((seed) => played('port-closure', 'coordinated', level, seed).moments)
      .filter(({ kind }) => kind === 'signalNotPassedOn').length;
  expect(untold('open')).toBeLessThan(untold('closed'));
});
