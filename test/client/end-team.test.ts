import { describe, expect, it } from 'vitest';
import { beliefTruth, endAgreements } from '../../client/model/end-team.ts';
import { teamworkRows } from '../../client/model/teamwork.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { quietEnd } from '../support/quiet-team.ts';
import { end } from '../support/desks.ts';
import { endDesk, teamEnd } from '../support/end-desks.ts';

describe('agreements at the end', () => {
  const { agreed, other } = endAgreements(endDesk(), teamEnd, true, speech);
  const worthOf = (id: string): string | undefined => agreed.find(({ view }) => view.id === id)?.worth;

  it('are said with what they were worth: points and money, with their signs', () => {
    expect(worthOf('a1')).toBe('worth +4.2 points, +€18K');
    expect(worthOf('a2')).toBe('worth −1.3 points, −€2,100');
    expect(agreed.find(({ view }) => view.id === 'a2')?.tone).toBe('bad');
  });

  it('say so where the game was not played again without them, or is being', () => {
    expect(worthOf('a3')).toBe('not played again without it: it filled in no lever');
    expect(worthOf('a13')).toBe('its worth is being worked out');
  });

  it('say what was out of the way about them', () => {
    const [first] = teamEnd.agreements;
    if (first === undefined) throw new Error('no agreement');
    const launched = {
      ...first,
      emergency: true as const,
      agreed: { round: 3, period: 10, atMs: 0, againstAdvice: true as const, settledBy: 'sales' as const },
    };
    expect(endAgreements(endDesk(), { ...teamEnd, agreements: [launched] }, true, speech).agreed[0]?.marks).toEqual([
      'launched against advice',
      'decided by Sales as planning lead',
      'Emergency',
    ]);
  });

  it('stand apart from what never came about', () => {
    expect(other.map(({ id }) => id)).toContain('a4');
    expect(agreed.every(({ view }) => view.agreement.agreed !== undefined)).toBe(true);
  });

  it('say "you" to who had the seat, and a name to everybody else', () => {
    const promise = (sits: boolean): string | undefined =>
      endAgreements(endDesk(), teamEnd, sits, speech).agreed.find(({ view }) => view.id === 'a1')?.view.promises[0]?.text;
    expect(promise(true)).toMatch(/^You will/);
    expect(promise(false)).toMatch(/^Logistics will/);
  });
});

describe('the teamwork profile', () => {
  const rows = Object.fromEntries(teamworkRows(endDesk(), teamEnd, speech).map((row) => [row.id, row]));

  it('says each measure with its unit', () => {
    expect(Object.fromEntries(Object.values(rows).map(({ id, value }) => [id, value]))).toEqual({
      decisionVelocity: '1.5 weeks · 4 min',
      commitmentsKept: '33\u00a0%',
      handoffErrorRate: '25\u00a0%',
      timeToAnswer: '48 s',
      informationLatency: '2 weeks',
      attendance: '75\u00a0%',
      forecastAccuracy: '62\u00a0% – 81\u00a0%',
    });
  });

  it('has the facts behind each', () => {
    expect(rows['handoffErrorRate']?.evidence[0]).toMatch(/Not said: how many, by when and why\.$/);
    expect(rows['informationLatency']?.evidence).toEqual([
      'Sales heard in week 4: “Drivers at Vigo vote on a strike on Thursday. If it comes: 5–10 days.” Logistics knew in week 6, told by Sales.',
      'Sales heard in week 4: “Drivers at Vigo vote on a strike on Thursday. If it comes: 5–10 days.” Operations never knew.',
    ]);
    expect(rows['attendance']?.evidence).toEqual(['After week 5: Sales, Logistics and Operations, without Procurement']);
    expect(rows['forecastAccuracy']?.evidence).toContain('Signed together: 86\u00a0%');
  });

  it('says that there was nothing to measure instead of a zero', () => {
    const quiet = teamworkRows(endDesk(), { ...end, ...quietEnd }, speech);
    expect(quiet.every(({ value, evidence }) => value === undefined && evidence.length === 0)).toBe(true);
  });
});

describe('beliefs at the end', () => {
  const [then] = teamEnd.beliefs;
  const truth = then === undefined ? undefined : beliefTruth(teamEnd, then);

  it('stand beside what came, round by round', () => {
    expect(truth?.rounds).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(truth?.truth).toEqual([4_980, 5_600, 7_850, 5_010, 5_400, 8_100, 4_600]);
    expect(truth?.lines.find(({ seat }) => seat === 'sales')?.values).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      5_200,
      9_800,
      5_400,
    ]);
  });

  it('are measured by what was missed over what came', () => {
    const off = truth?.lines.find(({ seat }) => seat === 'logistics')?.off;
    expect(off).toBeCloseTo((400 + 3_100 + 400) / 18_100, 5);
  });
});
