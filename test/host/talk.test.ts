import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { settled } from './fakes.ts';
import { hostOn, workshopOn } from './hosted.ts';

const people = ['sales', 'logistics', 'procurement', 'operations'] as const;

const talking = async () => {
  const running = await hostOn(memoryStore());
  const workshop = await workshopOn(running, people);
  await workshop.lead.say({ kind: 'start' });
  await workshop.lead.say({ kind: 'setLevel', level: 'talk' });
  await workshop.page('sales').say({ kind: 'message', to: 'operations', text: 'Between the two of us' });
  await settled();
  return { ...running, ...workshop };
};

describe('messages of a team on its host', () => {
  test('reach whom they are for, and the facilitator who looks at the game, at once', async () => {
    const { page, lead } = await talking();
    expect(people.map((seat) => page(seat).desk()?.messages.length)).toEqual([1, 0, 0, 1]);
    expect(lead.room().talk).toMatchObject([{ from: 'sales', to: 'operations', text: 'Between the two of us' }]);
    expect(lead.resync()).toMatchObject({ room: { talk: [{ text: 'Between the two of us' }] } });
  });

  test('are in no room that a player is sent, and in no list of rooms', async () => {
    const { page, lead, time, lobby } = await talking();
    for (const seat of people) expect(JSON.stringify(page(seat).outlet.views.map(({ room }) => room))).not.toContain('Between');
    await time.advance(1000);
    expect(lobby.lobbies.length).toBeGreaterThan(1);
    expect(JSON.stringify(lobby.lobbies)).not.toContain('talk');
    expect(lead.room()).toHaveProperty('talk');
  });
});
