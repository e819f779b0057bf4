import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Message } from '../../server/contract/sharing.ts';
import { sendPackets } from '../support/hostile.ts';
import { codeOf, deskOf, listening } from './listening.ts';
import { createWorkshop, freshId, join } from './served.ts';
import type { TestPage } from './served.ts';

let served: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  served = await listening();
});
afterAll(async () => {
  await served.close();
  expect(served.report.warnings).toEqual([]);
});

type Command = Readonly<Record<string, unknown>>;

/** A running game with Eve in sales, Ben in logistics and Cleo in procurement, who may talk unless told otherwise; a bot in operations. */
const table = async (level: string | undefined = 'talk') => {
  const workshop = await createWorkshop(served.url, { planningSeconds: 600 });
  const lead = await served.page(workshop.facilitatorToken);
  const game = lead.lobbies[0]?.games[0]?.game ?? '';
  const sit = async (name: string, seat: Seat): Promise<TestPage> => {
    const page = await served.page((await join(served.url, workshop.code, name)).token, game);
    expect(codeOf(await page.send(game, { kind: 'takeSeat', seat }))).toBe('ok');
    return page;
  };
  const eve = await sit('Eve', 'sales');
  const ben = await sit('Ben', 'logistics');
  const cleo = await sit('Cleo', 'procurement');
  expect(codeOf(await lead.send(game, { kind: 'start' }))).toBe('ok');
  if (level !== undefined) expect(codeOf(await lead.send(game, { kind: 'setLevel', level }))).toBe('ok');
  const say = async (page: TestPage, command: Command): Promise<string> => codeOf(await page.send(game, command));
  return { workshop, lead, game, eve, ben, cleo, say };
};

const asking = (more: Command = {}): Command => ({
  kind: 'propose',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'vigo>central', amount: 3, inRound: 2, ...more },
  pledges: [],
});
const messagesOf = async (page: TestPage): Promise<readonly Message[]> => (await deskOf(page)).messages;
const agreementsOf = async (page: TestPage): Promise<readonly Agreement[]> => (await deskOf(page)).agreements;

describe('words', () => {
  const fields: readonly (readonly [string, (text: string) => Command])[] = [
    ['a message', (text) => ({ kind: 'message', to: 'team', text })],
    ['why', (text) => asking({ why: text })],
    ['thanks', (text) => ({ kind: 'thank', to: 'logistics', text })],
    ['a working agreement', (text) => ({ kind: 'writeWorkingAgreement', text })],
    ['a hand-over note', (text) => ({ kind: 'handOver', text })],
    ['a reason', (text) => ({ kind: 'answer', agreement: 'a1', answer: 'decline', reason: text })],
    ['a ruling', (text) => ({ kind: 'arbitrate', agreement: 'a1', accept: true, reason: text })],
  ];
  const bad: readonly (readonly [string, string])[] = [
    ['nothing in it', ''],
    ['blanks alone', ' \u00a0 '],
    ['nothing to see', '\u200b\u200d'],
    ['a zero', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['another line break', 'a\u2028b'],
    ['a bell', 'a\u0007b'],
    ['half a character', 'a\ud83db'],
    ['a turn of direction', 'pay \u202e001 to Eve'],
    ['an isolated turn of direction', '\u2067evil\u2069'],
    ['281 characters', 'x'.repeat(281)],
    ['10,000 characters', '箱'.repeat(5000)],
  ];

  test.each(fields)('of %s that no screen could show are refused, and nobody is told of them', async (_, command) => {
    const { eve, ben, say } = await table();
    for (const [, text] of bad) expect(await say(eve, command(text))).toBe('wire/malformed');
    for (const value of [17, null, ['a'], { text: 'a' }, true])
      expect(await say(eve, command(value as unknown as string))).toBe('wire/malformed');
    expect(await messagesOf(ben)).toEqual([]);
    expect(await agreementsOf(ben)).toEqual([]);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '{{constructor.constructor("x")()}}',
    '__proto__',
    "'; DROP TABLE texts; --",
    'Zoë schafft 50 → 箱 👩‍🚀',
    'سلام، ۵۰ تا؟',
    '&lt;b&gt;',
  ])('are text and nothing else: %s', async (text) => {
    const { eve, ben, say } = await table();
    expect(await say(eve, { kind: 'message', to: 'logistics', text: `  ${text} ` })).toBe('ok');
    expect((await messagesOf(ben)).map((message) => message.text)).toEqual([text]);
    expect(await say(eve, asking({ why: text }))).toBe('ok');
    expect((await agreementsOf(ben))[0]?.terms).toMatchObject({ why: text });
  });
});

describe('whose words they are', () => {
  test('is not for the sender to say: keys of facts, of other seats and of bots are refused', async () => {
    const { game, eve, ben, say } = await table();
    const forged: readonly Command[] = [
      { kind: 'message', to: 'team', text: 'hello', from: 'logistics' },
      { kind: 'message', to: 'team', text: 'hello', author: { kind: 'bot', seat: 'operations' } },
      { kind: 'message', to: 'everybody', text: 'hello' },
      { ...asking(), by: 'procurement' },
      { ...asking(), agreement: 'a7' },
      { ...asking(), emergency: true },
      { kind: 'passOn', notice: 'signal 0 0', to: ['logistics'], by: 'operations' },
      { kind: 'answer', agreement: 'a1', answer: 'accept', by: 'logistics' },
      { kind: 'believe', seat: 'logistics', belief: { demandByRound: [1], bottleneck: 'central', trust: 3 } },
    ];
    for (const command of forged) expect(await say(eve, command)).toBe('wire/malformed');
    const envelope = {
      id: freshId(),
      game,
      command: { kind: 'message', to: 'team', text: 'hello' },
      author: { kind: 'bot', seat: 'operations' },
    };
    expect(codeOf(await eve.socket.timeout(8000).emitWithAck('command', envelope))).toBe('wire/malformed');
    expect(await messagesOf(ben)).toEqual([]);
  });

  test('what the host alone tells a game is no command of the wire', async () => {
    const { eve, lead, say } = await table();
    for (const page of [eve, lead])
      for (const command of [
        { kind: 'worth', results: [] },
        { kind: 'huddleOver', round: 1 },
        { kind: 'botDecisions', seat: 'operations', round: 1, values: [], memory: {}, reason: '' },
        { kind: 'AgreementMade', agreement: 'a1' },
        { kind: 'judge' },
      ])
        expect(await say(page, command)).toBe('wire/unknown-command');
  });

  test('facilitators, and people without a seat, speak for nobody', async () => {
    const { workshop, game, lead, say, ben } = await table();
    const onlooker = await served.page((await join(served.url, workshop.code, 'Onlooker')).token, game);
    for (const command of [
      { kind: 'message', to: 'team', text: 'hello' },
      asking(),
      { kind: 'shadow', seat: 'sales' },
      { kind: 'attend' },
    ]) {
      expect(await say(lead, command)).toMatch(/^(token\/not-allowed|phase\/not-now)$/);
      expect(await say(onlooker, command)).toMatch(/^(seat\/none|phase\/not-now)$/);
    }
    expect(await messagesOf(ben)).toEqual([]);
  });
});

describe('agreements of others', () => {
  test('are not there for a third seat: not to see, to answer, to let go or to bring before anybody', async () => {
    const { eve, ben, cleo, say } = await table();
    expect(await say(eve, asking())).toBe('ok');
    const [{ id }] = await agreementsOf(ben);
    for (const command of [
      { kind: 'answer', agreement: id, answer: 'accept' },
      { kind: 'conclude', agreement: id },
      { kind: 'release', agreement: id },
      { kind: 'escalate', agreement: id },
      { kind: 'arbitrate', agreement: id, accept: true },
    ])
      expect(await say(cleo, command)).toBe(await say(cleo, { ...command, agreement: 'a99' }));
    expect(await agreementsOf(cleo)).toEqual([]);
    expect(await agreementsOf(ben)).toMatchObject([{ id, state: 'open' }]);
  });

  test('cannot be answered by who asked, nor signed for another seat', async () => {
    const { eve, ben, say } = await table();
    expect(await say(eve, asking())).toBe('ok');
    const [{ id }] = await agreementsOf(ben);
    expect(await say(eve, { kind: 'answer', agreement: id, answer: 'accept' })).toMatch(/^agreement\//);
    const promise = { kind: 'action', seat: 'operations', lever: 'overtime', key: 'central', relation: 'atLeast', value: 1, round: 2 };
    expect(await say(eve, { ...asking(), pledges: [promise] })).toMatch(/^(agreement|lever)\//);
    expect(
      await say(eve, { kind: 'propose', to: ['sales'], terms: { kind: 'request', what: { kind: 'action', lever: 'price' } }, pledges: [] }),
    ).toBe('seat/yourself');
  });

  test.each([
    ['a lever that is none', asking({ what: { kind: 'action', lever: 'magic' } })],
    ['an amount beyond numbers', asking({ amount: 1e300 })],
    ['half a truck', asking({ amount: 0.5 })],
    ['a date before time', asking({ inRound: 0 })],
    ['25 pledges', { ...asking(), pledges: Array.from({ length: 25 }, () => ({ kind: 'forecast', item: 'water', round: 2, units: 1 })) }],
    ['a kind of its own', { ...asking(), terms: { kind: 'threat' } }],
    ['five seats', { ...asking(), to: ['sales', 'sales', 'sales', 'sales', 'sales'] }],
  ])('with %s are refused as they come', async (_, command) => {
    const { eve, say } = await table();
    expect(await say(eve, command)).toBe('wire/malformed');
  });
});

describe('who may read what', () => {
  test('a word between two is on their desks alone; the facilitator reads along, players and lobbies never do', async () => {
    const { game, lead, workshop, eve, ben, cleo, say } = await table();
    const watch = await served.page(workshop.facilitatorToken, game);
    const secret = 'Okapi at noon';
    expect(await say(eve, { kind: 'message', to: 'logistics', text: secret })).toBe('ok');
    expect((await messagesOf(ben)).map(({ text }) => text)).toEqual([secret]);
    await watch.until(() => (JSON.stringify(watch.views).includes(secret) ? true : undefined), 'the message');
    await lead.until(() => (lead.lobbies.length > 1 ? true : undefined), 'the lobby');
    expect(JSON.stringify([cleo.views, await deskOf(cleo), lead.lobbies])).not.toContain(secret);
    expect(JSON.stringify(ben.views.map((view) => view.room))).not.toContain(secret);
  });

  test('the facilitator sets the level, nobody else: desks show it at once, and what it forbids is refused', async () => {
    const { game, lead, eve, ben, say } = await table('closed');
    const level = async (page: TestPage): Promise<string> => (await deskOf(page)).act.informationLevel;
    expect(await level(eve)).toBe('closed');
    expect(await say(eve, { kind: 'setLevel', level: 'open' })).toBe('token/not-allowed');
    for (const command of [
      { kind: 'message', to: 'team', text: 'hello' },
      asking(),
      { kind: 'shadow', seat: 'logistics' },
      { kind: 'publish', panel: 'service' },
    ])
      expect(await say(eve, command)).toBe('sharing/level');
    expect(codeOf(await lead.send(game, { kind: 'setLevel', level: 'wide open' }))).toBe('wire/malformed');
    expect(codeOf(await lead.send(game, { kind: 'setLevel', level: 'talk' }))).toBe('ok');
    expect([await level(eve), await level(ben)]).toEqual(['talk', 'talk']);
    expect(await say(eve, { kind: 'message', to: 'team', text: 'hello' })).toBe('ok');
    expect(await say(eve, { kind: 'publish', panel: 'service' })).toBe('sharing/level');
    expect(codeOf(await lead.send(game, { kind: 'setLevel', level: 'closed' }))).toBe('ok');
    expect(await say(eve, { kind: 'message', to: 'team', text: 'again' })).toBe('sharing/level');
    expect((await messagesOf(ben)).map(({ text }) => text)).toEqual(['hello']);
  });
});

describe('in numbers', () => {
  test('who floods the team is stopped by the game and then by the network; the others talk on', async () => {
    const { eve, ben, say } = await table();
    const codes: string[] = [];
    for (let place = 0; place < 60; place += 1) codes.push(await say(eve, { kind: 'message', to: 'team', text: `flood ${place}` }));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(20);
    expect(codes.filter((code) => code === 'talk/too-many')).toHaveLength(20);
    expect(codes.filter((code) => code === 'wire/too-many')).toHaveLength(20);
    expect(await say(ben, { kind: 'message', to: 'team', text: 'Stop that' })).toBe('ok');
    // What is no talk is still taken from who flooded.
    expect(await say(eve, { kind: 'commit', round: 1 })).toBe('ok');
  });

  test('the same word sent again with its id is said once', async () => {
    const { game, eve, ben } = await table();
    const id = freshId();
    for (let tries = 0; tries < 3; tries += 1)
      expect(codeOf(await eve.send(game, { kind: 'message', to: 'team', text: 'Once' }, id))).toBe('ok');
    expect(await messagesOf(ben)).toHaveLength(1);
  });

  test('packets that no client of ours sends are refused', async () => {
    const { game, eve, ben } = await table();
    const packet = (inner: string): string => `21["command",{"id":"${freshId()}","game":"${game}","command":${inner}}]`;
    for (const inner of [
      '{"kind":"message","to":"team","text":"a","__proto__":{"from":"logistics"}}',
      '{"kind":"message","to":"__proto__","text":"a"}',
      '{"kind":"message","to":"team","template":"constructor"}',
      `{"kind":"propose","to":["logistics"],"terms":${'['.repeat(5000)}${']'.repeat(5000)},"pledges":[]}`,
      '{"kind":"answer","agreement":"__proto__xxxxxxxx","answer":"accept"}',
    ]) {
      const got = await sendPackets(eve, [packet(inner)], 2000, (texts) => texts.some((text) => text.includes('"code"')));
      expect(got.join('\n')).toContain('"code":"wire/malformed"');
    }
    expect(await messagesOf(ben)).toEqual([]);
  });
});
