import { describe, expect, it } from 'vitest';
import type { ViewMessage } from '../../server/contract/messages.ts';
import { take, type Watched } from '../../client/model/stream.ts';
import { deskOf, roomOf } from '../support/desks.ts';

const desk = deskOf('sales');
const room = roomOf('sales', 0);
const full = (epoch: string, number: number): ViewMessage => ({ kind: 'full', epoch, number, game: 'game-1', desk, room });
const change = (epoch: string, number: number, part: Partial<Extract<ViewMessage, { kind: 'change' }>> = {}): ViewMessage => ({
  kind: 'change',
  epoch,
  number,
  game: 'game-1',
  ...part,
});
const watched = (): Watched => {
  const taken = take(undefined, full('a', 4));
  if (taken.kind !== 'taken') throw new Error('a full view is always taken');
  return taken.watched;
};

describe('a numbered stream', () => {
  it('takes the next number and merges the sections that changed', () => {
    const taken = take(watched(), change('a', 5, { desk: { committed: true } }));
    expect(taken).toMatchObject({ kind: 'taken', watched: { number: 5, desk: { committed: true, seat: 'sales' } } });
  });

  it('drops sections that are gone', () => {
    const taken = take(watched(), change('a', 5, { gone: ['playback'] }));
    expect(taken.kind === 'taken' ? taken.watched.desk?.playback : 'kept').toBeUndefined();
    expect(taken.kind === 'taken' ? taken.watched.desk?.map : undefined).toEqual(desk.map);
  });

  it('counts a message without content: its number matters', () => {
    expect(take(watched(), change('a', 5))).toMatchObject({ kind: 'taken', watched: { number: 5 } });
  });

  it('asks for a full view after a gap, another epoch, another game, or before the first full view', () => {
    expect(take(watched(), change('a', 6)).kind).toBe('gap');
    expect(take(watched(), change('b', 5)).kind).toBe('gap');
    expect(take(watched(), { ...change('a', 5), game: 'game-2' }).kind).toBe('gap');
    expect(take(undefined, change('a', 1)).kind).toBe('gap');
  });

  it('passes over what it already knows', () => {
    expect(take(watched(), change('a', 4)).kind).toBe('old');
    expect(take(watched(), change('a', 2)).kind).toBe('old');
  });

  it('starts anew with a full view of another epoch', () => {
    expect(take(watched(), full('b', 1))).toMatchObject({ kind: 'taken', watched: { epoch: 'b', number: 1 } });
  });
});
