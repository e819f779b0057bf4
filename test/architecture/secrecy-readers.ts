import type { Agreement } from '../../server/contract/agreements.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Publication } from '../../server/contract/sharing.ts';
import { informationLevel } from '../../server/game/information.ts';
import type { Together } from '../../server/game/together.ts';
import { learnsAlone, throughPanels } from './secrecy-panels.ts';
import type { TeamAudience } from './secrecy-table-team.ts';
import { audiences, usualAudiences } from './secrecy-table.ts';
import type { Audience } from './secrecy-table.ts';
import { patternOf, valueAt } from './secrecy-truth.ts';
import type { Path, Truth } from './secrecy-truth.ts';

const audienceOf = (path: Path): Audience => {
  const found = audiences.get(patternOf(path));
  if (found === undefined)
    throw new Error(`${patternOf(path)} is not in the table of test/architecture/secrecy-table.ts: who may learn it?`);
  return found;
};

/** The audiences of a leaf: the table's, and before the first round that of what is usual. */
const audiencesOf = ({ game }: Truth, path: Path): readonly Audience[] => {
  const usual = game.records.at(-1)?.round === 0 ? usualAudiences.get(patternOf(path)) : undefined;
  return usual === undefined ? [audienceOf(path)] : [audienceOf(path), usual];
};

const hasBoard = ({ game, setup }: Truth): boolean => ['board', 'open'].includes(informationLevel(setup, game));

/** What hangs on the board: of each seat and panel what was published last. */
const onBoard = (truth: Truth): readonly Publication[] => {
  const { publications } = truth.game.together;
  const isNewest = ({ by, panel }: Publication, place: number): boolean =>
    !publications.slice(place + 1).some((later) => later.by === by && later.panel === panel);
  return hasBoard(truth) ? publications.filter(isNewest) : [];
};

/** Leaves that panels show nothing of, though the same seats learn them otherwise: names of events stand in notices. */
const notOnPanels = /^setup\.company\.events\.\[\]\.(id|name)/;

/** Whether a leaf stands in a copy on the board: read by its publisher after that round, from that panel. */
const isPublished = (truth: Truth, path: Path): boolean =>
  !notOnPanels.test(patternOf(path)) &&
  onBoard(truth).some(({ by, panel, asOfRound }) => {
    const { game, setup } = truth;
    if (path[1] === 'records' && Number(path[2]) > asOfRound) return false;
    if (path[1] === 'decisions' && Number(path[2]) >= asOfRound) return false;
    const then: Truth = {
      setup,
      game: { ...game, records: game.records.slice(0, asOfRound + 1), decisions: game.decisions.slice(0, asOfRound) },
    };
    return audiencesOf(then, path).some((audience) => throughPanels(then, path, audience, [{ panel, source: by }]));
  });

/** The colleague at whose desk a seat looks: for the round it asked for, while people may talk. */
const lookedAt = ({ game, setup }: Truth, seat: Seat): Seat | undefined => {
  if (informationLevel(setup, game) === 'closed') return undefined;
  const round = game.phase === 'planning' ? game.round : game.round + 1;
  return game.together.shadowings.find((each) => each.by === seat && each.round === round)?.of;
};

/** Whether somebody told a seat of the signal that a leaf belongs to. */
const wasTold = ({ game }: Truth, path: Path, seat: Seat): boolean =>
  path[4] === 'signals' && game.together.passedOn.some(({ notice, to }) => notice === `signal ${path[2]} ${path[5]}` && to.includes(seat));

/** Whether the beliefs of the huddle that a team sits in lie open: everybody who is here has said theirs. */
const liesOpen = ({ game }: Truth): boolean => {
  const given = game.together.huddles.at(-1)?.beliefs ?? [];
  return (
    game.phase === 'huddle' &&
    given.length > 0 &&
    seats.every((seat) => game.seats[seat].holder.kind !== 'person' || given.some((each) => each.seat === seat))
  );
};

/** What lies beside the beliefs when they lie open: what customers ordered, and where most stood waiting. */
const revealed = /^game\.records\.\[\]\.periods\.\[\]\.(demand|laneWaitingUnits|backlog|labour\.\[\]\.dockUnits)/;

const partiesOf = ({ by, to, escalated, state }: Agreement, { lead }: Together): readonly (Seat | undefined)[] => [
  by,
  ...to,
  ...(escalated !== undefined && (state === 'open' || state === 'answered') ? [lead] : []),
];

/** What the leaf belongs to: `game.together.messages.3` of `game.together.messages.3.text`. */
const entry = (truth: Truth, path: Path, name: string): unknown => valueAt(truth, path.slice(0, path.indexOf(name) + 2));

const isTeamAudience = (audience: Audience): audience is TeamAudience =>
  typeof audience === 'string' &&
  ['parties', 'answerer', 'filler', 'addressees', 'published', 'told', 'looker', 'sitting', 'believer', 'noted'].includes(audience);

/** Whether a seat may learn a leaf of what a team does together. */
const inTeam = (truth: Truth, path: Path, audience: TeamAudience, seat: Seat): boolean => {
  const { game } = truth;
  const { together } = game;
  const of = <Part>(name: string): Part => entry(truth, path, name) as Part;
  switch (audience) {
    case 'parties':
      return partiesOf(of<Agreement>('agreements'), together).includes(seat);
    case 'answerer':
      return of<Agreement['answers'][number]>('answers').by === seat;
    case 'filler':
      return of<Agreement['filled'][number]>('filled').seat === seat;
    case 'addressees': {
      const { from, to } = of<Together['messages'][number]>('messages');
      return [from, to].includes(seat) || to === 'team';
    }
    case 'published':
      return of<Publication>('publications').by === seat || hasBoard(truth);
    case 'told': {
      const { by, to } = of<Together['passedOn'][number]>('passedOn');
      return by === seat || (path.includes('to') ? valueAt(truth, path) === seat : to.includes(seat));
    }
    case 'looker':
      return of<Together['shadowings'][number]>('shadowings').by === seat;
    case 'sitting': {
      if (game.phase !== 'huddle') return false;
      const isPlan = path[1] === 'rules';
      if (isPlan) return of<{ readonly afterRound: number }>('huddles').afterRound === game.round;
      // When the last one was decides since when is counted where most stood waiting.
      return Number(path[path.indexOf('huddles') + 1]) === together.huddles.length - 1 || (path.at(-1) === 'round' && liesOpen(truth));
    }
    case 'believer':
      return (
        game.phase === 'huddle' &&
        of<unknown>('huddles') === together.huddles.at(-1) &&
        (of<{ readonly seat: Seat }>('beliefs').seat === seat || liesOpen(truth))
      );
    case 'noted':
      return of<Together['handOvers'][number]>('handOvers').seat === seat;
  }
};

const learns = (truth: Truth, path: Path, seat: Seat): boolean => {
  const audience = audienceOf(path);
  if (isTeamAudience(audience)) return inTeam(truth, path, audience, seat);
  const alone = (who: Seat, open: boolean): boolean => audiencesOf(truth, path).some((each) => learnsAlone(truth, path, each, who, open));
  if (alone(seat, informationLevel(truth.setup, truth.game) === 'open')) return true;
  if (wasTold(truth, path, seat) || (liesOpen(truth) && revealed.test(patternOf(path)))) return true;
  const colleague = lookedAt(truth, seat);
  return (colleague !== undefined && alone(colleague, false)) || isPublished(truth, path);
};

/** The seats that may learn a leaf now: by the table, the rules in force, and what their colleagues have shown and told them. */
export const mayLearn = (truth: Truth, path: Path): ReadonlySet<Seat> => new Set(seats.filter((seat) => learns(truth, path, seat)));
