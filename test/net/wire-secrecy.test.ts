import { beforeAll, describe, expect, test } from 'vitest';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { informationLevels } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { seatOf } from '../../server/game/seats.ts';
import type { Game } from '../../server/game/state.ts';
import type { Host, Page, Visitor } from '../../server/host/host.ts';
import type { Outlet } from '../../server/host/ports.ts';
import { desk } from '../../server/views/desk.ts';
import { distinctScenario } from '../support/distinct-scenario.ts';
import { siteIndex } from '../support/eventful.ts';
import type { Plant } from '../support/secret-stage.ts';
import { playSecretWorkshop } from '../support/secret-workshop.ts';
import type { PlayedWorkshop } from '../support/secret-workshop.ts';

describe('in games of two teams, four pages each, with a facilitator, a person without a seat and a stranger', () => {
  let played: PlayedWorkshop;
  beforeAll(async () => {
    played = await playSecretWorkshop(12);
  }, 300_000);

  test('nobody is ever sent what they may not know, in whatever kind of message', () => {
    expect(played.leaks).toEqual([]);
  });

  test('the play was no empty one: a bot, much said, refused in many ways', () => {
    expect(played.botReasons).toBeGreaterThan(1);
    expect(played.roundsInTheDark).toBe(3);
    expect(played.numbersSet).toBeGreaterThan(300);
    expect(played.texts).toBeGreaterThan(1000);
    expect(played.characters).toBeGreaterThan(1_000_000);
    expect(played.refusals.get('ok')).toBeGreaterThan(200);
    const codes = [...played.refusals.keys()];
    for (const code of ['phase/wrong-round', 'game/unknown', 'wire/malformed', 'lever/unknown', 'lever/not-yours', 'seat/taken'])
      expect(codes).toContain(code);
    expect(played.warnings).toEqual([]);
  });

  test('people did everything with each other that they may do, at every information level, and changed it and their seats', () => {
    const levelsOf = (kind: string): readonly string[] =>
      informationLevels.filter((level) => [...played.together].includes(`${kind} at ${level}`));
    for (const kind of ['message', 'propose', 'answer', 'conclude', 'release', 'escalate', 'passOn'])
      expect(levelsOf(kind), kind).not.toEqual([]);
    for (const kind of ['attend', 'believe', 'handOver', 'nameLead', 'thank', 'writeWorkingAgreement', 'arbitrate'])
      expect(levelsOf(kind), kind).not.toEqual([]);
    expect(levelsOf('answer')).toEqual(informationLevels);
    expect(levelsOf('shadow')).toEqual(['talk', 'board', 'open']);
    expect(levelsOf('publish')).toEqual(['board', 'open']);
    expect(played.levelChanges.size).toBeGreaterThan(8);
    expect([played.rotations, played.beliefsRevealed]).toEqual([4, 4]);
    expect([...played.agreementStates]).toEqual(expect.arrayContaining(['kept', 'missed', 'declined', 'released', 'lapsed']));
    expect(played.refusals.get('sharing/level')).toBeGreaterThan(20);
    expect(played.refusals.get('agreement/unknown')).toBeGreaterThan(5);
  });
});

/** A host whose pages go through other hands. */
const tampered = (
  host: Host,
  change: {
    readonly outlet?: (outlet: Outlet, visitor: Visitor) => Outlet;
    readonly page?: (page: Page, visitor: Visitor) => Page;
    readonly identified?: (answer: Visitor | { readonly refusal: Refusal }) => Visitor | { readonly refusal: Refusal };
  },
): Host => ({
  ...host,
  identify: async (token, game) => {
    const answer = await host.identify(token, game);
    return change.identified?.(answer) ?? answer;
  },
  open: (visitor, game, outlet) => {
    const page = host.open(visitor, game, change.outlet?.(outlet, visitor) ?? outlet);
    return 'refusal' in page ? page : (change.page?.(page, visitor) ?? page);
  },
});

const acks = (page: Page, change: (ack: Ack) => Ack): Page => ({
  ...page,
  command: async (envelope) => change(await page.command(envelope)),
});
const person = ({ viewer }: Visitor): string | undefined => viewer.person;
/** A message with something in it that no type allows. */
const withMore = <T extends object>(message: T, more: object): T => ({ ...message, ...more });

const { company } = distinctScenario;
const central = siteIndex(company, 'central') * company.items.length;
const centralCells = [central, central + company.items.length] as const;

/** So many rounds does it take until there is such a thing. */
const roundsFor = (name: string): number => {
  if (name.includes('changed hands')) return 6;
  if (name.includes('down')) return 5;
  return /bot|believe/.test(name) ? 3 : 2;
};

describe('a planted leak is caught by the same search', () => {
  const plants: Readonly<Record<string, readonly [Plant, RegExp]>> = {
    "another seat's draft in the ack of a command": [
      (host, { setByOther }) =>
        tampered(host, { page: (page, visitor) => acks(page, (ack) => withMore(ack, { state: { theirs: setByOther(person(visitor)) } })) }),
      /Person-\S+ was told (a number that \S+ set|game\.drafts)/,
    ],
    "another seat's draft in a refusal": [
      (host, { setByOther }) =>
        tampered(host, {
          page: (page, visitor) =>
            acks(page, (ack) =>
              ack.ok ? ack : { ok: false, refusal: { ...ack.refusal, details: { theirs: `now ${setByOther(person(visitor)) ?? ''}` } } },
            ),
        }),
      /Person-\S+ was told (a number that \S+ set|game\.drafts)/,
    ],
    "another seat's draft in a resync": [
      (host, { setByOther }) =>
        tampered(host, {
          page: (page, visitor) => ({ ...page, resync: () => withMore(page.resync(), { theirs: setByOther(person(visitor)) }) }),
        }),
      /Person-\S+ was told (a number that \S+ set|game\.drafts)/,
    ],
    "the other team's cash in a view": [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            view: (message: ViewMessage) => {
              const other = games().find(({ id }) => id !== message.game);
              outlet.view(withMore(message, { theirs: other?.game().records.at(-1)?.periods.at(-1)?.ledger?.cashCents }));
            },
          }),
        }),
      /was told .*cash/i,
    ],
    'the seed in a lobby': [
      (host, { seed }) =>
        tampered(host, { outlet: (outlet) => ({ ...outlet, lobby: (lobby) => outlet.lobby(withMore(lobby, { seed: seed() })) }) }),
      /Person-without-a-seat was told the seed/,
    ],
    'the seed to whom the handshake turns away': [
      (host, { seed }) =>
        tampered(host, {
          identified: (answer) => ('refusal' in answer ? { refusal: { ...answer.refusal, details: { seed: seed() } } } : answer),
        }),
      /the stranger was told the seed/,
    ],
    'a state hash in a view': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({ ...outlet, view: (message) => outlet.view(withMore(message, { hash: games()[0]?.game().stateHash })) }),
        }),
      /was told a state hash/,
    ],
    'a signal before its time': [
      (host, { games }) =>
        tampered(host, {
          page: (page) => acks(page, (ack) => (games().length === 0 ? ack : withMore(ack, { soon: 'Strike at the port of Vigo' }))),
        }),
      /was told an event to come/,
    ],
    'what a system that is down would say': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            view: (message) =>
              outlet.view(
                withMore(message, {
                  books: games()[0]
                    ?.game()
                    .records.at(-1)
                    ?.periods.at(-1)
                    ?.book.slice(...centralCells),
                }),
              ),
          }),
        }),
      /Person-operations-of-team-1 was told game\.\S*book\.\d+/,
    ],
    'the events that a facilitator holds': [
      (host) =>
        tampered(host, {
          outlet: (outlet) => ({ ...outlet, view: (message) => outlet.view(withMore(message, { held: 'Event blackout' })) }),
        }),
      /Person-sales-of-team-1 was told an event to come/,
    ],
    'what somebody else’s bot thinks': [
      (host, { games }) =>
        tampered(host, {
          page: (page) => ({
            ...page,
            resync: () => withMore(page.resync(), { why: games().flatMap((game) => [...game.reasons]) }),
          }),
        }),
      /was told a bot's reason/,
    ],
    'what two others say to each other, in an ack': [
      (host, { games }) =>
        tampered(host, {
          page: (page) => acks(page, (ack) => withMore(ack, { said: games()[0]?.game().together.messages })),
        }),
      /Person-\S+ was told game\.together\.messages\.\d+\.text/,
    ],
    'what a team says, in a lobby': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            lobby: (lobby) => outlet.lobby(withMore(lobby, { talk: games()[0]?.game().together.messages })),
          }),
        }),
      /Person-without-a-seat was told game\.together\.messages\.\d+\.text/,
    ],
    'what others promise each other': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            view: (message) => outlet.view(withMore(message, { promised: games()[0]?.game().together.agreements })),
          }),
        }),
      /Person-\S+-of-team-1 was told game\.together\.agreements\.\d+\.\S* \(\d+\)/,
    ],
    'why others ask each other': [
      (host, { games }) =>
        tampered(host, {
          page: (page) => ({
            ...page,
            resync: () =>
              withMore(page.resync(), {
                why: games()[0]
                  ?.game()
                  .together.agreements.map(({ terms }) => terms.why),
              }),
          }),
        }),
      /Person-\S+-of-team-1 was told game\.together\.agreements\.\d+\.terms\.why/,
    ],
    'what an open board would show': [
      (host, { games }) => {
        const copies = (game: Game): unknown =>
          desk(distinctScenario, { ...game, informationLevel: 'open' }, 'sales').panels.filter(({ source }) => source !== 'sales');
        return tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            view: (message) => outlet.view(withMore(message, { board: games().map(({ game }) => copies(game())) })),
          }),
        });
      },
      /Person-sales-of-team-1 was told game\.records/,
    ],
    'what others believe before they all know': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            view: (message) => outlet.view(withMore(message, { believed: games()[0]?.game().together.huddles.at(-1)?.beliefs })),
          }),
        }),
      /Person-\S+-of-team-1 was told game\.together\.huddles\.0\.beliefs/,
    ],
    'the desk somebody had before seats changed hands': [
      (host, { games }) => {
        const seatsBefore = new Map<string | undefined, Seat>();
        const oldDesk = (visitor: Visitor): unknown => {
          const game = games()[0]?.game();
          const by = person(visitor);
          const seat = game === undefined || by === undefined ? undefined : seatOf(game, by);
          if (game === undefined || seat === undefined) return undefined;
          if (!seatsBefore.has(by)) seatsBefore.set(by, seat);
          return desk(distinctScenario, game, seatsBefore.get(by) ?? seat).inputs;
        };
        return tampered(host, {
          page: (page, visitor) => ({ ...page, resync: () => withMore(page.resync(), { old: oldDesk(visitor) }) }),
        });
      },
      /Person-\S+-of-team-1 was told game\.(drafts|standing)/,
    ],
    'all ids of persons in a lobby': [
      (host, { games }) =>
        tampered(host, {
          outlet: (outlet) => ({
            ...outlet,
            lobby: (lobby) => outlet.lobby(withMore(lobby, { holders: games().map(({ game }) => game().seats) })),
          }),
        }),
      /was told the id of a person/,
    ],
  };
  for (const [name, [plant, expected]] of Object.entries(plants))
    test(name, async () => {
      const { leaks } = await playSecretWorkshop(roundsFor(name), plant);
      expect(leaks.join('\n')).toMatch(expected);
    });
});
