import { describe, expect, test } from 'vitest';
import type { WorkshopFact } from '../../server/game/facts.ts';
import { decideWorkshop, evolveWorkshop, mostPersonsPerGame } from '../../server/game/workshop.ts';
import type { Workshop, WorkshopCommand } from '../../server/game/workshop.ts';
import { facilitator, host, person } from '../support/test-games.ts';
import type { Author } from '../../server/game/facts.ts';

const create: WorkshopCommand = {
  kind: 'create',
  workshop: 'w1',
  code: 'KLM234',
  scenario: 'test',
  scenarioText: 'schema: 1',
  seed: 's',
  pace: 'team',
  minPlanningSeconds: 45,
  planningSeconds: 180,
};

const after = (steps: readonly (readonly [WorkshopCommand, Author])[]): Workshop | undefined => {
  let workshop: Workshop | undefined;
  for (const [command, author] of steps) {
    const outcome = decideWorkshop(workshop, command, author);
    if ('refusal' in outcome) throw new Error(`${command.kind}: ${outcome.refusal.code}`);
    for (const fact of outcome.facts) workshop = evolveWorkshop(workshop, fact);
  }
  return workshop;
};
const code = (workshop: Workshop | undefined, command: WorkshopCommand, author: Author): string => {
  const outcome = decideWorkshop(workshop, command, author);
  return 'refusal' in outcome ? outcome.refusal.code : 'taken';
};
const toLobby: readonly (readonly [WorkshopCommand, Author])[] = [
  [create, host],
  [{ kind: 'addGame', game: 'g1', team: 'Red' }, host],
  [{ kind: 'join', person: 'ada' }, host],
];
const lobby = (): Workshop | undefined => after(toLobby);

describe('a workshop', () => {
  test('is created with games and people, and runs to its close', () => {
    expect(lobby()).toMatchObject({ id: 'w1', code: 'KLM234', phase: 'lobby', games: [{ id: 'g1', team: 'Red' }], persons: ['ada'] });
    const steps = ['start', 'pause', 'resume', 'debrief', 'close'] as const;
    let workshop = lobby();
    const seen = steps.map((kind) => {
      const outcome = decideWorkshop(workshop, { kind }, facilitator);
      if ('facts' in outcome) for (const fact of outcome.facts) workshop = evolveWorkshop(workshop, fact);
      return workshop?.phase;
    });
    expect(seen).toEqual(['running', 'paused', 'running', 'debrief', 'closed']);
  });

  test('is led by facilitators and the host only', () => {
    expect(code(lobby(), { kind: 'start' }, person('ada'))).toBe('token/not-allowed');
    expect(code(lobby(), { kind: 'join', person: 'eve' }, facilitator)).toBe('token/not-allowed');
    expect(code(undefined, create, facilitator)).toBe('token/not-allowed');
  });

  test('refuses what cannot be, each with its code', () => {
    expect(code(undefined, { kind: 'start' }, facilitator)).toBe('workshop/unknown');
    expect(code(lobby(), create, host)).toBe('phase/not-now');
    expect(code(lobby(), { kind: 'pause' }, facilitator)).toBe('workshop/not-running');
    const running = after([
      [create, host],
      [{ kind: 'start' }, facilitator],
    ]);
    expect(code(running, { kind: 'start' }, facilitator)).toBe('phase/not-now');
    const closed = after([
      [create, host],
      [{ kind: 'close' }, facilitator],
    ]);
    expect(code(closed, { kind: 'start' }, facilitator)).toBe('workshop/closed');
    expect(code(closed, { kind: 'join', person: 'eve' }, host)).toBe('workshop/closed');
  });

  test('takes late joiners while it runs, and nobody twice', () => {
    const running = after([
      [create, host],
      [{ kind: 'addGame', game: 'g1', team: 'Red' }, host],
      [{ kind: 'start' }, facilitator],
      [{ kind: 'join', person: 'eve' }, host],
    ]);
    expect(running?.persons).toEqual(['eve']);
    expect(decideWorkshop(running, { kind: 'join', person: 'eve' }, host)).toEqual({ facts: [] });
    expect(decideWorkshop(running, { kind: 'addGame', game: 'g1', team: 'Red' }, host)).toEqual({ facts: [] });
  });

  test('is full when far more came than can sit', () => {
    let workshop = lobby();
    for (let guest = 1; guest < mostPersonsPerGame; guest += 1)
      workshop = evolveWorkshop(workshop, { type: 'PersonJoined', person: `p${guest}` });
    expect(code(workshop, { kind: 'join', person: 'one-more' }, host)).toBe('workshop/full');
  });

  test('a log that cannot be is a broken log', () => {
    const started: WorkshopFact = { type: 'WorkshopStarted' };
    expect(() => evolveWorkshop(undefined, started)).toThrow('begins with WorkshopCreated');
    expect(() =>
      evolveWorkshop(
        after([
          [create, host],
          [{ kind: 'close' }, host],
        ]),
        started,
      ),
    ).toThrow('takes no start');
  });

  const link = { kind: 'makeLink', id: 'l1', madeMs: 1000, expiresMs: 9000, names: false } as const;
  const playing = (): Workshop | undefined => after([...toLobby, [{ kind: 'start' }, facilitator]]);

  test('lets its facilitator make links for leaders and take them back, also when it is closed', () => {
    const closed = after([
      ...toLobby,
      [link, facilitator],
      [{ kind: 'close' }, facilitator],
      [{ kind: 'revokeLink', id: 'l1' }, facilitator],
    ]);
    expect(closed).toMatchObject({ links: [{ id: 'l1', madeMs: 1000, expiresMs: 9000, names: false }], revokedLinks: ['l1'] });
    expect(code(closed, { ...link, id: 'l2' }, facilitator)).toBe('taken');
    expect(code(closed, { kind: 'revokeLink', id: 'l9' }, facilitator)).toBe('link/unknown');
    expect(code(lobby(), link, person('ada'))).toBe('token/not-allowed');
    expect(code(lobby(), { kind: 'revokeLink', id: 'l1' }, person('ada'))).toBe('token/not-allowed');
  });

  test('has no more than fifty links that still open something', () => {
    const many = Array.from({ length: 50 }, (_, place) => [{ ...link, id: `l${place}` }, facilitator] as const);
    const full = after([...toLobby, ...many]);
    expect(code(full, { ...link, id: 'more' }, facilitator)).toBe('link/too-many');
    expect(code(full, { ...link, id: 'more', madeMs: 9000, expiresMs: 10_000 }, facilitator)).toBe('taken');
    expect(code(after([...toLobby, ...many, [{ kind: 'revokeLink', id: 'l7' }, facilitator]]), { ...link, id: 'more' }, facilitator)).toBe(
      'taken',
    );
  });

  test('gives a team another attempt, after its latest game alone', () => {
    const again = after([...toLobby, [{ kind: 'playAgain', of: 'g1', game: 'g2', seed: 's/2' }, facilitator]]);
    expect(again?.games).toEqual([
      { id: 'g1', team: 'Red', attempt: 1 },
      { id: 'g2', team: 'Red', attempt: 2, attemptOf: 'g1', seed: 's/2' },
    ]);
    expect(code(again, { kind: 'playAgain', of: 'g1', game: 'g3' }, facilitator)).toBe('game/not-latest');
    expect(code(again, { kind: 'playAgain', of: 'g2', game: 'g3' }, facilitator)).toBe('taken');
    expect(code(again, { kind: 'playAgain', of: 'g9', game: 'g3' }, facilitator)).toBe('game/unknown');
    expect(code(playing(), { kind: 'playAgain', of: 'g1', game: 'g2' }, person('ada'))).toBe('token/not-allowed');
  });
});
