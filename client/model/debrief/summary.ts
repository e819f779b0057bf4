import type { Debrief } from '../../../server/contract/debrief.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { whole } from '../numbers.ts';
import type { Speech } from '../say.ts';
import { costliestFirst, gapView } from './gaps.ts';
import { isGood, isNothing } from './outcome-words.ts';
import { sharesOf } from './shares.ts';
import { waveOf } from './wave.ts';

/** A game in two minutes: where it stands, and one sentence for each thing that can be learnt from it. */
export type Summary = { readonly score: string; readonly lines: readonly { readonly about: SummaryPart; readonly text: string }[] };
const summaryParts = ['wave', 'gap', 'promises', 'shares'] as const;
export type SummaryPart = (typeof summaryParts)[number];

const scoreSentence = ({ end }: Replay, { say, language }: Speech): string => {
  const of = (policy: string): string | undefined => {
    const found = end.benchmarks.find((each) => each.policy === policy);
    return found === undefined ? undefined : whole(Math.round(found.jointScore), language);
  };
  const [score, silo, coordinated] = [whole(Math.round(end.jointScore), language), of('silo'), of('coordinated')];
  if (silo === undefined && coordinated === undefined) return say('debrief.summary.score', { score });
  if (silo === undefined || coordinated === undefined)
    return say(silo === undefined ? 'debrief.summary.scoreCoordinated' : 'debrief.summary.scoreSilo', {
      score,
      bots: silo ?? coordinated ?? '',
    });
  return say('debrief.summary.scoreBetween', { score, silo, coordinated });
};

const promisesSentence = ({ end }: Replay, { say, language }: Speech): string | undefined => {
  const { kept, missed } = end.teamwork.commitmentsKept;
  const due = kept.length + missed.length;
  return due === 0
    ? undefined
    : say('debrief.summary.promises', { count: due, due: whole(due, language), kept: whole(kept.length, language) });
};

/** The costliest delay of all, if one cost anything. */
const gapSentence = (replay: Replay, debrief: Debrief | undefined, desk: Desk, speech: Speech): string | undefined => {
  const worst = costliestFirst(debrief?.gaps ?? []).find(({ cost }) => cost !== undefined && !isNothing(cost) && isGood(cost));
  if (worst === undefined) return undefined;
  const view = gapView(replay, desk, worst, speech);
  return speech.say('debrief.summary.gap', { title: view.title, first: view.lines[0] ?? '', cost: view.cost });
};

/** What is not worked out yet, or not at all, is left out. */
export const summaryOf = (replay: Replay, debrief: Debrief | undefined, desk: Desk, speech: Speech): Summary => {
  const { end, map } = replay;
  const texts: Readonly<Record<SummaryPart, string | undefined>> = {
    wave: end.links.length === 0 ? undefined : waveOf(replay, { measure: 'orders', item: undefined }, speech).sentence,
    gap: gapSentence(replay, debrief, desk, speech),
    promises: promisesSentence(replay, speech),
    shares: debrief?.attribution === undefined ? undefined : sharesOf(debrief.attribution, map, 'points', speech).sentence,
  };
  return {
    score: scoreSentence(replay, speech),
    lines: summaryParts.flatMap((about) => {
      const text = texts[about];
      return text === undefined ? [] : [{ about, text }];
    }),
  };
};
