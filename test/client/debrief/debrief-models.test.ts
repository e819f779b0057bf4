import { beforeAll, describe, expect, it } from 'vitest';
import { causesOf } from '../../../client/model/debrief/causes.ts';
import { courseOf } from '../../../client/model/debrief/course.ts';
import { costliestFirst, gapView } from '../../../client/model/debrief/gaps.ts';
import { promisesOf } from '../../../client/model/debrief/promises.ts';
import { interactionLines, sharesOf } from '../../../client/model/debrief/shares.ts';
import { summaryOf } from '../../../client/model/debrief/summary.ts';
import { ratiosOf, waveOf, wavePlace } from '../../../client/model/debrief/wave.ts';
import type { Charted } from '../../../client/model/debrief/wave.ts';
import type { ChartDrawing } from '../../../client/model/chart.ts';
import { readDesks } from '../../../client/model/replay/desk-at.ts';
import { speech } from '../../../client/ui/texts/texts.ts';
import { bullwhipCauses, type Debrief, type InformationGap, type Outcome } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { debriefFixture } from '../../support/debrief-fixture.ts';

let replay: Replay;
let debrief: Debrief;
let desk: Desk;
beforeAll(async () => {
  ({ replay, debrief } = await debriefFixture());
  desk = readDesks(replay).deskAt('sales', replay.frames.length - 1);
});

/** A text that names a key or a value instead of saying it. */
const unsaid = (text: string): boolean => text === '' || /\{\{|\}\}|debrief\.|undefined|NaN|null|\[object/.test(text);
const all = { measure: 'orders', item: undefined } as const;

const expectSaid = ({ sentence, table }: Charted<ChartDrawing>): void => {
  expect(unsaid(sentence)).toBe(false);
  expect([table.caption, ...table.head, ...table.rows.flat()].filter(unsaid)).toEqual([]);
  for (const row of table.rows) expect(row.length).toBe(table.head.length);
};

describe('the wave of a game', () => {
  it('draws what customers asked for first, then the links that swell, in the numbers of the end', () => {
    const { drawing } = waveOf(replay, all, speech);
    expect(drawing.lines[0]?.values).toEqual(replay.end.demand.demandByRound);
    const suppliers = replay.end.links.find(({ link }) => link === 'suppliers>central');
    expect(drawing.lines.find(({ name }) => name.startsWith('Suppliers'))?.values).toEqual(suppliers?.ordersByRound);
    expect(drawing.steps.length).toBe(replay.about.playedRounds);
  });

  it('has every number of every link in its table, and a sentence, for all items and for each, up and down', () => {
    for (const measure of ['orders', 'goods'] as const)
      for (const item of [undefined, ...replay.map.items.map(({ id }) => id)]) expectSaid(waveOf(replay, { measure, item }, speech));
    const { table } = waveOf(replay, all, speech);
    expect(table.head.length).toBe(replay.end.links.length + 2);
  });

  it('shades the round a promotion ran in, not the one it was decided in, and events while they were felt', () => {
    const bands = waveOf(replay, all, speech).drawing.bands ?? [];
    const decided = replay.rounds.flatMap(({ round, decisions }) =>
      decisions.filter(({ lever, value }) => lever === 'promotion' && value > 0).map(({ key }) => ({ round, key })),
    );
    const [first] = decided;
    if (first === undefined) throw new Error('nothing was promoted');
    expect(bands.filter(({ tone }) => tone === 'promotion').map(({ from }) => from)).toContain(first.round);
    // The last round's promotion never ran.
    expect(bands.every(({ to }) => to < replay.about.playedRounds)).toBe(true);
    const felt = replay.truth.periods.filter(({ runOut, events }) => !runOut && events.some(({ state }) => state === 'active'));
    expect(felt.length).toBeGreaterThan(0);
    for (const { round } of felt)
      expect(bands.some(({ tone, from, to }) => tone === 'trouble' && from <= round - 1 && round - 1 <= to)).toBe(true);
  });

  it('shows one item’s promotions alone where one item is looked at', () => {
    const promoted = (item: string) =>
      waveOf(replay, { measure: 'orders', item }, speech).drawing.bands?.filter(({ tone }) => tone === 'promotion').length;
    expect(promoted('water')).toBe(1);
    expect(promoted('cola')).toBe(0);
  });

  it('finds the place of a day: its round; none before the first day and after the last', () => {
    const third = replay.rounds[2];
    expect(wavePlace(replay, third?.firstPeriod ?? 0)).toBe(2);
    expect(wavePlace(replay, 0)).toBeUndefined();
    expect(wavePlace(replay, replay.truth.periods.length - 1)).toBeUndefined();
  });

  it('sets every link that something was ordered along beside the benchmark’s', () => {
    const ratios = ratiosOf(replay, debrief.bullwhip.benchmark, all, speech);
    expectSaid(ratios);
    expect(ratios.drawing.rows.length).toBe(
      replay.end.links.filter(({ ratio, ordersByRound }) => ratio !== undefined && ordersByRound.some((units) => units > 0)).length,
    );
    expect(ratios.drawing.series.map(({ values }) => values.length)).toEqual([ratios.drawing.rows.length, ratios.drawing.rows.length]);
    expect(ratiosOf(replay, undefined, all, speech).drawing.series.length).toBe(1);
  });
});

describe('what such a wave comes from', () => {
  it('climbs from none of the habits to all of them, and says every cause', () => {
    const { causes } = debrief.bullwhip;
    if (causes === undefined) throw new Error('no causes');
    const made = causesOf(causes, replay.map, speech, replay.end.links);
    expectSaid(made);
    expect(made.own).toMatch(/^In this game orders at .+ varied \d+ times as much/);
    const changes = made.drawing.steps.filter(({ kind }) => kind === 'change').reduce((sum, { value }) => sum + value, 0);
    expect(made.drawing.steps[0]?.value).toBeCloseTo(causes.without, 9);
    expect(causes.without + changes).toBeCloseTo(causes.withAll, 6);
    expect(made.lines.length).toBe(causes.shares.length);
  });

  it('has words for every cause, also for one that calms and where none matters', () => {
    const causes = (share: number) => ({
      link: 'suppliers>central',
      without: 2,
      withAll: 2 + 4 * share,
      shares: bullwhipCauses.map((cause) => ({ cause, share })),
    });
    for (const share of [1, -0.3, 0]) {
      const made = causesOf(causes(share), replay.map, speech);
      expectSaid(made);
      expect(made.lines.filter(unsaid)).toEqual([]);
    }
    expect(causesOf(causes(0), replay.map, speech).sentence).toMatch(/hardly matter/);
  });
});

describe('who knew what, when', () => {
  const gapOf = (changes: Partial<InformationGap> = {}): InformationGap => ({
    id: 'g',
    kind: 'signal',
    values: { event: 'strike' },
    text: 'They vote on a strike.',
    firstSeats: ['sales'],
    firstRound: 3,
    others: [
      { seat: 'logistics', learnt: { round: 5, from: 'sales' }, acted: { round: 6, lever: 'booking' } },
      { seat: 'procurement', learnt: { round: 4, from: 'itself' } },
      { seat: 'operations' },
    ],
    delayRounds: 9,
    cost: { jointScore: 3.1, contributionCents: 183_000 },
    ...changes,
  });
  const viewOf = (changes: Partial<InformationGap> = {}) => gapView(replay, desk, gapOf(changes), speech);

  it('says fact by fact who could see it first, who was told by whom and when, who acted, and who never learnt', () => {
    expect(viewOf().lines).toEqual([
      'Sales could see it first, from week 3 on.',
      'Logistics was told by Sales in week 5. First other decision: Trucks booked, next week, week 6.',
      'Procurement found out by itself in week 4. Nothing was decided otherwise for it.',
      'Operations never learnt of it.',
    ]);
  });

  it('draws a lane for each seat it concerns, from the first round to past the last that something happened in', () => {
    const { lanes, rounds } = viewOf();
    expect(rounds[0]).toBe(3);
    expect(rounds.at(-1)).toBe(12);
    const states = (seat: string): readonly string[] => lanes.find((lane) => lane.seat === seat)?.cells.map(({ state }) => state) ?? [];
    expect(states('sales').slice(0, 3)).toEqual(['first', 'known', 'known']);
    expect(states('logistics').slice(0, 5)).toEqual(['unknown', 'unknown', 'learnt', 'acted', 'known']);
    expect(states('procurement').slice(0, 3)).toEqual(['unknown', 'learnt', 'known']);
    expect(new Set(states('operations'))).toEqual(new Set(['unknown']));
    expect(lanes.flatMap(({ cells }) => cells.map(({ words }) => words)).filter(unsaid)).toEqual([]);
    expect(viewOf({ others: [{ seat: 'logistics', learnt: { round: 3, from: 'sales' } }] }).lanes.map(({ seat }) => seat)).toEqual([
      'sales',
      'logistics',
    ]);
  });

  it('says what the delay cost: more, less, nothing, not known, no delay', () => {
    const costOf = (cost: Outcome | undefined, delayRounds = 2): readonly [string, string] => {
      const { cost: words, tone } = viewOf(cost === undefined ? ({ delayRounds, cost: undefined } as never) : { delayRounds, cost });
      return [words, tone];
    };
    expect(costOf({ jointScore: 3.1, contributionCents: 183_000 })).toEqual([
      'Had everybody known at once, and meant the same, it would have brought 3.1 points and €1,830 more.',
      'bad',
    ]);
    expect(costOf({ jointScore: -1, contributionCents: -500 })[1]).toBe('good');
    expect(costOf({ jointScore: 0.01, contributionCents: 3 })).toEqual([
      'Knowing at once would have changed nothing that counts.',
      'plain',
    ]);
    expect(costOf(undefined)[0]).toMatch(/no bot would have decided otherwise/);
    const old = { ...replay, about: { ...replay.about, playable: false } };
    expect(gapView(old, desk, gapOf({ cost: undefined } as never), speech).cost).toMatch(/not played again/);
    expect(costOf(undefined, 0)[0]).toMatch(/in time/);
  });

  it('names the promotion or the event it is about', () => {
    expect(viewOf().title).toBe('Strike at the port of Vigo');
    expect(viewOf({ kind: 'promotion', values: { item: 'water', option: 3, runs: 4 } }).title).toBe(
      'Promotion of Water in week 4: Display, -20 %',
    );
  });

  it('tells the costliest delay first, and says all of a real game', () => {
    const sorted = costliestFirst([gapOf({ id: 'none', cost: { jointScore: 0, contributionCents: 0 } }), gapOf({ id: 'dear' })]);
    expect(sorted.map(({ id }) => id)).toEqual(['dear', 'none']);
    expect(debrief.gaps.length).toBeGreaterThan(0);
    for (const gap of debrief.gaps) {
      const view = gapView(replay, desk, gap, speech);
      expect([view.title, view.cost, ...view.lines].filter(unsaid)).toEqual([]);
    }
  });
});

describe('what made the difference', () => {
  it('adds up, from the bots to the game, in points and in money', () => {
    const { attribution } = debrief;
    if (attribution === undefined) throw new Error('no attribution');
    for (const measure of ['points', 'money'] as const) {
      const made = sharesOf(attribution, replay.map, measure, speech);
      expectSaid(made);
      const { steps } = made.drawing;
      const changes = steps.filter(({ kind }) => kind === 'change').reduce((sum, { value }) => sum + value, 0);
      expect((steps[0]?.value ?? 0) + changes).toBeCloseTo(steps.at(-1)?.value ?? Number.NaN, 6);
      expect(steps.at(-1)?.value).toBeCloseTo(measure === 'points' ? replay.end.jointScore : replay.end.contributionCents, 6);
    }
  });

  it('puts structure before desks, and desks in their usual order: it ranks nobody', () => {
    const { attribution } = debrief;
    if (attribution === undefined) throw new Error('no attribution');
    const shuffled = {
      ...attribution,
      shares: attribution.shares.toReversed().toSorted((one, other) => one.jointScore - other.jointScore),
    };
    const names = (of: typeof attribution): readonly string[] =>
      sharesOf(of, replay.map, 'points', speech).drawing.steps.map(({ name }) => name);
    expect(names(attribution)).toEqual([
      'Coordinated bots, everything open',
      'What desks could know',
      'Decisions at Sales',
      'Decisions at Logistics',
      'Decisions at Procurement',
      'Decisions at Operations',
      'This game',
    ]);
    expect(names(shuffled)).toEqual(names(attribution));
  });

  it('names no person anywhere', () => {
    const people = Object.values(replay.about.names ?? {});
    expect(people.length).toBeGreaterThan(0);
    const { attribution } = debrief;
    if (attribution === undefined) throw new Error('no attribution');
    const said = JSON.stringify([
      sharesOf(attribution, replay.map, 'points', speech),
      interactionLines(attribution, replay.map, speech),
      summaryOf(replay, debrief, desk, speech),
    ]);
    expect(people.filter((name) => said.includes(name))).toEqual([]);
  });

  it('tells of pairs that mattered together, the strongest first, at most four', () => {
    const { attribution } = debrief;
    if (attribution === undefined) throw new Error('no attribution');
    const lines = interactionLines(attribution, replay.map, speech);
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines.map(({ text }) => text).filter(unsaid)).toEqual([]);
    const none = { ...attribution, interactions: attribution.interactions.map((pair) => ({ ...pair, jointScore: 0.1 })) };
    expect(interactionLines(none, replay.map, speech)).toEqual([]);
  });
});

describe('a game in two minutes', () => {
  it('says where the game stands among bots, as far as they are known', () => {
    const bots = (...policies: readonly string[]): Replay => ({
      ...replay,
      end: {
        ...replay.end,
        benchmarks: policies.map((policy) => ({
          policy,
          informationLevel: 'open',
          jointScore: 50,
          contributionCents: 0,
          totalCostCents: 0,
        })),
      },
    });
    const score = (of: Replay): string => summaryOf(of, undefined, desk, speech).score;
    expect(score(bots('silo', 'coordinated'))).toMatch(/work for themselves reach 50, bots that work together 50/);
    expect(score(bots('silo'))).toMatch(/work for themselves reach 50\.$/);
    expect(score(bots('coordinated'))).toMatch(/work together reach 50\.$/);
    expect(score(bots())).toMatch(/of 100 points\.$/);
  });

  it('leaves out what is not worked out yet, and says all that is', () => {
    const parts = (told: Debrief | undefined): readonly string[] => summaryOf(replay, told, desk, speech).lines.map(({ about }) => about);
    expect(parts(undefined)).toEqual(['wave', 'promises']);
    expect(parts(debrief)).toContain('shares');
    const dear = debrief.gaps.map((gap) => ({ ...gap, cost: { jointScore: 4, contributionCents: 100_000 } }));
    const whole = summaryOf(replay, { ...debrief, gaps: dear }, desk, speech);
    expect(whole.lines.map(({ about }) => about)).toContain('gap');
    expect([whole.score, ...whole.lines.map(({ text }) => text)].filter(unsaid)).toEqual([]);
  });

  it('has service and cost of every round that was played', () => {
    const course = courseOf(replay, speech);
    expectSaid(course);
    expect(course.drawing.lines.map(({ values }) => values.length)).toEqual([12, 12]);
  });
});

describe('promises at the end of a game', () => {
  it('are told apart: kept, missed, and all others that were agreed', () => {
    const promises = promisesOf(replay, readDesks(replay).deskAt, speech);
    const { kept, missed } = replay.end.teamwork.commitmentsKept;
    expect(promises.kept.map(({ view }) => view.id).toSorted()).toEqual([...kept].toSorted());
    expect(promises.missed.map(({ view }) => view.id).toSorted()).toEqual([...missed].toSorted());
    const agreed = replay.end.agreements.filter((each) => each.agreed !== undefined).length;
    expect(promises.kept.length + promises.missed.length + promises.other.length).toBe(agreed);
  });

  it('say the news that a crisis plan is about, whoever heard it, and call nobody "you"', () => {
    const { kept, missed, other } = promisesOf(replay, readDesks(replay).deskAt, speech);
    const said = [...kept, ...missed, ...other].map(({ view }) => `${view.lead} ${view.sentence}`);
    expect(said.filter((text) => text.includes('has not heard'))).toEqual([]);
    expect(said.filter((text) => /\bYou\b/.test(text))).toEqual([]);
  });
});
