import type { Agreement } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import { seats } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Told } from '../command.ts';
import { decisionRound } from '../decision-round.ts';
import type { GameFact } from '../facts.ts';
import type { GameSetup } from '../rules.ts';
import { mayAct } from '../sharing/rights.ts';
import type { Game } from '../state.ts';
import type { AgreementFact } from '../team-facts.ts';
import { answerRefusal, isVoted } from './answering.ts';
import { lastPeriod } from './due.ts';
import { isEmergency } from './emergency.ts';
import { evolveAgreements } from './evolving.ts';
import { isOpen } from './life-cycle.ts';
import { making } from './making.ts';
import { isBy, knownAgreement, partiesOf } from './parties.ts';
import { isTimely, pledgesRefusal } from './pledging.ts';
import { pledgeKinds, pledgesOfTerms, termsRefusal } from './terms.ts';

export type AgreementCommand = Extract<
  TeamCommand,
  { readonly kind: 'propose' | 'answer' | 'conclude' | 'release' | 'escalate' | 'arbitrate' }
>;
type Of<Kind extends AgreementCommand['kind']> = Extract<AgreementCommand, { readonly kind: Kind }>;

/** Proposals of a seat that may be unanswered at a time: more than people can follow are no help to anybody. */
const mostOpenProposals = 12;

const refused = (...of: Parameters<typeof refuse>): Told => ({ refusal: refuse(...of) });

/** Opening a crisis response tells all the others of its signal: who knew of it already is not to be learnt from whom it was told. */
const tellingOf = (game: Game, signal: string, by: Seat, atMs: number): readonly GameFact[] => {
  const told = game.together.passedOn.flatMap((each) => (each.notice === signal && each.by === by ? each.to : []));
  const to = seats.filter((seat) => seat !== by && !told.includes(seat));
  return to.length === 0 ? [] : [{ type: 'SignalPassedOn', notice: signal, by, to, round: decisionRound(game), atMs }];
};

const proposing = (setup: GameSetup, game: Game, { to, terms, pledges: written }: Of<'propose'>, by: Seat, atMs: number): Told => {
  if (!mayAct(setup, game, 'propose')) return refused('sharing/level');
  const { agreements } = game.together;
  if (agreements.filter((each) => each.by === by && isOpen(each.state)).length >= mostOpenProposals)
    return refused('agreement/too-many', { most: mostOpenProposals });
  const wrongTerms = termsRefusal(setup, game, terms, by, to);
  if (wrongTerms !== undefined) return { refusal: wrongTerms };
  const pledges = [...written, ...pledgesOfTerms(terms, by, to, written)];
  const promising = terms.kind === 'request' ? [by, ...to] : [by];
  const wrongPledges = pledgesRefusal(setup, game, pledges, { kinds: pledgeKinds[terms.kind], seats: promising });
  if (wrongPledges !== undefined) return { refusal: wrongPledges };
  if (pledges.length === 0 && (terms.kind === 'consensusForecast' || terms.kind === 'objective'))
    return refused('agreement/incomplete', { missing: 'pledges' });
  const emergency = terms.kind === 'request' && isEmergency(setup.company, pledges, lastPeriod(game));
  const proposed: GameFact = {
    type: 'AgreementProposed',
    agreement: `a${agreements.length + 1}`,
    round: decisionRound(game),
    atMs,
    by,
    to: seats.filter((seat) => to.includes(seat)),
    terms,
    pledges,
    ...(emergency ? { emergency } : {}),
  };
  return { facts: [proposed, ...(terms.kind === 'crisisResponse' ? tellingOf(game, terms.signal, by, atMs) : [])] };
};

/** The agreement as it stands after some facts that speak of it. */
const after = (game: Game, { id }: Agreement, facts: readonly AgreementFact[]): Agreement => {
  let { together } = game;
  for (const fact of facts) together = evolveAgreements(together, fact);
  const found = together.agreements.find((each) => each.id === id);
  if (found === undefined) throw new Error(`agreement ${id} is gone`);
  return found;
};

/** What an answer makes of an agreement: everybody has agreed, somebody has said no for all, or others are still to answer. */
const settling = (setup: GameSetup, game: Game, agreement: Agreement, by: Seat, atMs: number): Told => {
  const { id, kind, turn, pledges, answers } = agreement;
  const declined: Told = { facts: [{ type: 'AgreementDeclined', agreement: id, round: decisionRound(game), by }] };
  const answer = answers.at(-1)?.answer;
  if (kind === 'promotionPlan') return { facts: [] };
  if (answer === 'decline' && !isVoted(kind)) return declined;
  if (turn.length > 0) return { facts: [] };
  // Everybody has answered a crisis, and nobody will do anything that can still be done.
  if (kind === 'crisisResponse' && !pledges.some((pledge) => isTimely(game, pledge))) return declined;
  return making(setup, game, agreement, atMs);
};

const answering = (setup: GameSetup, game: Game, agreement: Agreement, command: Of<'answer'>, by: Seat, atMs: number): Told => {
  const { kind: _, agreement: id, ...given } = command;
  if (!isOpen(agreement.state)) return refused('agreement/not-now', { state: agreement.state });
  const refusal = answerRefusal(setup, game, agreement, by, given);
  if (refusal !== undefined) return { refusal };
  const answered: AgreementFact = { type: 'AgreementAnswered', agreement: id, answer: { ...given, by, round: decisionRound(game), atMs } };
  const settled = settling(setup, game, after(game, agreement, [answered]), by, atMs);
  return 'refusal' in settled ? settled : { facts: [answered, ...settled.facts] };
};

/** Launching a promotion plan; waiting no longer for answers to a crisis. */
const concluding = (setup: GameSetup, game: Game, agreement: Agreement, by: Seat, atMs: number): Told => {
  if (!isOpen(agreement.state)) return refused('agreement/not-now', { state: agreement.state });
  if (!isVoted(agreement.kind) || agreement.by !== by) return refused('agreement/not-yours');
  return making(setup, game, agreement, atMs);
};

/** Before it is agreed its proposer may take it back; afterwards a request may be let go by the one to whom alone it was promised. */
const releasing = (game: Game, agreement: Agreement, by: Seat): Told => {
  const { id, kind, state, pledges } = agreement;
  const open = isOpen(state);
  if (!open && state !== 'agreed') return refused('agreement/not-now', { state });
  const may = open ? agreement.by === by : kind === 'request' && !pledges.some((pledge) => isBy(pledge, by));
  if (!may) return refused('agreement/not-yours');
  return { facts: [{ type: 'AgreementReleased', agreement: id, round: decisionRound(game), by }] };
};

const escalating = (game: Game, agreement: Agreement, by: Seat): Told => {
  if (!isOpen(agreement.state)) return refused('agreement/not-now', { state: agreement.state });
  if (!partiesOf(agreement).includes(by)) return refused('agreement/not-yours');
  if (game.together.lead === undefined) return refused('agreement/not-now', { because: 'lead' });
  if (agreement.escalated !== undefined) return { facts: [] };
  return { facts: [{ type: 'AgreementEscalated', agreement: agreement.id, by, round: decisionRound(game) }] };
};

/** The planning lead decides what was brought to them: the newest offer, or nothing. */
const arbitrating = (
  setup: GameSetup,
  game: Game,
  agreement: Agreement,
  { accept, reason }: Of<'arbitrate'>,
  by: Seat,
  atMs: number,
): Told => {
  const { id, kind, state, to, pledges } = agreement;
  if (game.together.lead !== by) return refused('agreement/not-yours', { because: 'lead' });
  if (!isOpen(state) || agreement.escalated === undefined) return refused('agreement/not-now', { state });
  const why = reason === undefined ? {} : { reason };
  if (!accept) return { facts: [{ type: 'AgreementDeclined', agreement: id, round: decisionRound(game), by, ...why }] };
  if (kind === 'request' && !pledges.some((pledge) => to.some((seat) => isBy(pledge, seat))))
    return refused('agreement/incomplete', { missing: 'pledges' });
  return making(setup, game, agreement, atMs, { by, ...why });
};

/** What comes of a seat's word about an agreement. Of agreements that are none of its business a seat learns nothing, not even that there are any. */
export const decideAgreement = (setup: GameSetup, game: Game, command: AgreementCommand, seat: Seat, nowMs: number): Told => {
  if (command.kind === 'propose') return proposing(setup, game, command, seat, nowMs);
  const agreement = knownAgreement(game, command.agreement, seat);
  if (agreement === undefined) return refused('agreement/unknown');
  switch (command.kind) {
    case 'answer':
      return answering(setup, game, agreement, command, seat, nowMs);
    case 'conclude':
      return concluding(setup, game, agreement, seat, nowMs);
    case 'release':
      return releasing(game, agreement, seat);
    case 'escalate':
      return escalating(game, agreement, seat);
    case 'arbitrate':
      return arbitrating(setup, game, agreement, command, seat, nowMs);
  }
};
