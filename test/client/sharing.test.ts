import { describe, expect, it } from 'vitest';
import { leverCards } from '../../client/model/cards.ts';
import { ownPanels, shadowDesk, sharedPanels, unseenSeats } from '../../client/model/sharing.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { deskOf } from '../support/desks.ts';
import { boardDesk, shadowingDesk } from '../support/sharing-desks.ts';

describe('what a desk puts on the board', () => {
  it('is a copy that is fresh until the next round has been played, and old from then on', () => {
    const states = Object.fromEntries(ownPanels(boardDesk(), speech).map(({ panel, onBoard, when }) => [panel, `${onBoard} ${when}`]));
    expect(states).toMatchObject({ lanes: 'old wk 3', ports: 'fresh wk 4', arrivals: 'no ' });
  });

  it('is counted from the round just played while its recap is read', () => {
    const [lanes, ports] = ['lanes', 'ports'].map((id) =>
      ownPanels(boardDesk({ phase: 'review', round: 5 }), speech).find(({ panel }) => panel === id),
    );
    expect([lanes?.onBoard, ports?.onBoard]).toEqual(['old', 'old']);
  });
});

describe('what others show', () => {
  it('says who put it up and of when it is', () => {
    expect(sharedPanels(boardDesk(), speech).map(({ table, source, age }) => [table.title, source, age])).toEqual([
      ['Promotions', 'as of wk 3, put up by Sales', '1 week old'],
    ]);
  });

  it('is live where nobody had to put it up', () => {
    const [first] = sharedPanels(deskOf('logistics', { informationLevel: 'open' }), speech);
    expect(first?.source).toBe('live from Sales, wk 4, day 5');
    expect(first?.age).toBe('');
  });

  it('says whose desks stay unseen', () => {
    expect(unseenSeats(boardDesk(), speech)).toBe('Procurement and Operations');
    expect(unseenSeats(deskOf('logistics', { informationLevel: 'open' }), speech)).toBe('');
  });
});

describe('a colleague’s desk', () => {
  it('is read like a desk of its own, with its levers, and nothing of this one', () => {
    const theirs = shadowDesk(shadowingDesk);
    expect(theirs?.seat).toBe('operations');
    expect(theirs?.panels.every(({ source }) => source === 'operations')).toBe(true);
    expect(theirs === undefined ? [] : leverCards(theirs, new Map(), speech).map(({ lever }) => lever)).toContain('overtime');
  });

  it('is nothing while nobody is looked at', () => {
    expect(shadowDesk(boardDesk())).toBeUndefined();
  });
});
