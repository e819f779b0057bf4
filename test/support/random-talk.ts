import { panelIds } from '../../server/contract/desk.ts';
import { informationLevels, seats } from '../../server/contract/ids.ts';
import type { InformationLevel, Seat } from '../../server/contract/ids.ts';
import { messageTemplates } from '../../server/contract/sharing.ts';
import type { TeamCommand } from '../../server/contract/team-commands.ts';
import type { Command } from '../../server/game/command.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';

/** What seats say and show each other at random, and what of it no game may take: the rules of the design, written out a second time. */

type Of<Kind extends TeamCommand['kind']> = Extract<TeamCommand, { readonly kind: Kind }>;
export type TalkCommand =
  | Of<'message' | 'passOn' | 'publish' | 'shadow'>
  | Of<'attend' | 'believe' | 'writeWorkingAgreement' | 'nameLead' | 'thank' | 'handOver'>;

const talkKinds = [
  'message',
  'message',
  'passOn',
  'passOn',
  'passOn',
  'passOn',
  'publish',
  'shadow',
  'shadow',
  'shadow',
  'attend',
  'believe',
  'believe',
  'writeWorkingAgreement',
  'nameLead',
  'thank',
  'handOver',
] as const satisfies readonly TalkCommand['kind'][];

/** One of a list by a number. */
const pick = <T>(list: readonly T[], number: number): T => {
  const found = list[number % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Something a seat might say or do with its colleagues, of two numbers; often sensible, often not. */
export const talkOf = ({ company }: GameSetup, game: Game | undefined, one: number, two: number): TalkCommand => {
  const to = pick(seats, two);
  const kind = pick(talkKinds, one);
  switch (kind) {
    case 'message':
      if (two % 11 === 0) return { kind, to };
      return two % 3 === 0 ? { kind, to: 'team', text: `word ${two}` } : { kind, to, template: pick(messageTemplates, two) };
    case 'passOn':
      return { kind, notice: two % 5 === 0 ? 'nothing heard' : `signal ${two % ((game?.round ?? 0) + 1)} ${two % 2}`, to: [to] };
    case 'publish':
      return { kind, panel: two % 2 === 0 ? 'chain' : pick(panelIds, two) };
    case 'shadow':
      return { kind, seat: to };
    case 'attend':
      return { kind };
    case 'believe': {
      const bottleneck = two % 5 === 0 ? 'the moon' : pick(company.lanes, two).id;
      const demandByRound = Array.from({ length: 1 + (two % 4) }, (_, place) => place * two);
      return { kind, belief: { demandByRound, bottleneck, trust: 1 + (two % 5) } };
    }
    case 'writeWorkingAgreement':
    case 'handOver':
      return { kind, text: `words ${two}` };
    case 'nameLead':
      return { kind, seat: to };
    case 'thank':
      return { kind, to, text: `for ${two}` };
  }
};

export const levelOf = (two: number): InformationLevel => pick(informationLevels, two);

const isTalk = (command: Command): command is TalkCommand => (talkKinds as readonly string[]).includes(command.kind);

const levelNow = ({ rules }: GameSetup, game: Game): InformationLevel =>
  game.informationLevel ?? rules.acts.findLast(({ fromRound }) => fromRound <= Math.max(1, game.round))?.informationLevel ?? 'closed';

/** Whether a seat was named by a signal, or told of one. */
const heard = (game: Game, seat: Seat, notice: string): boolean =>
  game.records.some(({ round, close }) =>
    close.signals.some((each, place) => notice === `signal ${round} ${place}` && each.seats.includes(seat)),
  ) || game.together.passedOn.some((told) => told.notice === notice && (told.by === seat || told.to.includes(seat)));

/** Why a game may not take something from a seat, as far as can be said without asking it; nothing: it may. */
export const whyForbidden = (setup: GameSetup, game: Game, command: Command, seat: Seat | undefined): string | undefined => {
  if (!isTalk(command)) return undefined;
  if (seat === undefined) return 'nobody speaks for a seat';
  const { phase } = game;
  const level = levelNow(setup, game);
  const atDesks = phase === 'planning' || phase === 'review';
  const talks = phase === 'huddle' || (atDesks && level !== 'closed');
  const plan = setup.rules.huddles?.find(({ afterRound }) => afterRound === game.round);
  switch (command.kind) {
    case 'message':
      if (command.to === seat) return 'it is to itself';
      return talks ? undefined : `nobody talks at ${level} in ${phase}`;
    case 'passOn':
      if (!heard(game, seat, command.notice)) return `${seat} never heard of it`;
      return talks && !command.to.includes(seat) ? undefined : `nobody tells at ${level} in ${phase}`;
    case 'publish':
      if (!setup.rules.roles[seat].panels.includes(command.panel)) return `${seat} does not see it`;
      return atDesks && (level === 'board' || level === 'open') ? undefined : `there is no board at ${level} in ${phase}`;
    case 'shadow':
      return atDesks && level !== 'closed' && command.seat !== seat ? undefined : `nobody looks at ${level} in ${phase}`;
    case 'thank':
      return (talks || phase === 'finished') && command.to !== seat ? undefined : `no thanks at ${level} in ${phase}`;
    case 'believe':
      return phase === 'huddle' && plan?.beliefRounds === command.belief.demandByRound.length ? undefined : 'nobody asked for it';
    case 'handOver':
      return phase === 'huddle' && plan?.rotate === true ? undefined : 'nobody moves';
    case 'attend':
    case 'writeWorkingAgreement':
    case 'nameLead':
      return phase === 'huddle' ? undefined : `there is no huddle in ${phase}`;
  }
};

/** How many of a list have the same key as one of them, at most. */
const mostAlike = <T>(list: readonly T[], keyOf: (each: T) => string): number => {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

/** Sentences on what never may be in what a team did with each other. */
export const brokenTalk = ({ rules }: GameSetup, { together, phase, round }: Game): readonly string[] => {
  const { messages, publications, passedOn, shadowings, huddles } = together;
  const { shadowings: looks, publicationsPerRound } = rules.sharing ?? { shadowings: 2, publicationsPerRound: 2 };
  const broken: string[] = [];
  if (mostAlike(messages, (each) => `${each.from} ${each.round}`) > 20) broken.push('more than twenty messages of a seat for a round');
  if (mostAlike(publications, (each) => `${each.by} ${each.round}`) > publicationsPerRound) broken.push('more panels than a seat has');
  if (mostAlike(publications, (each) => `${each.by} ${each.panel} ${each.asOfRound}`) > 1) broken.push('the same panel twice');
  if (mostAlike(shadowings, (each) => each.by) > looks) broken.push('more looks than a seat has');
  if (mostAlike(shadowings, (each) => `${each.by} ${each.round}`) > 1) broken.push('two looks in one round');
  if (
    mostAlike(
      passedOn.flatMap(({ notice, by, to }) => to.map((seat) => `${notice} ${by} ${seat}`)),
      (each) => each,
    ) > 1
  )
    broken.push('the same told twice by one seat to another');
  if (mostAlike(huddles, (each) => `${each.round}`) > 1) broken.push('two huddles after one round');
  for (const huddle of huddles) {
    if (rules.huddles?.some(({ afterRound }) => afterRound === huddle.round) !== true) broken.push('a huddle that nobody planned');
    if (mostAlike(huddle.attended, (seat) => seat) > 1) broken.push('a seat is there twice');
    if (mostAlike(huddle.beliefs, ({ seat }) => seat) > 1) broken.push('a seat believes twice');
  }
  if (phase === 'huddle' && huddles.at(-1)?.round !== round) broken.push('the game sits in a huddle that never opened');
  return broken;
};
