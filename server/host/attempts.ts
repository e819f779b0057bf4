import { seats } from '../contract/ids.ts';
import type { GameId } from '../contract/ids.ts';
import type { Ack } from '../contract/messages.ts';
import { refuse, type Refusal } from '../contract/refusals.ts';
import type { AttemptOpened, AttemptWanted } from '../contract/what-if.ts';
import type { Author } from '../game/facts.ts';
import { ownerOf } from '../game/seats.ts';
import type { TeamGame, Workshop, WorkshopCommand } from '../game/workshop.ts';
import type { GameHost } from './game-host.ts';
import type { Ids } from './ports.ts';

/** What further attempts need of their workshop. */
type Around = {
  readonly ids: Ids;
  workshop(): Workshop;
  find(game: GameId): GameHost | undefined;
  ask(command: WorkshopCommand, author: Author): Promise<Ack>;
  /** Opens a game that the workshop's log names. */
  open(game: TeamGame): Promise<GameHost | undefined>;
};

/** Attempts with the same number meet the same new world, so that teams can be compared; nobody knows it beforehand. */
const worldOf = (around: Around, before: GameHost, attempt: number, world: AttemptWanted['world']): string => {
  if (world === 'same') return before.game().seed;
  const { seed, games } = around.workshop();
  const old = new Set([seed, ...games.filter((each) => each.attempt < attempt).map((each) => each.seed)]);
  const common = games.find((each) => each.attempt === attempt && each.seed !== undefined && !old.has(each.seed));
  return common?.seed ?? around.ids.seed();
};

/** The team of a finished game plays once more: a game like any other in the lobby, its people on their seats. */
export const playAgain = async (
  around: Around,
  gameId: GameId,
  world: AttemptWanted['world'],
  author: Author,
): Promise<AttemptOpened | { readonly refusal: Refusal }> => {
  const before = around.find(gameId);
  if (before === undefined) return { refusal: refuse('game/unknown') };
  const { phase, attempt, seats: seated } = before.game();
  if (phase !== 'finished') return { refusal: refuse('replay/not-yet') };
  const next = around.ids.id();
  const ack = await around.ask({ kind: 'playAgain', of: gameId, game: next, seed: worldOf(around, before, attempt + 1, world) }, author);
  if (!ack.ok) return { refusal: ack.refusal };
  const listed = around.workshop().games.find(({ id }) => id === next);
  const game = listed === undefined ? undefined : await around.open(listed);
  if (game === undefined) return { refusal: refuse('store/unavailable') };
  for (const seat of seats) {
    const person = ownerOf(seated[seat]);
    if (person !== undefined) await game.submit({ kind: 'assignSeat', seat, person }, { kind: 'host' });
  }
  return { game: next };
};
