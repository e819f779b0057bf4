import { seats } from '../../server/contract/ids.ts';
import type { InformationLevel, Seat } from '../../server/contract/ids.ts';
import type { FieldValue } from '../../server/contract/commands.ts';
import { evolve } from '../../server/game/evolve.ts';
import { headlessGame, playHeadlessRound, resolveHeadlessRound, setHeadlessValues } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import type { Company, Field } from '../../server/simulation/company.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { richCompany } from './rich-company.ts';
import { scenarioOf, shippedText } from './scenario-texts.ts';

export const spring: ViewSetup = scenarioOf(shippedText('spring-promotion'));
export const classic: ViewSetup = scenarioOf(shippedText('classic-beer-game'));

const { sales } = spring.rules.roles;

/** A company with everything a company can have, played by the roles of the default scenario, with a season outlook for sales. */
export const rich: ViewSetup = {
  ...spring,
  company: richCompany(),
  rules: {
    ...spring.rules,
    roles: { ...spring.rules.roles, sales: { ...sales, panels: [...sales.panels, 'outlook'], shared: [...sales.shared, 'outlook'] } },
  },
};

/** The Beer Game with a pause at each of its middle sites. */
export const paused: ViewSetup = {
  ...classic,
  company: {
    ...classic.company,
    events: (['shipmentPaused', 'receiptPaused'] as const).map((kind, place) => ({
      id: kind,
      name: { en: `Trouble ${place}` },
      trigger: { kind: 'period' as const, period: 8 + place },
      delayPeriods: 0,
      rampPeriods: 0,
      activePeriods: 3,
      recoveryPeriods: 0,
      signals: [{ atPeriod: 7, seats: ['sales' as const], text: `Signal ${place}` }],
      effects: [{ kind, siteIndex: 1 + place }],
    })),
  },
};

/** A whole number from `seed` that looks random, 0..1,000,002: tests must give the same games every time. */
const scattered = (seed: number): number => ((seed * 48_271 + 11) % 1_000_003) * 1;

/** Some legal value of a field. */
const someValue = (field: Field, seed: number): number => {
  const steps = Math.floor((Math.min(field.most, field.least + 60 * field.step) - field.least) / field.step);
  return field.least + (scattered(seed) % (steps + 1)) * field.step;
};

/** Legal values for about every second unlocked field of a seat. */
const someValues = (company: Company, seat: Seat, round: number, seed: number): readonly FieldValue[] =>
  company.fields.flatMap((field, place) =>
    field.seat === seat && field.fromRound <= round && scattered(seed + place * 7) % 2 === 0
      ? [{ lever: field.lever, key: field.key, value: someValue(field, seed + place * 13 + round) }]
      : [],
  );

export const valuesOf = (setup: ViewSetup, round: number, seed: number): Readonly<Record<Seat, readonly FieldValue[]>> => ({
  sales: someValues(setup.company, 'sales', round, seed),
  logistics: someValues(setup.company, 'logistics', round, seed + 1),
  procurement: someValues(setup.company, 'procurement', round, seed + 2),
  operations: someValues(setup.company, 'operations', round, seed + 3),
});

export const secretSeed = 'seed-that-nobody-may-read';

/** A game in planning of `round`, played by whim, with drafts of every seat; a person sits on every seat. */
export const plannedGame = (setup: ViewSetup, round: number, level: InformationLevel, seed = 5): Game => {
  let game = headlessGame(setup, secretSeed, level);
  for (const seat of seats) game = evolve(setup, game, { type: 'SeatTaken', seat, person: `person-${seat}` });
  while (game.round < round) game = playHeadlessRound(setup, game, valuesOf(setup, game.round, seed * 100 + game.round));
  return setHeadlessValues(setup, game, valuesOf(setup, game.round, seed + 77));
};

/** The same game in review of the round. */
export const reviewedGame = (setup: ViewSetup, game: Game): Game => resolveHeadlessRound(setup, game, {});

export const finishedGame = (setup: ViewSetup, level: InformationLevel): Game => {
  let game = headlessGame(setup, secretSeed, level);
  while (game.phase !== 'finished') game = playHeadlessRound(setup, game, {});
  return game;
};
