import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { InformationLevel, PersonId, Seat } from '../../server/contract/ids.ts';
import { openHeadlessRound } from '../../server/game/headless.ts';
import { rotationOf } from '../../server/game/huddles/rotation.ts';
import { seatOf } from '../../server/game/seats.ts';
import type { Game } from '../../server/game/state.ts';
import { desk } from '../../server/views/desk.ts';
import { agreementFacts, inHuddle, sharingFacts, talking, told } from '../support/talking-team.ts';
import { interference } from './secrecy-check.ts';
import { sent, truths } from './secrecy-truths.ts';
import type { Truth } from './secrecy-truth.ts';

type Leak = (truth: Truth, seat: Seat) => unknown;
/** In which truth, what is shown too much, how the finding reads, and which leaves are changed. */
type Plant = readonly [keyof typeof truths, Leak, RegExp, RegExp];

const at = (level: InformationLevel, { game }: Truth): Game => ({ ...game, informationLevel: level });
const panelOf = ({ setup, game }: Truth, seat: Seat, panel: string): unknown =>
  desk(setup, game, seat).panels.find(({ id }) => id === panel);

const plants: Readonly<Record<string, Plant>> = {
  'a message between two others': [
    'a team that may talk',
    ({ game }) => game.together.messages.map(({ text }) => text),
    /logistics sees game\.together\.messages\.0\.text/,
    /messages/,
  ],
  'who speaks to whom': [
    'a team on an open board',
    ({ game }) => game.together.messages.map(({ from, to }) => [from, to]),
    /sales sees game\.together\.messages\.2\.to/,
    /messages/,
  ],
  'the terms of an agreement of others': [
    'a team with a board',
    ({ game }) => game.together.agreements.map(({ terms }) => terms),
    /procurement sees game\.together\.agreements\.0\.terms\.amount/,
    /agreements/,
  ],
  'an offer that the planning lead alone was asked about': [
    'a team on an open board',
    ({ game }) => game.together.agreements[1]?.pledges,
    /sales sees game\.together\.agreements\.1\.pledges\.0\.value/,
    /agreements/,
  ],
  'what became of a promise between others': [
    'a team that may talk',
    ({ game }) => game.together.agreements[6]?.ended,
    /sales sees game\.together\.agreements\.6\.ended\.pledges\.0\.actual/,
    /agreements/,
  ],
  'inputs behind an offer': [
    'a team that may talk',
    ({ game }) => game.together.agreements[1]?.answers[0]?.actions,
    /logistics sees game\.together\.agreements\.1\.answers\.0\.actions\.0\.value/,
    /agreements/,
  ],
  'what agreeing filled in on the other side': [
    'a team that may talk',
    ({ game }) => game.together.agreements.map(({ filled }) => filled),
    /operations sees game\.together\.agreements\.6\.filled\.0\.value/,
    /agreements/,
  ],
  'a signal that somebody else was told of': [
    'a team that may talk',
    (truth) => desk(truth.setup, truth.game, 'operations').notices,
    /procurement sees game\.records\.8\.close\.signals\.0\.text/,
    /signals/,
  ],
  'who told whom': [
    'a team that may talk',
    ({ game }) => game.together.passedOn,
    /logistics sees game\.together\.passedOn\.0\.to\.0/,
    /passedOn/,
  ],
  'a copy that is left when the level falls': [
    'a team that may not talk any more',
    (truth, seat) => desk(truth.setup, at('board', truth), seat).panels,
    /sales sees game\.records\.7\.periods\.\d\.book/,
    /records.*\.book/,
  ],
  'what hung on a board that is gone': [
    'a team that may talk',
    ({ game }) => game.together.publications,
    /sales sees game\.together\.publications\.0\.panel/,
    /publications/,
  ],
  'a copy that goes on with the rounds': [
    'a team with a board',
    (truth) => panelOf(truth, 'procurement', 'supply'),
    /sales sees game\.records\.8\.periods\.\d\.book/,
    /records.*\.book/,
  ],
  'a panel beside the one on the board': [
    'a team with a board',
    (truth) => panelOf(truth, 'procurement', 'cash'),
    /sales sees game\.records\.8\.periods\.\d\.ledger\.cashCents/,
    /cashCents/,
  ],
  'what a system that was down on publishing says now': [
    'a team with a board, the central system down',
    ({ game }) => game.records[7]?.periods.at(-1)?.book,
    /sales sees game\.records\.7\.periods\.4\.book/,
    /records.*\.book/,
  ],
  'a look over a shoulder that somebody else asked for': [
    'a team that may talk',
    ({ setup, game }) => desk(setup, game, 'operations').shadow,
    /sales sees game\.drafts/,
    /drafts/,
  ],
  'a look over a shoulder where nobody may look any more': [
    'a team that may not talk any more',
    (truth, seat) => desk(truth.setup, at('talk', truth), seat).shadow,
    /operations sees game\.drafts/,
    /drafts/,
  ],
  'a belief before everybody has told theirs': [
    'a huddle in which not everybody has said what they believe',
    ({ game }) => game.together.huddles.at(-1)?.beliefs,
    /logistics sees game\.together\.huddles\.1\.beliefs\.0\.belief\.demandByRound/,
    /huddles/,
  ],
  'what customers ordered, before it lies beside the beliefs': [
    'a huddle in which not everybody has said what they believe',
    ({ game }) => game.records[8]?.periods.map(({ demand }) => demand),
    /operations sees game\.records\.8\.periods\.0\.demand/,
    /records.*\.demand/,
  ],
  'what was believed in an earlier huddle': [
    'a huddle in which all beliefs lie open',
    ({ game }) => game.together.huddles[0]?.beliefs,
    /sales sees game\.together\.huddles\.0\.beliefs\.1\.belief\.trust/,
    /huddles/,
  ],
  'what will be asked in a meeting to come': [
    'a huddle in which all beliefs lie open',
    ({ setup }) => setup.rules.huddles?.[2]?.prompts,
    /sales sees setup\.rules\.huddles\.2\.prompts\.0/,
    /huddles/,
  ],
  'the note left on another desk': [
    'a team that may talk',
    ({ game }) => game.together.handOvers,
    /logistics sees game\.together\.handOvers\.0\.text/,
    /handOvers/,
  ],
  'what hurts another role': [
    'a team that may talk',
    ({ setup }) => setup.rules.roles.logistics.hurts,
    /sales sees setup\.rules\.roles\.logistics\.hurts/,
    /roles/,
  ],
};

describe('a planted leak of what a team does together is caught', () => {
  for (const [name, [truth, leak, pattern, among]] of Object.entries(plants))
    test(name, () => {
      const view = (changed: Truth, seat: Seat): unknown => ({ view: sent(changed, seat), leak: leak(changed, seat) });
      expect(interference(truths[truth], view, 20, among).leaks.join('\n')).toMatch(pattern);
    });
});

describe('after seats have changed hands', () => {
  const before = told(talking, inHuddle('talk', ['logistics', 'operations']), ...sharingFacts, ...agreementFacts);
  const rotated = openHeadlessRound(talking, told(talking, before, { type: 'SeatsRotated', round: 8, moves: rotationOf(before) }));
  const sentTo = (game: Game, person: PersonId): unknown => {
    const seat = seatOf(game, person);
    return seat === undefined ? undefined : desk(talking, game, seat);
  };

  test('a person is sent the new seat’s things, and none of those that stayed with the old one', () => {
    for (const [place, seat] of seats.entries())
      expect(sentTo(rotated, `person-${seat}`)).toEqual(desk(talking, rotated, seats[(place + 1) % 4] ?? 'sales'));
    const fromSales = JSON.stringify(sentTo(rotated, 'person-sales'));
    for (const theirs of ['Between the two of us', '"a8"', 'Faraway is slower', '"signal 8 0"']) {
      expect(fromSales).not.toContain(theirs);
      expect(JSON.stringify(sentTo(before, 'person-sales')) + JSON.stringify(sentTo(before, 'person-procurement'))).toContain(theirs);
    }
    expect(fromSales).toContain('"a7"');
  });

  test('the note stays with the seat it was left on', () => {
    expect(JSON.stringify(sentTo(before, 'person-logistics'))).not.toContain('Faraway is slower');
    expect(JSON.stringify(sentTo(rotated, 'person-logistics'))).toContain('Faraway is slower');
    expect(JSON.stringify(sentTo(rotated, 'person-procurement'))).not.toContain('Faraway is slower');
  });

  test('what was believed on a desk stays on it', () => {
    expect(JSON.stringify(sentTo(before, 'person-operations'))).toContain('24204');
    for (const seat of seats) expect(JSON.stringify(desk(talking, rotated, seat))).not.toContain('24204');
  });
});
