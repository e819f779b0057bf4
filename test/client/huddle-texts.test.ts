import { describe, expect, it } from 'vitest';
import { huddleKinds } from '../../server/contract/huddles.ts';
import { informationLevels } from '../../server/contract/ids.ts';
import { rehearsalEnds } from '../../server/contract/messages.ts';
import { teamworkRows } from '../../client/model/teamwork.ts';
import { hasText, speech } from '../../client/ui/texts/texts.ts';
import { endDesk, teamEnd } from '../support/end-desks.ts';

const missing = (keys: readonly string[]): readonly string[] => keys.filter((key) => !hasText(key));

describe('the texts of working together', () => {
  it('name every kind of huddle and its steps', () => {
    expect(missing(huddleKinds.flatMap((kind) => [`huddle.title.${kind}`, `huddle.lead.${kind}`]))).toEqual([]);
    expect(missing(['beliefs', 'talk', 'agree', 'goodbye', 'handOver'].map((step) => `huddle.step.${step}`))).toEqual([]);
  });

  it('say what every information level means, to who plays and to who leads', () => {
    const keys = informationLevels.flatMap((level) => [`sharing.level.${level}`, `lead.levelName.${level}`, `lead.levelMeans.${level}`]);
    expect(missing(keys)).toEqual([]);
  });

  it('say how every rehearsal ends', () => {
    expect(missing(rehearsalEnds.map((why) => `rehearsal.over.${why}`))).toEqual([]);
  });

  it('name every measure of teamwork, and what it counts', () => {
    for (const { id, name, meaning } of teamworkRows(endDesk(), teamEnd, speech)) {
      expect(name).not.toBe(`endTeam.profile.${id}`);
      expect(meaning).not.toBe(`endTeam.meaning.${id}`);
    }
  });
});
