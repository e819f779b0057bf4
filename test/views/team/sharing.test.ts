import { describe, expect, test } from 'vitest';
import type { Desk, Panel } from '../../../server/contract/desk.ts';
import { informationLevels, seats } from '../../../server/contract/ids.ts';
import type { InformationLevel, Seat } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import { headlessGame, openHeadlessRound, playHeadlessRound, resolveHeadlessRound } from '../../../server/game/headless.ts';
import { newDeskMemory } from '../../../server/views/desk-memory.ts';
import { desk, deskForBot } from '../../../server/views/desk.ts';
import { room, pageRoom } from '../../../server/views/room.ts';
import type { ViewSetup } from '../../../server/views/setup.ts';
import { eventIn, siteIndex, withEvents } from '../../support/eventful.ts';
import { busyTeam, inPlanning, sharingFacts, strike, talking, told } from '../../support/talking-team.ts';
import { plannedGame, spring } from '../../support/view-setups.ts';

const at = (level: InformationLevel, seat: Seat): Desk => desk(talking, busyTeam(level), seat);
const board = busyTeam('board');
const setLevel = (game: Game, level: InformationLevel): Game => told(talking, game, { type: 'LevelSet', level });
const copiesOn = ({ seat, panels }: Desk): readonly string[] =>
  panels.filter(({ source }) => source !== seat).map(({ source, id, asOfPeriod }) => `${source} ${id} ${asOfPeriod}`);

describe('what a seat may do with the others', () => {
  test('is what the information level lets it do, and how much of it is left', () => {
    expect(informationLevels.map((level) => at(level, 'operations').sharing.may)).toEqual([
      [],
      ['message', 'propose', 'passOn', 'shadow'],
      ['message', 'propose', 'passOn', 'shadow', 'publish'],
      ['message', 'propose', 'passOn', 'shadow', 'publish'],
    ]);
    const { publicationsLeft, shadowingsLeft, messagesLeft } = at('board', 'sales').sharing;
    expect([publicationsLeft, shadowingsLeft, messagesLeft]).toEqual([1, 3, 19]);
    expect(at('board', 'operations').sharing).toMatchObject({ publicationsLeft: 2, shadowingsLeft: 2, messagesLeft: 20 });
  });
});

describe('messages', () => {
  test('reach the team or the one they are for, and their sender', () => {
    const texts = (seat: Seat) => at('talk', seat).messages.map(({ id }) => id);
    expect(texts('sales')).toEqual(['m1', 'm2']);
    expect(texts('logistics')).toEqual(['m2', 'm3']);
    expect(texts('procurement')).toEqual(['m2', 'm3']);
    expect(texts('operations')).toEqual(['m1', 'm2']);
    expect(at('talk', 'sales').messages[0]).toEqual({
      id: 'm1',
      round: 9,
      atMs: 9_001,
      from: 'sales',
      to: 'operations',
      text: 'Between the two of us',
    });
  });

  test('stay with whom they reached when the information level falls', () => {
    expect(at('closed', 'operations').messages.map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  test('go all to a facilitator who looks at the game, and to nobody else with the room', () => {
    const nobody = { connected: new Set<string>(), names: new Map<string, string>() };
    const page = (viewer: { readonly person?: string; readonly facilitator: boolean }) => pageRoom(talking, board, viewer, nobody, 0);
    expect(page({ facilitator: true }).talk?.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
    expect(page({ person: 'person-sales', facilitator: false })).not.toHaveProperty('talk');
    expect(page({ person: 'person-sales', facilitator: true })).not.toHaveProperty('talk');
    expect(page({ person: 'somebody else', facilitator: false })).not.toHaveProperty('talk');
    expect(room(talking, board, { facilitator: true }, nobody, 0)).not.toHaveProperty('talk');
  });

  test('are read along as far as the last hundred', () => {
    const many = Array.from(
      { length: 120 },
      (_, place) => ({ type: 'MessageSent', round: 9, atMs: place, from: 'sales', to: 'team', text: `Word ${place}` }) as const,
    );
    const nobody = { connected: new Set<string>(), names: new Map<string, string>() };
    const { talk } = pageRoom(talking, told(talking, board, ...many), { facilitator: true }, nobody, 0);
    expect([talk?.length, talk?.[0]?.id, talk?.at(-1)?.text]).toEqual([100, 'm24', 'Word 119']);
  });
});

describe('a signal told on', () => {
  const notice = (seat: Seat, game = board) => desk(talking, game, seat).notices.find(({ id }) => id === strike);

  test('stands on the desk of whom it was told, with who told it', () => {
    const heard = notice('sales', inPlanning('board'));
    expect(heard).toMatchObject({ onlyYou: true, round: 8, place: 'vigo' });
    expect(notice('operations')).toEqual({ ...heard, onlyYou: false, from: 'sales' });
    expect(notice('sales')).toEqual({ ...heard, onlyYou: false, toldTo: ['operations'] });
    expect(notice('logistics')).toBeUndefined();
    expect(notice('procurement')).toBeUndefined();
  });

  test('says on each desk only what its seat heard and told', () => {
    const onwards = told(talking, board, {
      type: 'SignalPassedOn',
      notice: strike,
      by: 'operations',
      to: ['logistics', 'sales'],
      round: 9,
      atMs: 9_100,
    });
    expect(notice('sales', onwards)).toEqual(notice('sales'));
    expect(notice('operations', onwards)).toEqual({ ...notice('operations'), toldTo: ['sales', 'logistics'] });
    expect(notice('logistics', onwards)).toMatchObject({ from: 'operations' });
  });

  test('keeps its place among the others, and stays when the level falls', () => {
    const ids = desk(talking, setLevel(board, 'closed'), 'operations').notices.map(({ round }) => round);
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
    expect(notice('operations', setLevel(board, 'closed'))).toBeDefined();
  });
});

describe('the board', () => {
  test('hangs others’ panels on a desk as they were, the newest of each, at board and open only', () => {
    expect(informationLevels.map((level) => copiesOn(at(level, 'logistics')))).toEqual([
      [],
      [],
      ['sales complaints 40', 'procurement supply 35', 'operations shelf 30'],
      [
        'sales customerOrders 40',
        'sales accountRequests 40',
        'sales promotions 40',
        'sales service 40',
        'procurement supply 40',
        'procurement officialForecast 40',
        'procurement purchaseOrders 40',
        'operations dock 40',
        'operations crew 40',
        'operations quality 40',
        'sales complaints 40',
        'operations shelf 30',
      ],
    ]);
    expect(copiesOn(at('board', 'sales'))).toEqual(['procurement supply 35', 'operations shelf 30']);
  });

  test('falls with the act that has it, and stands again with the next one that does', () => {
    const { acts } = talking.rules;
    const [act] = acts;
    if (act === undefined) throw new Error('no act');
    const levels = ['board', 'closed', 'open'] as const;
    const setup: ViewSetup = {
      ...talking,
      rules: { ...talking.rules, acts: levels.map((informationLevel, place) => ({ ...act, fromRound: 1 + 4 * place, informationLevel })) },
    };
    let game = told(setup, headlessGame(setup, 'acts'), {
      type: 'PanelPublished',
      by: 'operations',
      panel: 'shelf',
      round: 1,
      asOfRound: 0,
    });
    const shown: string[] = [];
    while (game.round < 10) {
      shown.push(copiesOn(desk(setup, game, 'procurement')).includes('operations shelf 0') ? 'copy' : 'none');
      game = playHeadlessRound(setup, game, {});
    }
    expect(shown).toEqual(['copy', 'copy', 'copy', 'copy', 'none', 'none', 'none', 'none', 'copy']);
  });

  test('says what hangs on it, one’s own as well, and nothing while there is none', () => {
    const listed = (level: InformationLevel) => at(level, 'operations').sharing.publications;
    expect(listed('board')).toEqual([
      { by: 'procurement', panel: 'supply', round: 8, asOfRound: 7 },
      { by: 'operations', panel: 'shelf', round: 7, asOfRound: 6 },
      { by: 'sales', panel: 'complaints', round: 9, asOfRound: 8 },
    ]);
    expect(listed('open')).toEqual(listed('board'));
    expect([listed('closed'), listed('talk')]).toEqual([[], []]);
  });

  test('shows a panel to the letter as its publisher read it then', () => {
    let then = inPlanning('board');
    then = { ...then, records: then.records.slice(0, 8), decisions: then.decisions.slice(0, 7), round: 8 };
    const read = desk(talking, then, 'procurement').panels.find(({ id }) => id === 'supply');
    const copy = at('board', 'sales').panels.find(({ id }) => id === 'supply');
    expect(copy).toEqual(read);
    expect(copy).not.toEqual(at('board', 'procurement').panels.find(({ id }) => id === 'supply'));
  });

  test('shows the official forecast as it was given then', () => {
    const published = told(talking, inPlanning('board'), {
      type: 'PanelPublished',
      by: 'procurement',
      panel: 'officialForecast',
      round: 6,
      asOfRound: 5,
    });
    const field = talking.company.fields.findIndex(({ lever, key }) => lever === 'forecast' && key === 'water');
    const copy = desk(talking, published, 'operations').panels.find(({ id }) => id === 'officialForecast');
    expect(copy?.rows[0]?.series).toEqual(published.decisions.slice(0, 5).map((decisions) => decisions[field]));
  });

  test('does not repeat what a seat sees itself', () => {
    const published = told(talking, board, { type: 'PanelPublished', by: 'sales', panel: 'service', round: 9, asOfRound: 8 });
    expect(desk(talking, published, 'sales').panels.filter(({ id }) => id === 'service')).toHaveLength(1);
    expect(desk(talking, setLevel(published, 'open'), 'operations').panels.filter(({ id }) => id === 'service')).toHaveLength(1);
  });

  test('keeps a copy the same object while rounds go by', () => {
    const copyOf = (game: Game): Panel | undefined => desk(talking, game, 'sales').panels.find(({ id }) => id === 'supply');
    const published = told(talking, inPlanning('board'), {
      type: 'PanelPublished',
      by: 'procurement',
      panel: 'supply',
      round: 8,
      asOfRound: 7,
    });
    const next = openHeadlessRound(talking, resolveHeadlessRound(talking, published, {}));
    expect(copyOf(next)).toBe(copyOf(published));
    expect(copyOf(next)?.asOfPeriod).toBe(35);
  });

  test('shows of a system that was down what it showed then, also when it is up again', () => {
    const dark: ViewSetup = withEvents(
      spring,
      eventIn('attack', 28, 12, [{ kind: 'recordsFrozen', siteIndices: [siteIndex(spring.company, 'central')] }]),
    );
    const down = plannedGame(dark, 8, 'board');
    const shelfOf = (game: Game, seat: Seat) => desk(dark, game, seat).panels.find(({ id }) => id === 'shelf');
    const read = shelfOf(down, 'operations');
    expect(read?.asOfPeriod).toBe(27);
    let up = told(dark, down, { type: 'PanelPublished', by: 'operations', panel: 'shelf', round: 8, asOfRound: 7 });
    while (up.round < 11) up = playHeadlessRound(dark, up, {});
    expect(shelfOf(up, 'operations')?.asOfPeriod).toBe(50);
    expect(shelfOf(up, 'sales')).toEqual(read);
  });

  test('shows a usual round beside a panel published before the first one', () => {
    const first = told(talking, plannedGame(talking, 1, 'board'), {
      type: 'PanelPublished',
      by: 'operations',
      panel: 'dock',
      round: 1,
      asOfRound: 0,
    });
    expect(desk(talking, first, 'sales').panels.find(({ id }) => id === 'dock')?.usual?.length).toBeGreaterThan(0);
  });

  test('of a panel that its publisher does not have shows nothing', () => {
    const odd = told(talking, inPlanning('board'), { type: 'PanelPublished', by: 'sales', panel: 'cash', round: 9, asOfRound: 8 });
    expect(copiesOn(desk(talking, odd, 'operations'))).toEqual([]);
  });
});

describe('a look over a colleague’s shoulder', () => {
  const shadow = (level: InformationLevel) => at(level, 'operations').shadow;

  test('shows what the colleague sees by itself and has set, and nothing of what it says and agrees', () => {
    const seen = shadow('talk');
    const own = desk(talking, inPlanning('closed'), 'procurement');
    expect(seen).toEqual({
      seat: 'procurement',
      role: own.role,
      fields: own.fields,
      inputs: own.inputs,
      panels: own.panels,
      notices: own.notices,
      own: own.measures.own,
    });
  });

  test('shows the colleague’s own panels on an open board too, and is gone where nobody may look', () => {
    expect(shadow('open')?.panels).toEqual(shadow('talk')?.panels);
    expect(shadow('closed')).toBeUndefined();
  });

  test('lasts until the round it was asked for is resolved', () => {
    expect(at('board', 'logistics').shadow).toBeUndefined();
    const quiet = told(talking, inPlanning('board'), { type: 'ShadowingBegun', by: 'sales', of: 'procurement', round: 9 });
    expect(desk(talking, quiet, 'sales').shadow?.seat).toBe('procurement');
    const reviewed = resolveHeadlessRound(talking, quiet, {});
    expect(desk(talking, reviewed, 'sales').shadow).toBeUndefined();
    const ahead = told(talking, reviewed, { type: 'ShadowingBegun', by: 'sales', of: 'operations', round: 10 });
    expect(desk(talking, ahead, 'sales').shadow?.seat).toBe('operations');
    expect(desk(talking, openHeadlessRound(talking, ahead), 'sales').shadow?.seat).toBe('operations');
  });
});

describe('a desk of a team that talks', () => {
  test('says the same whatever was looked at before', () => {
    const games = [inPlanning('open'), board, setLevel(board, 'closed'), setLevel(board, 'open'), setLevel(board, 'talk'), board];
    for (const game of [...games, told(talking, inPlanning('board'), ...sharingFacts.slice(4, 6)), ...games.toReversed()])
      for (const seat of seats) {
        const { playback: _, recap: __, ...seen } = desk(talking, game, seat);
        const { playback: ___, recap: ____, ...fresh } = deskForBot(talking, game, seat, newDeskMemory());
        expect(seen).toEqual(fresh);
      }
  });
});
