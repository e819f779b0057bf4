import type { Agreement, ConsensusNumber } from '../../contract/agreements.ts';
import type { TeamBook } from '../../contract/huddles.ts';
import type { Seat } from '../../contract/ids.ts';
import { decisionRound } from '../../game/decision-round.ts';
import type { Game } from '../../game/state.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

/** What was signed last for an item and a round holds, for rounds still to be decided; in the order of rounds. */
const consensusOf = (agreements: readonly Agreement[], from: number): readonly ConsensusNumber[] => {
  const signed = agreements
    .filter(({ kind, state }) => kind === 'consensusForecast' && state === 'agreed')
    .toSorted((one, other) => (one.agreed?.atMs ?? 0) - (other.agreed?.atMs ?? 0));
  const numbers = new Map<string, ConsensusNumber>();
  for (const { pledges } of signed)
    for (const pledge of pledges)
      if (pledge.kind === 'forecast' && pledge.round >= from)
        numbers.set(`${pledge.round} ${pledge.item}`, { item: pledge.item, round: pledge.round, units: pledge.units });
  return [...numbers.values()].toSorted((one, other) => one.round - other.round);
};

/** What the team has put down for itself, the same for all of them, and the note left on this desk. */
export const bookOf = (game: Game, seat: Seat, memory: TeamMemory): TeamBook => {
  const { lead, workingAgreement, thanks, handOvers, agreements } = game.together;
  const round = agreements.length === 0 ? 0 : decisionRound(game);
  return keep(memory.seats[seat].book, [lead, workingAgreement, thanks, handOvers, agreements, round], () => {
    const note = handOvers.findLast((each) => each.seat === seat);
    return {
      ...(lead === undefined ? {} : { lead }),
      ...(workingAgreement === undefined
        ? {}
        : { workingAgreement: { text: workingAgreement.text, by: workingAgreement.by, round: workingAgreement.round } }),
      thanks: thanks.map(({ round: after, from, to, text }) => ({ round: after, from, to, text })),
      ...(note === undefined ? {} : { handOver: { round: note.round, seat: note.seat, text: note.text } }),
      consensus: consensusOf(agreements, round),
    };
  });
};
