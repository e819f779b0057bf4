import type { WhatIfResult } from '../contract/course.ts';
import { seats, type Seat } from '../contract/ids.ts';
import { refuse, type Refusal } from '../contract/refusals.ts';
import type { WhatIf, WhatIfChange } from '../contract/what-if.ts';
import { fieldPlace, inputRefusal } from '../game/inputs.ts';
import type { Game } from '../game/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { courseOf } from './course.ts';
import { branchFacts } from './intent/branch.ts';
import { recordingOf, type Recording } from './intent/recording.ts';
import { rerun, type InputChange, type RerunOptions, type SeatPlay } from './intent/rerun.ts';
import type { GameFact } from '../game/facts.ts';

type Refused = { readonly refusal: Refusal };
type Of<Kind extends WhatIfChange['kind']> = Extract<WhatIfChange, { readonly kind: Kind }>;

/** The rounds that may be named, in a refusal. */
const wrongRound = (least: number, most: number): Refused => ({ refusal: refuse('replay/change', { because: 'round', least, most }) });

/**
 * A value for the round it was asked for; a standing one also for the rounds after it, up to the next in which its people, or whoever
 * asks, set something else.
 */
const valueChanges = (recording: Recording, { changes, fromRound }: WhatIf, change: Of<'decision'>): readonly InputChange[] | Refused => {
  const { scenario, game } = recording;
  const { round, seat, lever, key, value } = change;
  const last = game.decisions.length;
  if (round < fromRound || round > last) return wrongRound(fromRound, last);
  const refusal = inputRefusal(scenario.company, seat, round, { lever, key, value });
  if (refusal !== undefined) return { refusal };
  const place = fieldPlace(scenario.company, lever, key);
  const found: InputChange[] = [{ round, place, value }];
  const isBots = changes.some((each) => each.kind === 'policy' && each.seat === seat);
  if (scenario.company.fields[place].kind === 'oneShot' || isBots) return found;
  const isAsked = (at: number): boolean =>
    changes.some((each) => each.kind === 'decision' && each.lever === lever && each.key === key && each.round === at);
  for (let at = round + 1; at <= last && game.decisions[at - 1][place] === game.decisions[at - 2][place] && !isAsked(at); at += 1)
    found.push({ round: at, place, value });
  return found;
};

/** What was promised of own inputs, carried out. */
const keptChanges = (recording: Recording, { fromRound }: WhatIf, { agreement: id }: Of<'agreement'>): readonly InputChange[] | Refused => {
  const { scenario, game } = recording;
  const found = game.together.agreements.find((each) => each.id === id);
  if (found === undefined) return { refusal: refuse('agreement/unknown', { agreement: id }) };
  if (found.agreed === undefined) return { refusal: refuse('agreement/not-now', { state: found.state }) };
  const changes = found.pledges.flatMap((pledge): readonly InputChange[] => {
    if (pledge.kind !== 'action' || pledge.round < fromRound || pledge.round > game.decisions.length) return [];
    const { round, lever, key, relation, value } = pledge;
    const place = fieldPlace(scenario.company, lever, key);
    return [relation === 'exactly' ? { round, place, value } : { round, place, value, relation }];
  });
  return changes.length === 0 ? { refusal: refuse('replay/change', { because: 'pledges' }) } : changes;
};

/** Why an agreement cannot be left out from a round on, or nothing. */
const withoutRefusal = ({ game }: Recording, { fromRound }: WhatIf, { agreement: id }: Of<'agreement'>): Refusal | undefined => {
  const found = game.together.agreements.find((each) => each.id === id);
  if (found === undefined) return refuse('agreement/unknown', { agreement: id });
  if (found.agreed === undefined) return refuse('agreement/not-now', { state: found.state });
  const isPast = found.agreed.round < fromRound && !found.filled.some(({ round }) => round >= fromRound);
  return isPast ? refuse('replay/change', { because: 'past', round: found.agreed.round }) : undefined;
};

type Asked = { readonly options: RerunOptions; readonly changes: readonly InputChange[] };

/** What is asked for, as a re-run can play it; or the first thing in it that cannot be. */
const askedFor = (recording: Recording, wanted: WhatIf): Asked | Refused => {
  const { firstRound, game } = recording;
  const { fromRound, rest } = wanted;
  if (fromRound < firstRound || fromRound > game.decisions.length) return wrongRound(firstRound, game.decisions.length);
  const plays: Partial<Record<Seat, SeatPlay>> = {};
  for (const seat of seats) plays[seat] = rest === 'asDecided' ? 'decided' : 'meant';
  const changes: InputChange[] = [];
  const without: string[] = [];
  let level: RerunOptions['level'];
  for (const change of wanted.changes) {
    if (change.kind === 'level') level = change.level;
    else if (change.kind === 'policy') plays[change.seat] = { bot: change.policy };
    else if (change.kind === 'agreement' && change.outcome === 'without') {
      const refusal = withoutRefusal(recording, wanted, change);
      if (refusal !== undefined) return { refusal };
      without.push(change.agreement);
    } else {
      const found = change.kind === 'decision' ? valueChanges(recording, wanted, change) : keptChanges(recording, wanted, change);
      if ('refusal' in found) return found;
      changes.push(...found);
    }
  }
  return { options: { seats: plays, fromRound, changes, without, ...(level === undefined ? {} : { level }) }, changes };
};

/** More than anybody reads. */
const mostDifferences = 200;

/** What was decided otherwise, the asked changes first, then by rounds. */
const differences = (
  { scenario, game }: Recording,
  asked: readonly InputChange[],
  changed: Game,
  fromRound: number,
): WhatIfResult['decisions'] => {
  const { fields } = scenario.company;
  const found: WhatIfResult['decisions'][number][] = [];
  const followed: WhatIfResult['decisions'][number][] = [];
  for (let round = fromRound; round <= game.decisions.length; round += 1)
    for (const [place, { seat, lever, key }] of fields.entries()) {
      const before = game.decisions[round - 1][place];
      const value = changed.decisions[round - 1][place];
      if (before === value) continue;
      const isAsked = asked.some((each) => each.round === round && each.place === place);
      (isAsked ? found : followed).push({ round, seat, lever, key, recorded: before, changed: value });
    }
  return [...found, ...followed].slice(0, mostDifferences);
};

/** A recording to play on, or why there is none. */
const playable = (scenario: Scenario, game: Game): Recording | Refused =>
  game.phase !== 'finished'
    ? { refusal: refuse('replay/not-yet') }
    : (recordingOf(scenario, game) ?? { refusal: refuse('replay/old-rules') });

/**
 * The same world from a round on with something done otherwise, beside the game as it was. Refused: a game that cannot be simulated
 * again, and a change that this game does not have or does not allow.
 */
export const whatIf = (scenario: Scenario, game: Game, wanted: WhatIf): WhatIfResult | Refused => {
  const recording = playable(scenario, game);
  if ('refusal' in recording) return recording;
  const asked = askedFor(recording, wanted);
  if ('refusal' in asked) return asked;
  const changed = rerun(recording, asked.options);
  return {
    fromRound: wanted.fromRound,
    recorded: courseOf(scenario, game),
    changed: courseOf(scenario, changed),
    decisions: differences(recording, asked.changes, changed, wanted.fromRound),
  };
};

/**
 * The same as facts of a stream of its own, to be read after those of the game up to (and without) the one that opened planning of
 * `fromRound`. `before`: the game as those make it.
 */
export const whatIfBranch = (
  scenario: Scenario,
  game: Game,
  wanted: WhatIf,
  before: Game,
): { readonly facts: readonly GameFact[]; readonly game: Game } | Refused => {
  const recording = playable(scenario, game);
  if ('refusal' in recording) return recording;
  const asked = askedFor(recording, wanted);
  return 'refusal' in asked ? asked : branchFacts(recording, asked.options, before);
};
