import type { HuddleKind } from '../contract/huddles.ts';
import type { Text } from '../contract/ids.ts';
import type { HuddlePlan } from '../game/rules.ts';
import type { ScenarioFile } from './format.ts';
import type { Report } from './report.ts';

/** What people talk about where the file has no questions of its own. */
const usualPrompts: Readonly<Record<HuddleKind, readonly Text[]>> = {
  standUp: [
    'What did you see at your desk that the others cannot see?',
    'What will you do next, and whom will it hit?',
    'What do you need, from whom, and by when?',
  ],
  summit: [
    'What happened? Each desk tells it in two sentences.',
    'Which decision that was right at one desk hurt another?',
    'What will you tell each other from now on, and when?',
    'What do you promise each other? Write it so that it can be checked.',
  ],
};

/** The meetings of a file in the order of their rounds. One that nobody would live to see, or a second at one time, goes to the report. */
export const compileHuddles = ({ huddles, time, opening }: ScenarioFile, report: Report): readonly HuddlePlan[] => {
  const { playedRounds } = time;
  const openingRounds = opening?.rounds ?? 0;
  for (const [place, { afterRound }] of huddles.entries()) {
    const path = ['huddles', place, 'afterRound'];
    const late = report.as('out-of-time');
    if (afterRound >= playedRounds)
      late.add(
        path,
        `a huddle after round ${afterRound}, and the game ends with round ${playedRounds}`,
        `a round up to ${playedRounds - 1}`,
      );
    else if (afterRound <= openingRounds)
      late.add(path, `a huddle in the opening, whose ${openingRounds} rounds are played at once`, `${openingRounds + 1} or more`);
    const before = huddles.findIndex((each) => each.afterRound === afterRound);
    if (before < place) report.add(path, `there is a huddle after round ${afterRound} already`, 'one huddle between two rounds');
  }
  return huddles
    .map(({ prompts, ...huddle }): HuddlePlan => ({ ...huddle, prompts: prompts ?? usualPrompts[huddle.kind] }))
    .toSorted((one, other) => one.afterRound - other.afterRound);
};
