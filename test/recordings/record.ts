import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { portableFile } from '../../server/log/portable.ts';
import { openTable } from '../support/live-table.ts';
import { playOut } from '../support/people-play.ts';
import { recordedGames } from '../support/recorded-games.ts';

/** Plays the games of `recorded-games.ts` anew and keeps them here, in place of those that were kept. Names on the command line: those alone. */
const place = (name: string): URL => new URL(name, import.meta.url);
const wanted = process.argv.slice(2);

for (const { name, text, seed, story } of recordedGames) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const table = await openTable(text, seed);
  await playOut(table, story);
  const entries = await table.entries();
  const game = { scenario: { fileName: `${name}.yaml`, text }, stream: `game/${table.game}`, entries };
  writeFileSync(place(`${name}.crossdock.json.gz`), portableFile(game, { words: true }));
  writeFileSync(place(`${name}.sent.json.gz`), gzipSync(JSON.stringify({ stored: table.stored, sent: table.sent }), { level: 9 }));
  process.stdout.write(`${name}: ${entries.length} entries, ${table.sent.length} messages\n`);
}
process.exit(0);
