import type { FieldValue, GameCommand } from '../../server/contract/commands.ts';
import { seats } from '../../server/contract/ids.ts';
import type { InformationLevel, PersonId, Seat } from '../../server/contract/ids.ts';
import type { Ack } from '../../server/contract/messages.ts';
import { informationLevel } from '../../server/game/information.ts';
import { ownerOf } from '../../server/game/seats.ts';
import type { Field } from '../../server/simulation/company.ts';
import { distinctScenario } from './distinct-scenario.ts';
import { openSecretStage } from './secret-stage.ts';
import type { Plant, Player } from './secret-stage.ts';
import { thingsToMeetAbout, thingsToSay } from './secret-talk.ts';
import type { Speaker } from './secret-talk.ts';
import { wordOf } from './watched-game.ts';

export type PlayedWorkshop = {
  readonly leaks: readonly string[];
  /** How much was said, lest an empty search is taken for a clean one. */
  readonly texts: number;
  readonly characters: number;
  readonly refusals: ReadonlyMap<string, number>;
  readonly numbersSet: number;
  /** Rounds of the first team that closed while a system was down. */
  readonly roundsInTheDark: number;
  /** What was done with each other, with the level it was done at: `shadow at board`. */
  readonly together: ReadonlySet<string>;
  /** How many times a level followed another within a round: `open to talk`. */
  readonly levelChanges: ReadonlySet<string>;
  readonly rotations: number;
  readonly beliefsRevealed: number;
  readonly agreementStates: ReadonlySet<string>;
  readonly botReasons: number;
  readonly warnings: readonly string[];
};

/** The information level in which each round of the first team begins, and that to which it changes in its midst. */
const levelsOfRounds: readonly (readonly [InformationLevel, InformationLevel])[] = [
  ['open', 'closed'],
  ['closed', 'board'],
  ['talk', 'closed'],
  ['board', 'open'],
  ['open', 'board'],
  ['closed', 'open'],
  ['talk', 'open'],
  ['board', 'closed'],
  ['open', 'talk'],
  ['closed', 'talk'],
  ['talk', 'board'],
  ['board', 'talk'],
];

/** Whole numbers that look random, the same every time. */
const dice = (start: number): ((below: number) => number) => {
  let state = start;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

/** A distinct number may stand when the round is played only where the company can bear it. */
const bears = (field: Field): boolean => field.unit === 'units' || field.lever === 'staffing';

/**
 * A workshop of two teams on a real server, played by people who try what they may and what they may not. Everything each was sent is
 * searched for what they may not know, step by step. The first team plays `rounds`, the second two thirds of them.
 */
export const playSecretWorkshop = async (rounds: number, plant: Plant = (host) => host): Promise<PlayedWorkshop> => {
  const stage = await openSecretStage(plant);
  const { time, games, lead, onlooker, watched, set, last, search, drain, say, asLead, resync, watchedGame, playersOf, playerOf } = stage;
  const roll = dice(20_261);
  const together = new Set<string>();
  const levelChanges = new Set<string>();
  let rotations = 0;
  let roundsInTheDark = 0;

  let made = 0;
  /** A number that nobody else ever used. */
  const numberOf = (game: string, seat: Seat): number => {
    const value = 101_000_003 + (((made += 1) * 1_009_733) % 780_000_000);
    set.set(value, { game, seat });
    return value;
  };
  const distinct = (game: string, seat: Seat, person: PersonId): number => {
    const value = numberOf(game, seat);
    last.set(person, value);
    return value;
  };
  const fieldsOf = (seat: Seat, round: number): readonly Field[] =>
    distinctScenario.company.fields.filter((field) => field.seat === seat && field.fromRound <= round && field.unit !== 'choice');

  const cheat = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const { person = '' } = player.listener;
    const otherSeat = seats[(seats.indexOf(seat) + 1 + roll(3)) % 4] ?? 'sales';
    const [theirs] = fieldsOf(otherSeat, round);
    const value = distinct(game, seat, person);
    const attempts: readonly (() => Promise<Ack>)[] = [
      () => say(player, game, { kind: 'setDecisions', round, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'setDecisions', round, values: [{ lever: theirs.lever, key: 'nowhere', value }] }),
      () => say(player, game, { kind: 'setDecisions', round: round + 1, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'setDecisions', round, seat: otherSeat, values: [{ lever: theirs.lever, key: theirs.key, value }] }),
      () => say(player, game, { kind: 'takeSeat', seat: otherSeat }),
      () => say(player, game, { kind: 'takeSeat', seat: `${otherSeat}'` }),
      () => say(player, game, { kind: 'commit', round: round - 1 }),
      () => say(player, game, { kind: 'force', round }),
      () => say(player, game, { kind: 'inject', event: 'blackout' }),
      () => say(player, game, { kind: 'botDecisions', seat: otherSeat, round, values: [], memory: {}, reason: '' }),
      () => say(player, game, { kind: 'desk', seat: otherSeat }),
      () => say(player, games.find((each) => each !== game) ?? '', { kind: 'setDecisions', round, values: [] }),
      () => say(player, games.find((each) => each !== game) ?? '', { kind: 'takeSeat', seat: otherSeat }),
      () => say(player, 'no-such', { kind: 'commit', round }),
    ];
    for (let tries = 0; tries < 2; tries += 1) await attempts[roll(attempts.length)]?.();
  };

  const decide = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const { person = '' } = player.listener;
    const fields = fieldsOf(seat, round);
    const picks = fields.filter(() => roll(3) > 0).slice(0, 6);
    const drafts = (picks.length === 0 ? fields.slice(0, 1) : picks).map(
      ({ lever, key }): FieldValue => ({
        lever,
        key,
        value: distinct(game, seat, person),
      }),
    );
    await say(player, game, { kind: 'setDecisions', round, values: drafts });
    if (roll(3) === 0) await resync(player);
    await cheat(player, game, seat, round);
  };
  /** What the round is played with: distinct where the company can bear it, otherwise given back. */
  const settle = async (player: Player, game: string, seat: Seat, round: number): Promise<void> => {
    const values = fieldsOf(seat, round).map((field): FieldValue => {
      const { lever, key, initial } = field;
      if (!bears(field)) return { lever, key, value: null };
      const value = (initial ?? 40_000_000) + 100_003 + (((made += 1) * 7_919) % 900_000);
      set.set(value, { game, seat });
      return { lever, key, value };
    });
    await say(player, game, { kind: 'setDecisions', round, values });
    await say(player, game, { kind: 'commit', round });
    if (roll(5) === 0) {
      await say(player, game, { kind: 'withdraw', round });
      await say(player, game, { kind: 'commit', round });
    }
  };

  let words = 0;
  const speakerOf = (game: string, seat: Seat): Speaker => ({
    setup: distinctScenario,
    game: watchedGame(game).game(),
    seat,
    roll,
    word: () => wordOf((words += 1)),
    number: () => numberOf(game, seat),
  });
  const sayAll = async (player: Player, game: string, commands: readonly GameCommand[]): Promise<void> => {
    for (const command of commands) {
      const level = informationLevel(distinctScenario, watchedGame(game).game());
      const ack = await say(player, game, command);
      if (ack.ok) together.add(`${command.kind} at ${level}`);
    }
  };
  const converse = async (player: Player, game: string, seat: Seat): Promise<void> => {
    await sayAll(player, game, thingsToSay(speakerOf(game, seat)));
    await search();
  };
  const setLevel = async (game: string, level: InformationLevel): Promise<void> => {
    const before = informationLevel(distinctScenario, watchedGame(game).game());
    await asLead(game, { kind: 'setLevel', level });
    await drain();
    if (before !== level) levelChanges.add(`${before} to ${level}`);
  };

  const seatedIn = (game: string): readonly Seat[] => seats.filter((seat) => watchedGame(game).game().seats[seat].holder.kind === 'person');

  /** Everybody says what they think but the last, then the last too; then the meeting is over, and some have another seat. */
  const meet = async (game: string, round: number): Promise<void> => {
    const [late, ...early] = seatedIn(game);
    for (const seat of early) await sayAll(playerOf(game, seat), game, thingsToMeetAbout(speakerOf(game, seat), true));
    await drain();
    for (const player of playersOf(game)) await resync(player);
    await search();
    if (late !== undefined) await sayAll(playerOf(game, late), game, thingsToMeetAbout(speakerOf(game, late), true));
    await drain();
    const before = seats.map((seat) => ownerOf(watchedGame(game).game().seats[seat]));
    await say(playerOf(game, early[0] ?? 'sales'), game, { kind: 'advance', round, from: 'huddle' });
    await drain();
    const after = seats.map((seat) => ownerOf(watchedGame(game).game().seats[seat]));
    if (before.join() !== after.join()) rotations += 1;
    for (const player of playersOf(game)) await resync(player);
    await drain();
  };

  const playRound = async (game: string, halfway?: () => Promise<void>): Promise<void> => {
    await watchedGame(game).refresh();
    const { round } = watchedGame(game).game();
    for (const [place, seat] of seatedIn(game)
      .toSorted(() => roll(3) - 1)
      .entries()) {
      if (place === 2) await halfway?.();
      await decide(playerOf(game, seat), game, seat, round);
      await search();
      await converse(playerOf(game, seat), game, seat);
    }
    for (const player of playersOf(game)) await resync(player);
    await drain();
    for (const seat of seatedIn(game)) await settle(playerOf(game, seat), game, seat, round);
    await drain();
    if (watchedGame(game).game().phase === 'planning') await asLead(game, { kind: 'force', round });
    await drain();
    if (watchedGame(game).game().phase === 'finished') return;
    const [some = 'sales'] = seatedIn(game);
    await converse(playerOf(game, some), game, some);
    await say(playerOf(game, some), game, { kind: 'advance', round, from: 'review' });
    await drain();
    if (watchedGame(game).game().phase === 'huddle') await meet(game, round);
    if (watchedGame(game).game().phase !== 'planning') throw new Error(`round ${round} is not over: ${watchedGame(game).game().phase}`);
  };

  const [first = '', second = ''] = games;
  for (const game of games)
    for (const [place, player] of playersOf(game).entries()) {
      const ack = await say(player, game, { kind: 'takeSeat', seat: seats[place] ?? 'sales' });
      if (!ack.ok) throw new Error(ack.refusal.code);
    }
  await drain();
  for (const game of games) await asLead(game, { kind: 'start' });
  await drain();
  for (let round = 1; round <= rounds; round += 1) {
    if (round === 2) await stage.outside();
    if (round === 3) {
      // Away long enough for a bot to sit in, and back again.
      const player = playerOf(first, 'operations');
      player.page.close();
      await lead.until(
        () => (lead.lobbies.at(-1)?.games[0]?.seats.some((seat) => !seat.connected) === true ? true : void time.advance(200)),
        'somebody to be away',
      );
      await time.advance(31_000);
      await drain();
      player.page = stage.back(player, first);
      await player.page.until(() => player.page.views[0], 'the way back');
      await drain();
    }
    if (round === 4) {
      // Gives the seat up for good; a bot plays it, and then somebody else takes it.
      await say(playerOf(second, 'logistics'), second, { kind: 'leaveSeat' });
      await drain();
    }
    if (round === 5) {
      await say(onlooker, second, { kind: 'takeSeat', seat: 'logistics' });
      await drain();
      for (const player of playersOf(second)) await resync(player);
      stage.joins(second, onlooker);
    }
    if (round === 4) await asLead(first, { kind: 'inject', event: 'blackout' });
    const [from, to] = levelsOfRounds[(round - 1) % levelsOfRounds.length] ?? ['closed', 'open'];
    await setLevel(first, from);
    await playRound(first, () => setLevel(first, to));
    if (watchedGame(first).game().records.at(-1)?.periods.at(-1)?.events.at(-1) === 'active') roundsInTheDark += 1;
    if (round <= Math.ceil((rounds * 2) / 3)) await playRound(second);
    await asLead(second, { kind: 'pause' });
    await asLead(second, { kind: 'resume' });
    await say(playerOf(first, 'sales'), first, { kind: 'leaveSeat', seat: 'sales' });
    await drain();
  }
  await stage.outside();
  await drain();

  await stage.close();
  return {
    leaks: [...stage.leaks],
    ...stage.heard(),
    refusals: stage.refusals,
    numbersSet: set.size,
    roundsInTheDark,
    together,
    levelChanges,
    rotations,
    beliefsRevealed: watched.reduce(
      (total, { game }) => total + game().together.huddles.filter(({ beliefs }) => beliefs.length === seats.length).length,
      0,
    ),
    agreementStates: new Set(watched.flatMap(({ game }) => game().together.agreements.map(({ state }) => state))),
    botReasons: watched.reduce((total, { reasons }) => total + reasons.size, 0),
    warnings: stage.warnings,
  };
};
