import { describe, expect, it } from 'vitest';
import { forecastPledges, forecastTable, signedTable } from '../../client/model/consensus.ts';
import {
  followedGoals,
  objectiveKpis,
  objectivePledge,
  targetTyped,
  targetUnit,
  targetValue,
  usualKpiRelation,
} from '../../client/model/objectives.ts';
import { channelName, channelsOf, talkLines, unread } from '../../client/model/talk.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { agreements, teamDesk } from '../support/team-desks.ts';

const desk = teamDesk('logistics');

describe('talk', () => {
  it('has a channel for all and one for each colleague', () => {
    expect(channelsOf(desk).map((channel) => channelName(desk, channel, speech))).toEqual(['All', 'Sales', 'Procurement', 'Operations']);
  });
  it('says ready-made words, own words, both, or that they were erased', () => {
    expect(talkLines(desk, 'team', speech).map(({ who, text, erased }) => [who, text, erased])).toEqual([
      ['Sales', 'Heads up: something is coming. Water will go fast in week 7.', false],
      ['You', 'I am short.', false],
      ['Operations', 'These words have been erased.', true],
    ]);
    expect(talkLines(desk, 'procurement', speech)).toMatchObject([{ text: 'Is the ship in?', mine: false, when: 'Week 6' }]);
  });
  it('counts what others said since it was last read', () => {
    expect(unread(desk, 'team', 0)).toBe(2);
    expect(unread(desk, 'team', 1)).toBe(1);
    expect(unread(desk, 'team', 4)).toBe(0);
  });
});

describe('a forecast to sign', () => {
  it('begins with what was signed before, then with what this desk has seen', () => {
    const table = forecastTable(teamDesk('sales'), [], speech);
    expect(table.rounds.map(({ name }) => name)).toEqual(['week 6', 'week 7', 'week 8']);
    expect(table.numbers).toMatchObject({ 'water 7': '2500', 'water 6': '2480', 'juice 6': '1390' });
    expect(forecastTable(desk, [], speech).numbers['juice 6']).toBe('');
  });
  it('is complete when every number is one', () => {
    const table = forecastTable(teamDesk('sales'), [], speech);
    expect(forecastPledges(table)).toHaveLength(9);
    expect(forecastPledges({ ...table, numbers: { ...table.numbers, 'juice 6': 'many' } })).toBeUndefined();
    expect(forecastPledges(forecastTable(desk, [], speech))).toBeUndefined();
  });
  it('on the table is shown as it stands, and what is signed as every desk has it', () => {
    const proposed = agreements.find(({ id }) => id === 'a10')?.pledges ?? [];
    expect(forecastTable(desk, proposed, speech)).toMatchObject({ numbers: { 'water 7': '2500', 'cola 8': '1150' } });
    expect(signedTable(desk, speech)?.items.map(({ name }) => name)).toEqual(['Water']);
    expect(signedTable(teamDesk('sales', { book: { thanks: [], consensus: [] } }), speech)).toBeUndefined();
  });
});

describe('a goal', () => {
  it('is typed in the unit of the screens', () => {
    expect(targetValue('perfectOrderRate', '92.5')).toBe(0.925);
    expect(targetValue('contribution', '7,000')).toBe(700_000);
    expect(targetValue('csat', '')).toBeUndefined();
    expect(targetTyped('perfectOrderRate', 0.93)).toBe('93');
    expect(targetUnit('perfectOrderRate')).toBe('%');
    expect(usualKpiRelation('freightPerUnit')).toBe('atMost');
    expect(objectivePledge({ kpi: 'csat', relation: 'atLeast', target: '80', byRound: 9, why: '' })).toEqual({
      kind: 'kpi',
      kpi: 'csat',
      relation: 'atLeast',
      value: 80,
      byRound: 9,
    });
  });
  it('that is agreed is followed where the desk sees the number', () => {
    expect(objectiveKpis(desk).map(({ kpi }) => kpi)).toEqual(['contribution', 'perfectOrderRate', 'csat', 'freightPerUnit']);
    expect(followedGoals(desk, speech)).toMatchObject([
      { name: 'CSAT', target: 'at least 82', when: 'week 9', stands: '79', reached: false },
    ]);
  });
});
