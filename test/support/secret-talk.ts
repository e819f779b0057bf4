import type { GameCommand } from '../../server/contract/commands.ts';
import type { Answer, Agreement } from '../../server/contract/agreements.ts';
import type { Pledge } from '../../server/contract/agreement-schemas.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { huddleNow } from '../../server/game/huddles/plan.ts';
import { knowsSignal } from '../../server/game/sharing/heard.ts';
import type { Game } from '../../server/game/state.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

/** Somebody who speaks for a seat: whole numbers that look random, and words and numbers that nobody else ever used. */
export type Speaker = {
  readonly setup: Scenario;
  readonly game: Game;
  readonly seat: Seat;
  readonly roll: (below: number) => number;
  readonly word: () => string;
  readonly number: () => number;
};

const others = (seat: Seat): readonly Seat[] => seats.filter((each) => each !== seat);
const oneOf = <T>({ roll }: Speaker, list: readonly T[]): T => {
  const found = list[roll(list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};
const somebody = (speaker: Speaker): Seat => oneOf(speaker, others(speaker.seat));

const nextRound = ({ phase, round }: Game): number => (phase === 'planning' ? round : round + 1);
const lastPeriod = ({ records }: Game): number => records.at(-1)?.periods.at(-1)?.period ?? 0;

const received = ({ game, number }: Speaker, seat: Seat): Pledge => ({
  kind: 'outcome',
  seat,
  measure: 'received',
  place: 'central',
  item: 'water',
  value: number(),
  byPeriod: lastPeriod(game) + 8,
});
const forecast = ({ game, number }: Speaker): readonly Pledge[] => [
  { kind: 'forecast', item: 'water', round: nextRound(game), units: number() },
  { kind: 'forecast', item: 'juice', round: nextRound(game), units: number() },
];

/** A request for goods, or for what somebody else decides; a plan, a signed number, a goal; an answer to what was heard. */
const proposal = (speaker: Speaker): GameCommand => {
  const { seat, game, word, number, roll, setup } = speaker;
  const to = [somebody(speaker)];
  const all = [...others(seat)];
  const why = word();
  switch (roll(seat === 'sales' ? 6 : 5)) {
    case 0: {
      const byPeriod = lastPeriod(game) + 8;
      const otherwise = { amount: number(), byPeriod: byPeriod + 1 };
      const terms = {
        kind: 'request',
        what: { kind: 'outcome', measure: 'received' },
        item: 'water',
        place: 'central',
        byPeriod,
        why,
        otherwise,
      } as const;
      return { kind: 'propose', to, terms: { ...terms, amount: number() }, pledges: [] };
    }
    case 1: {
      const theirs = setup.company.fields.filter(
        (field) => field.seat === to[0] && field.unit === 'units' && field.fromRound <= game.round,
      );
      if (theirs.length === 0)
        return { kind: 'propose', to, terms: { kind: 'request', what: { kind: 'outcome', measure: 'backlog' }, why }, pledges: [] };
      const { lever, key } = oneOf(speaker, theirs);
      const what = { kind: 'action', lever } as const;
      return {
        kind: 'propose',
        to,
        terms: { kind: 'request', what, place: key, amount: number(), inRound: nextRound(game), why },
        pledges: [],
      };
    }
    case 2:
      return { kind: 'propose', to: all, terms: { kind: 'consensusForecast', why }, pledges: [...forecast(speaker)] };
    case 3: {
      const goal = { kind: 'kpi', kpi: 'revenue', relation: 'atLeast', value: number(), byRound: nextRound(game) + 1 } as const;
      return { kind: 'propose', to: all, terms: { kind: 'objective', why }, pledges: [goal] };
    }
    case 4: {
      const signal = knownSignal(speaker) ?? 'signal 1 0';
      return { kind: 'propose', to: all, terms: { kind: 'crisisResponse', signal, why }, pledges: [] };
    }
    default:
      return {
        kind: 'propose',
        to: all,
        terms: { kind: 'promotionPlan', item: 'cola', option: 1, round: nextRound(game) + 1, upliftPercent: 200, why },
        pledges: [],
      };
  }
};

/** A signal that this seat knows of. */
const knownSignal = ({ game, seat }: Speaker): string | undefined =>
  game.records
    .flatMap(({ close }, round) => close.signals.map((_, place) => `signal ${round} ${place}`))
    .findLast((notice) => knowsSignal(game, seat, notice));

type Given = Omit<Answer, 'by' | 'round' | 'atMs'>;

/** Own inputs behind an answer: numbers of their own, to be set again before the round is played. */
const ownInputs = ({ setup, game, seat, number }: Speaker): Given['actions'] =>
  setup.company.fields
    .filter((field) => field.seat === seat && field.unit === 'units' && field.fromRound <= game.round)
    .slice(0, 2)
    .map(({ lever, key }) => ({ lever, key, value: number() }));

const answerTo = (speaker: Speaker, { id, kind }: Agreement): GameCommand => {
  const { seat, word, number, roll } = speaker;
  const given = (answer: Given): GameCommand => {
    const { pledges, actions, card, ...rest } = answer;
    return {
      kind: 'answer',
      agreement: id,
      ...rest,
      ...(pledges === undefined ? {} : { pledges: [...pledges] }),
      ...(actions === undefined ? {} : { actions: [...actions] }),
      ...(card === undefined ? {} : { card: [...card] }),
    };
  };
  const reason = word();
  if (kind === 'promotionPlan') {
    const card = [{ subject: 'cash', key: '', needed: number(), available: number(), unit: 'cents' }] as const;
    return given({ answer: roll(2) === 0 ? 'go' : 'no', confidence: 1 + roll(5), card: [...card], reason });
  }
  if (kind === 'crisisResponse')
    return given({ answer: 'accept', pledges: [received(speaker, seat)], actions: ownInputs(speaker), reason });
  switch (roll(4)) {
    case 0:
      return given({ answer: 'decline', reason });
    case 1:
      if (kind === 'request') return given({ answer: 'counter', pledges: [received(speaker, seat)], actions: ownInputs(speaker), reason });
      return given(
        kind === 'consensusForecast' ? { answer: 'counter', pledges: [...forecast(speaker)], reason } : { answer: 'accept', reason },
      );
    default:
      return given(kind === 'request' ? { answer: 'accept', actions: ownInputs(speaker), reason } : { answer: 'accept', reason });
  }
};

const isOpen = ({ state }: Agreement): boolean => state === 'open' || state === 'answered';

/** What there is to say to agreements: answers that are awaited, what is to be ended, given away or settled. */
const dealings = (speaker: Speaker): readonly GameCommand[] => {
  const { game, seat, roll, word } = speaker;
  const { agreements, lead } = game.together;
  const open = agreements.filter(isOpen);
  const awaited = open.filter(({ turn }) => turn.includes(seat)).slice(0, 2);
  const settled = lead === seat ? open.filter(({ escalated }) => escalated !== undefined).slice(0, 1) : [];
  const mine = open.filter(({ by }) => by === seat);
  const last = agreements.findLast(({ by, state }) => by === seat && (state === 'agreed' || state === 'open'));
  return [
    ...settled.map(({ id }): GameCommand => ({ kind: 'arbitrate', agreement: id, accept: roll(2) === 0, reason: word() })),
    ...awaited.map((each): GameCommand => (roll(5) === 0 ? { kind: 'escalate', agreement: each.id } : answerTo(speaker, each))),
    ...mine.slice(0, 1).map(({ id }): GameCommand => ({ kind: 'conclude', agreement: id })),
    ...(last === undefined || roll(4) > 0 ? [] : [{ kind: 'release', agreement: last.id } as const]),
  ];
};

/** What somebody does with the others while a round is planned. Not all of it is allowed, and some is none of their business. */
export const thingsToSay = (speaker: Speaker): readonly GameCommand[] => {
  const { setup, game, seat, roll, word } = speaker;
  const signal = knownSignal(speaker);
  const panels = setup.rules.roles[roll(6) === 0 ? somebody(speaker) : seat].panels;
  const foreign = game.together.agreements.find(({ by, to }) => by !== seat && !to.includes(seat));
  const choices: readonly (readonly GameCommand[])[] = [
    [{ kind: 'message', to: somebody(speaker), text: `To you: ${word()}` }],
    [{ kind: 'message', to: 'team', template: 'headsUp', text: word() }],
    [{ kind: 'publish', panel: oneOf(speaker, panels) }],
    [{ kind: 'publish', panel: oneOf(speaker, panels) }],
    [{ kind: 'shadow', seat: somebody(speaker) }],
    signal === undefined ? [] : [{ kind: 'passOn', notice: signal, to: [somebody(speaker)] }],
    [{ kind: 'passOn', notice: `signal ${1 + roll(9)} 0`, to: [somebody(speaker)] }],
    [{ kind: 'thank', to: somebody(speaker), text: word() }],
    foreign === undefined ? [] : [{ kind: 'answer', agreement: foreign.id, answer: 'accept', reason: word() }],
    foreign === undefined ? [] : [{ kind: 'arbitrate', agreement: foreign.id, accept: true }],
  ];
  return [...dealings(speaker), proposal(speaker), ...oneOf(speaker, choices), ...oneOf(speaker, choices)];
};

/** What somebody says in a huddle; `believes`: that they say what they think as well. */
export const thingsToMeetAbout = (speaker: Speaker, believes: boolean): readonly GameCommand[] => {
  const { setup, game, seat, roll, word, number } = speaker;
  const plan = huddleNow(setup.rules, game);
  const rounds = plan?.beliefRounds ?? 0;
  const belief = { demandByRound: Array.from({ length: rounds }, number), bottleneck: 'central', trust: 1 + roll(5) };
  return [
    { kind: 'attend' },
    ...(rounds > 0 && believes ? [{ kind: 'believe', belief } as const] : []),
    { kind: 'message', to: somebody(speaker), text: word() },
    ...(roll(2) === 0 ? [proposal(speaker)] : []),
    ...(roll(3) === 0 ? [{ kind: 'writeWorkingAgreement', text: word() } as const] : []),
    ...(roll(2) === 0 ? [{ kind: 'nameLead', seat: roll(2) === 0 ? seat : somebody(speaker) } as const] : []),
    ...(roll(2) === 0 ? [{ kind: 'thank', to: somebody(speaker), text: word() } as const] : []),
    ...(plan?.rotate === true ? [{ kind: 'handOver', text: word() } as const] : []),
  ];
};
