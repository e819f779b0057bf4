import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { FileVerification } from '../contract/course.ts';
import { portableEnding, readPortableFile, type PortableGame } from '../log/portable.ts';
import { verifyFile } from '../log/verify-file.ts';
import { parseScenario } from '../scenario/parse.ts';
import { rulesVersion } from '../simulation/round.ts';

type Verified = { readonly file: string; readonly game?: PortableGame } & (
  | FileVerification
  | { readonly kind: 'unreadable'; readonly problem: string }
);

const bytesOf = (path: string): Uint8Array | { readonly problem: string } => {
  try {
    return readFileSync(path);
  } catch (error) {
    return { problem: `the file cannot be read (${error instanceof Error ? error.message : String(error)})` };
  }
};

const verified = (file: string): Verified => {
  const bytes = bytesOf(file);
  if ('problem' in bytes) return { file, kind: 'unreadable', ...bytes };
  const read = readPortableFile(bytes);
  if ('problem' in read) return { file, kind: 'unreadable', ...read };
  const parsed = parseScenario(read.scenario.text, read.scenario.fileName);
  if (!('problems' in parsed)) return { file, game: read, ...verifyFile(parsed.scenario, read) };
  if (read.seal === 'broken') return { file, game: read, kind: 'tampered', what: 'seal' };
  return { file, kind: 'unreadable', problem: `its scenario is not one that this program reads (${parsed.problems[0]?.message ?? ''})` };
};

/** What a file says of itself that is not so. */
const unfit: Readonly<Record<string, string>> = {
  seal: 'its contents are not those that were sealed',
  world: 'a round holds another company than the one whose fingerprint it carries',
  record: 'what is written down of a round is not what happened in it',
  runOut: 'what is written down of the end is not what happened then',
  log: 'its entries cannot follow each other',
};

const differing: Readonly<Record<string, string>> = {
  decisions: 'what was decided in that round is not what its entries say',
  hash: 'the company stands otherwise after it',
  record: 'what is written down of it is not what happens',
  runOut: 'the rounds after the end go otherwise',
};

const sentence = (verification: Verified): string => {
  switch (verification.kind) {
    case 'same':
      return `same: all ${verification.rounds} rounds, played again, come to the state ${verification.stateHash}`;
    case 'tampered':
      return `tampered: the file was changed after it was written; ${unfit[verification.what] ?? verification.what}`;
    case 'different': {
      const { round, what, playedUnderRules } = verification;
      const where = `from round ${round} on: ${differing[what] ?? what}`;
      return playedUnderRules === undefined
        ? `different: played again it goes another way ${where}`
        : `rules changed: it was played under rules ${playedUnderRules}, today's are ${rulesVersion}; they lead another way ${where}`;
    }
    case 'unreadable':
      return `unreadable: ${verification.problem}`;
  }
};

/** For programs: the verification with the file's name, and what the game was. */
const inJson = ({ game, ...verification }: Verified) => {
  const opened = game?.entries.find(({ fact }) => fact.type === 'GameOpened')?.fact;
  const { scenario, team, seed, attempt = 1 } = opened?.type === 'GameOpened' ? opened : {};
  return { ...verification, ...(scenario === undefined ? {} : { game: { scenario, team, attempt, seed } }) };
};

const verifyCommand = (): Command =>
  new Command('verify')
    .description(`play the games of portable replay files (*${portableEnding}) again and say whether they are what was played`)
    .argument('<files...>', 'portable replay files')
    .option('--json', 'print the answers as JSON')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .action((files: readonly string[], { json }: { readonly json?: true }) => {
      const answers = files.map(verified);
      if (!answers.every(({ kind }) => kind === 'same')) process.exitCode = 1;
      if (json === true) {
        const reports = answers.map(inJson);
        process.stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, undefined, 2)}\n`);
        return;
      }
      for (const answer of answers)
        (answer.kind === 'same' ? process.stdout : process.stderr).write(`${answer.file}: ${sentence(answer)}\n`);
    });

/**
 * `crossdock replay verify FILE...`: plays saved games again. Exit code 0 when each is exactly what was played, 1 when one is not (changed
 * afterwards, forged, of other rules, unreadable), 2 when the call is wrong.
 */
export const replayCommand = (): Command =>
  new Command('replay')
    .description('saved games (portable replay files)')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .addCommand(verifyCommand());
