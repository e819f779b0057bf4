import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../client/model/teams/attempts.ts';
import { leaderAddress, linkState, sortedLinks } from '../../../client/model/teams/leader-links.ts';
import { measuresOf, smallCharts } from '../../../client/model/teams/multiples.ts';
import { verified } from '../../../client/model/teams/opened-file.ts';
import { kindRows, kindsMet, roundRows } from '../../../client/model/teams/same-moment.ts';
import { latestFinished, resultLabel, stillPlaying } from '../../../client/model/teams/standing.ts';
import { strips } from '../../../client/model/teams/strips.ts';
import { summaryOf, type MomentSaid } from '../../../client/model/teams/summary.ts';
import { speech } from '../../../client/ui/texts/texts.ts';
import type { TeamResult, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { workshopDebrief } from '../../support/workshop-debrief.ts';

const said: MomentSaid = ({ kind, round }) => ({ title: kind, sentence: `${kind} in week ${round}.`, question: `Why ${kind}?` });
const unsaid = /[{}]|(^|\s)teams\./;

const onlyTeam = (team: string): WorkshopDebrief => {
  const teams = workshopDebrief.teams.filter((result) => result.team === team);
  return { ...workshopDebrief, teams, viewer: 'person' };
};
const withScore = (debrief: WorkshopDebrief, jointScore: number): WorkshopDebrief => ({
  ...debrief,
  teams: debrief.teams.map((result): TeamResult => ({ ...result, jointScore })),
});

describe('teams side by side', () => {
  it('count each team by its latest finished attempt', () => {
    expect(latestFinished(workshopDebrief).map(({ game }) => game)).toEqual(['blue-1', 'red-1', 'green-2', 'amber-1']);
    expect(stillPlaying(workshopDebrief).map(({ team }) => team)).toEqual(['Violet']);
  });

  it('are summed up in sentences: how they did, against which bots, and who still plays', () => {
    const { how } = summaryOf(workshopDebrief, said, speech);
    expect(how).toEqual([
      '4 teams have finished. They reached between 34 (team Red) and 71 (team Amber) of 100 points.',
      'In the worlds that they met, bots that look at their own desk alone reach 38 on average, and bots that tell each other reach 84.',
      'So the middle team went 52 % of the way from one to the other.',
      'Counted is the latest attempt of each team; the earlier ones stand further down.',
      'Between the best and the weakest result lie €154K for the company.',
      'Team Violet is still playing.',
    ]);
  });

  it('speak of one world, and of no attempts, where there is only one', () => {
    const teams = workshopDebrief.teams
      .filter(({ attempt, finished }) => attempt === 1 && finished)
      .map((result) => ({ ...result, seed: 'one' }));
    const words = summaryOf({ ...workshopDebrief, teams }, said, speech).how.join(' ');
    expect(words).toContain('In the same world, bots');
    expect(words).not.toContain('attempt');
  });

  it.each([
    [20, 'stayed below desks that never talk'],
    [39, 'about as well as four desks that never talk'],
    [61, '50 % of the way'],
    [83, 'as well as desks that tell each other everything'],
  ])('say of a single team with %i points that it %s', (score, words) => {
    const { how } = summaryOf(withScore(onlyTeam('Blue'), score), said, speech);
    expect(how[0]).toBe(`Team Blue reached ${score} of 100 points.`);
    expect(how.join(' ')).toContain(words);
    expect(how.join(' ')).not.toMatch(unsaid);
  });

  it('name first what mattered in most teams, and ask about that', () => {
    const { mattered, ask } = summaryOf(workshopDebrief, said, speech);
    expect(mattered.map(({ kind, teams, where }) => [kind, teams, where])).toEqual([
      ['signalNotPassedOn', 'in 3 of 4 teams', 'Red'],
      ['promotionWithoutCover', 'in 2 of 4 teams', 'Red'],
      ['bestDecision', 'in 3 of 4 teams', 'Amber'],
    ]);
    expect(ask).toEqual(['Why signalNotPassedOn?', 'Why promotionWithoutCover?', 'Why bestDecision?']);
  });

  it('spread on strips whose right end is the better one, also where less is better', () => {
    const all = strips(workshopDebrief, speech);
    expect(all.map(({ measure }) => measure)).toEqual([
      'jointScore',
      'contribution',
      'perfectOrderRate',
      'csat',
      'bullwhip',
      'commitmentsKept',
    ]);
    const bullwhip = all.find(({ measure }) => measure === 'bullwhip');
    expect([bullwhip?.worst, bullwhip?.best]).toEqual(['9.1', '2.4']);
    expect(bullwhip?.dots.map(({ name }) => name)).toEqual(['Red', 'Blue', 'Green, attempt 2', 'Amber']);
    for (const { box, middle, words } of all) {
      expect(box?.from).toBeLessThanOrEqual(middle);
      expect(box?.to).toBeGreaterThanOrEqual(middle);
      expect(words).not.toMatch(unsaid);
    }
  });

  it('have no middle half to speak of when they are three', () => {
    const few = { ...workshopDebrief, spread: workshopDebrief.spread.map((spread) => ({ ...spread, count: 3 })) };
    expect(strips(few, speech).map(({ box }) => box)).toEqual(few.spread.slice(1).map(() => undefined));
    expect(strips(few, speech)[0]?.words).toBe('From 34 to 71, middle 62.');
  });

  it('are called teams where their names are numbers', () => {
    expect(resultLabel({ team: '2', attempt: 1 }, speech)).toBe('Team 2');
    expect(resultLabel({ team: 'Blue', attempt: 2 }, speech)).toBe('Blue, attempt 2');
  });

  it('are not counted among those where nothing mattered while they are still worked out', () => {
    const teams = workshopDebrief.teams.map((result) => (result.team === 'Amber' ? { ...result, moments: [] } : result));
    const { mattered, pending } = summaryOf({ ...workshopDebrief, teams }, said, speech);
    expect(pending).toBe(1);
    expect(mattered[0]?.teams).toBe('in 3 of 3 teams');
  });

  it('stack dots that would hide each other', () => {
    const alike = { ...workshopDebrief, teams: workshopDebrief.teams.map((result) => ({ ...result, jointScore: 50 })) };
    expect(strips(alike, speech)[0]?.dots.map(({ stacked }) => stacked)).toEqual([0, 1, 2, 3]);
  });

  it('stand beside each other in the same week, with where to look', () => {
    const rows = roundRows(workshopDebrief, 7, speech);
    expect(rows.map(({ name, spot }) => [name, spot.at])).toEqual([
      ['Blue', '35'],
      ['Red', '35'],
      ['Green, attempt 2', '35'],
      ['Amber', '35'],
    ]);
    expect(rows[1]?.values.map(({ text }) => text)).toEqual(['37\u00a0%', '€132K', '1,170']);
    expect(rows[1]?.values[2]?.share).toBe(1);
  });

  it('stand beside each other by a kind of moment, also those that had none', () => {
    expect(kindsMet(workshopDebrief).map(({ kind, teams }) => `${kind} ${teams}`)).toEqual([
      'signalNotPassedOn 3',
      'bestDecision 3',
      'promotionWithoutCover 2',
    ]);
    const rows = kindRows(workshopDebrief, 'promotionWithoutCover', speech);
    expect(rows.map(({ moment }) => moment?.round)).toEqual([4, 3, undefined, undefined]);
  });

  it('have small charts on the axes of the largest', () => {
    expect(measuresOf(workshopDebrief)).toEqual(['service', 'cost', 'backlog']);
    const { charts, top } = smallCharts(workshopDebrief, 'backlog', speech);
    expect(top).toBe('1,170');
    expect(Math.max(...charts.flatMap(({ heights }) => heights.map((height) => height ?? 0)))).toBe(1);
    expect(charts[1]?.words).toBe('Red, Units owed: from 0 to 0, least 0, most 1,170.');
    expect(smallCharts(workshopDebrief, 'service', speech).charts[0]?.heights[0]).toBeUndefined();
  });
});

describe('attempts of a team', () => {
  it('in a fresh world are compared by how far they got between the bots', () => {
    const green = progressOf(workshopDebrief, speech).find(({ team }) => team === 'Green');
    expect(green?.words).toBe('In another world: from 20\u00a0% to 61\u00a0% of the way between the bots.');
    expect(green?.attempts.map(({ sameWorld }) => sameWorld)).toEqual([undefined, false]);
  });

  it('in the same world are compared by points', () => {
    const same = { ...workshopDebrief, teams: workshopDebrief.teams.map((result) => ({ ...result, seed: 'one' })) };
    expect(progressOf(same, speech).find(({ team }) => team === 'Green')?.words).toBe('19 points more in the same world.');
  });

  it('are not compared after one, and a team that has finished none has none', () => {
    const progress = progressOf(workshopDebrief, speech);
    expect(progress.find(({ team }) => team === 'Blue')?.words).toBeUndefined();
    expect(progress.map(({ team }) => team)).not.toContain('Violet');
  });
});

describe('links for leaders', () => {
  it('carry their secret after the hash alone', () => {
    const address = new URL(leaderAddress('https://crossdock.example', 'w 1', 'secret'));
    expect(address.pathname).toBe('/w/w%201/debrief');
    expect(address.search).toBe('');
    expect(address.hash).toBe('#key=secret');
  });

  it('are open, run out or taken back; open ones stand first', () => {
    expect(linkState({ revoked: false, expiresMs: 10 }, 9)).toBe('open');
    expect(linkState({ revoked: false, expiresMs: 10 }, 10)).toBe('expired');
    expect(linkState({ revoked: true, expiresMs: 10 }, 9)).toBe('revoked');
    expect(sortedLinks((workshopDebrief.links ?? []).toReversed(), 1_800_000_000_000).map(({ id }) => id)).toEqual(['l1', 'l2']);
  });
});

describe('an opened file', () => {
  it.each([
    [{ kind: 'same', rounds: 12, stateHash: 'abcdef0123456789' } as const, 'good', 'Every round plays out exactly as it was played.'],
    [{ kind: 'tampered', what: 'seal' } as const, 'bad', 'This file was changed after it was written.'],
    [{ kind: 'different', round: 4, what: 'hash' } as const, 'bad', 'Played again, it goes another way from round 4 on.'],
    [{ kind: 'different', round: 4, what: 'hash', playedUnderRules: 3 } as const, 'plain', 'Played under older rules.'],
  ])('says in words what verifying found: %o', (verification, tone, title) => {
    const words = verified(verification, speech);
    expect(words).toMatchObject({ tone, title });
    expect(words.next).not.toMatch(/[{}]|^openFile\./);
  });
});
