import { beforeAll, describe, expect, test } from 'vitest';
import type { Ack, ViewMessage } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import type { Host, Page, Visitor } from '../../server/host/host.ts';
import type { Outlet } from '../../server/host/ports.ts';
import { distinctScenario } from '../support/distinct-scenario.ts';
import { siteIndex } from '../support/eventful.ts';
import { playSecretWorkshop } from '../support/secret-workshop.ts';
import type { PlayedWorkshop, Plant } from '../support/secret-workshop.ts';

describe('in games of two teams, four pages each, with a facilitator, a person without a seat and a stranger', () => {
  let played: PlayedWorkshop;
  beforeAll(async () => {
    played = await playSecretWorkshop(12);
  });

  test('nobody is ever sent what they may not know, in whatever kind of message', () => {
    expect(played.leaks).toEqual([]);
  });

  test('the play was no empty one: both information levels, a bot, much said, refused in many ways', () => {
    expect([...played.levels].toSorted()).toEqual(['closed', 'open']);
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
      const { leaks } = await playSecretWorkshop(name.includes('down') ? 5 : name.includes('bot') ? 3 : 2, plant);
      expect(leaks.join('\n')).toMatch(expected);
    });
});
