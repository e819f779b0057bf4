import type { Attribution, Outcome, Player } from '../../../server/contract/debrief.ts';
import type { MapView } from '../../../server/contract/desk.ts';
import { seats } from '../../../server/contract/ids.ts';
import type { WaterfallDrawing } from '../chart.ts';
import { seatNameOn } from '../names.ts';
import { money, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { isGood, moneyChange, pointsChange } from './outcome-words.ts';
import type { Charted } from './wave.ts';

/** What the way from the bots to the game is measured in. */
export const shareMeasures = ['points', 'money'] as const;
export type ShareMeasure = (typeof shareMeasures)[number];

const valueIn = ({ jointScore, contributionCents }: Outcome, measure: ShareMeasure): number =>
  measure === 'points' ? jointScore : contributionCents;

const nothing: Outcome = { jointScore: 0, contributionCents: 0 };

/** What a share is of: what was decided at a desk, or what desks could know of each other. Never a person. */
const playerName = (map: MapView, player: Player, speech: Speech): string =>
  player === 'information'
    ? speech.say('debrief.shares.information')
    : speech.say('debrief.shares.seat', { seat: seatNameOn(map, player, speech) });

/**
 * The way from coordinated bots to the game, step by step. Structure comes first, then the desks in their usual order: a list by size
 * would be read as a ranking of people.
 */
export const sharesOf = (attribution: Attribution, map: MapView, measure: ShareMeasure, speech: Speech): Charted<WaterfallDrawing> => {
  const { say, language } = speech;
  const [bots, game] = [attribution.coalitions[0] ?? nothing, attribution.coalitions.at(-1) ?? nothing];
  const ordered = (['information', ...seats] as const).flatMap((player) => attribution.shares.filter((share) => share.player === player));
  const total = (value: number): string => (measure === 'points' ? whole(value, language) : money(value, language));
  const change = (value: number): string => (measure === 'points' ? pointsChange(value, language) : moneyChange(value, language));
  return {
    sentence: sharesSentence(attribution, speech),
    drawing: {
      kind: 'waterfall',
      steps: [
        { name: say('debrief.shares.bots'), value: valueIn(bots, measure), kind: 'total' },
        ...ordered.map((share) => ({
          name: playerName(map, share.player, speech),
          value: valueIn(share, measure),
          kind: 'change' as const,
        })),
        { name: say('debrief.shares.game'), value: valueIn(game, measure), kind: 'total', colour: 'ink' },
      ],
      say: total,
      sayChange: change,
    },
    table: {
      caption: say('debrief.shares.caption'),
      head: [say('debrief.shares.step'), say('debrief.shares.inPoints'), say('debrief.shares.inMoney')],
      rows: [
        [say('debrief.shares.bots'), whole(bots.jointScore, language), money(bots.contributionCents, language)],
        ...ordered.map((share) => [
          playerName(map, share.player, speech),
          pointsChange(share.jointScore, language),
          moneyChange(share.contributionCents, language),
        ]),
        [say('debrief.shares.game'), whole(game.jointScore, language), money(game.contributionCents, language)],
      ],
    },
  };
};

/** How much of the way was what desks could know, and how much what was decided at them. */
const sharesSentence = ({ coalitions, shares }: Attribution, { say, language }: Speech): string => {
  const [bots, game] = [coalitions[0] ?? nothing, coalitions.at(-1) ?? nothing];
  const information = shares.find(({ player }) => player === 'information') ?? { ...nothing };
  const decided = game.jointScore - bots.jointScore - information.jointScore;
  const values = {
    bots: whole(bots.jointScore, language),
    game: whole(game.jointScore, language),
    information: pointsChange(information.jointScore, language),
    seats: pointsChange(decided, language),
  };
  if (Math.abs(game.jointScore - bots.jointScore) < 1) return say('debrief.shares.sentenceLevel', values);
  return say(
    Math.abs(information.jointScore) >= Math.abs(decided) ? 'debrief.shares.sentenceStructure' : 'debrief.shares.sentence',
    values,
  );
};

const shortName = (map: MapView, player: Player, speech: Speech): string =>
  player === 'information' ? speech.say('debrief.shares.information') : seatNameOn(map, player, speech);

/** Less than this between two is chance of the numbers, not worth a line. */
const leastPoints = 0.3;
const mostLines = 4;

/** Pairs that made it better or worse together than each alone, the strongest first. */
export const interactionLines = (
  { interactions }: Attribution,
  map: MapView,
  speech: Speech,
): readonly { readonly text: string; readonly good: boolean }[] =>
  interactions
    .filter(({ jointScore }) => Math.abs(jointScore) >= leastPoints)
    .toSorted((one, other) => Math.abs(other.jointScore) - Math.abs(one.jointScore))
    .slice(0, mostLines)
    .map((pair) => ({
      good: isGood(pair),
      text: speech.say(isGood(pair) ? 'debrief.shares.together' : 'debrief.shares.against', {
        one: shortName(map, pair.players[0], speech),
        other: shortName(map, pair.players[1], speech),
        points: pointsChange(pair.jointScore, speech.language),
      }),
    }));
