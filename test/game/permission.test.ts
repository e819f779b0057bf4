import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../server/contract/refusals.ts';
import type { RefusalCode } from '../../server/contract/refusals.ts';
import { phases } from '../../server/contract/desk.ts';
import { gameCommandSchema } from '../../server/contract/commands.ts';
import type { CommandKind } from '../../server/game/command.ts';
import { authorKinds, commandKinds, permission, seatStates } from '../../server/game/permission.ts';
import type { AuthorKind, GamePhase, SeatStateName } from '../../server/game/permission.ts';

const everyPhase: readonly GamePhase[] = ['unopened', ...phases];
const played = 'briefing planning resolving review huddle';
const ownOnly = 'irrelevant own ownCovered';
const anySeat = seatStates.join(' ');

/** Who may do what, when, on which seats, written out a second time, in the words of the design. */
const golden: Readonly<Record<CommandKind, readonly [authors: string, phases: string, seats: string]>> = {
  takeSeat: ['person', `${played} finished`, 'irrelevant open bot own ownCovered'],
  leaveSeat: ['person', played, ownOnly],
  setDecisions: ['person', 'planning', ownOnly],
  commit: ['person', 'planning', ownOnly],
  withdraw: ['person', 'planning', ownOnly],
  start: ['facilitator host', 'briefing', anySeat],
  pause: ['facilitator', played, anySeat],
  resume: ['facilitator', played, anySeat],
  force: ['facilitator host', 'planning', anySeat],
  advance: ['person facilitator host', 'review huddle', ownOnly],
  extend: ['facilitator', 'planning huddle', anySeat],
  inject: ['facilitator', 'planning review huddle', anySeat],
  open: ['host', 'unopened', anySeat],
  seatBot: ['host', played, anySeat],
  handBack: ['host', `${played} finished`, 'irrelevant none own ownCovered others othersCovered'],
  botDecisions: ['bot host', 'planning', 'irrelevant bot own ownCovered othersCovered'],
  deadlinePassed: ['host', 'planning', anySeat],
  settle: ['host', 'planning', anySeat],
  huddleOver: ['host', 'huddle', anySeat],
  assignSeat: ['facilitator host', `${played} finished`, anySeat],
  pauseFor: ['host', played, anySeat],
  resumeFor: ['host', played, anySeat],
  benchmarks: ['host', `${played} finished`, anySeat],
  worth: ['host', 'finished', anySeat],
  setLevel: ['facilitator', played, anySeat],
  debrief: ['host', 'finished', anySeat],
  writeCommitments: ['person facilitator', 'finished', ownOnly],
  keepBranch: ['person facilitator', 'finished', ownOnly],
  propose: ['person bot', 'planning review huddle', ownOnly],
  answer: ['person bot', 'planning review huddle', ownOnly],
  conclude: ['person bot', 'planning review huddle', ownOnly],
  release: ['person bot', 'planning review huddle', ownOnly],
  escalate: ['person bot', 'planning review huddle', ownOnly],
  arbitrate: ['person bot', 'planning review huddle', ownOnly],
  message: ['person bot', 'planning review huddle', ownOnly],
  passOn: ['person bot', 'planning review huddle', ownOnly],
  publish: ['person bot', 'planning review', ownOnly],
  shadow: ['person bot', 'planning review', ownOnly],
  askCustomer: ['person bot', 'planning', ownOnly],
  attend: ['person bot', 'huddle', ownOnly],
  believe: ['person bot', 'huddle', ownOnly],
  writeWorkingAgreement: ['person bot', 'huddle', ownOnly],
  nameLead: ['person bot', 'huddle', ownOnly],
  handOver: ['person bot', 'huddle', ownOnly],
  thank: ['person bot', 'planning review huddle finished', ownOnly],
};

/** The code a refusal must have: who comes before when, when before where. */
const expectedCodes = (
  kind: CommandKind,
  author: AuthorKind,
  phase: GamePhase,
  seat: SeatStateName,
): readonly RefusalCode[] | undefined => {
  const [authors, phasesThen, seatsThen] = golden[kind].map((words) => words.split(' '));
  if (!authors?.includes(author)) return ['token/not-allowed'];
  if (!phasesThen?.includes(phase))
    return phase === 'unopened' ? ['game/unknown'] : phase === 'finished' ? ['game/finished'] : ['phase/not-now'];
  return seatsThen?.includes(seat) ? undefined : ['seat/none', 'seat/not-yours', 'seat/taken', 'seat/unknown'];
};

describe('the permission table', () => {
  test('knows every command of the wire', () => {
    const wire = gameCommandSchema.options.map((option) => option.shape.kind.value);
    expect(commandKinds).toEqual(expect.arrayContaining(wire));
    expect([...commandKinds].sort()).toEqual(Object.keys(golden).sort());
  });

  test.each(Object.keys(golden) as CommandKind[])('says of %s for every author, phase and seat what the design says', (kind) => {
    for (const author of authorKinds)
      for (const phase of everyPhase)
        for (const seat of seatStates) {
          const refusal = permission(kind, author, phase, seat);
          const expected = expectedCodes(kind, author, phase, seat);
          const where = `${kind} ${author} ${phase} ${seat}`;
          if (expected === undefined) expect(refusal, where).toBeUndefined();
          else {
            expect(expected, where).toContain(refusal?.code);
            expect(refusalCodes).toContain(refusal?.code);
          }
        }
  });

  test('tells a person without a seat so, and a person at a taken seat so', () => {
    expect(permission('commit', 'person', 'planning', 'none')?.code).toBe('seat/none');
    expect(permission('takeSeat', 'person', 'planning', 'others')?.code).toBe('seat/taken');
    expect(permission('takeSeat', 'person', 'planning', 'othersCovered')?.code).toBe('seat/taken');
    expect(permission('botDecisions', 'bot', 'planning', 'others')?.code).toBe('seat/not-yours');
  });
});
