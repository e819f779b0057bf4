import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { readPortableFile } from '../../server/log/portable.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import type { Sent } from './live-table.ts';
import { scenarioOf } from './scenario-texts.ts';

/** A game that was played live and kept, with everything its players were sent. */
export type Recording = {
  readonly scenario: Scenario;
  readonly entries: readonly Logged<GameFact>[];
  readonly stored: readonly number[];
  readonly sent: readonly Sent[];
};

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`../recordings/${name}`, import.meta.url));

export const recording = (name: string): Recording => {
  const file = readPortableFile(bytesOf(`${name}.crossdock.json.gz`));
  if ('problem' in file) throw new Error(file.problem);
  const messages = JSON.parse(gunzipSync(bytesOf(`${name}.sent.json.gz`)).toString('utf8')) as Pick<Recording, 'stored' | 'sent'>;
  return { scenario: scenarioOf(file.scenario.text), entries: file.entries, ...messages };
};
