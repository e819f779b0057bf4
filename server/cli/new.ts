import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { idPattern } from '../scenario/format-values.ts';

const kinds = ['distribution', 'chain'] as const;
type Kind = (typeof kinds)[number];

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Where a new scenario goes and what it is called: a path names its file, an id alone goes beside the shipped ones, where it is found by id. */
const placeOf = (word: string): { readonly path: string; readonly id: string } => {
  const path = /[/\\]|\.ya?ml$/.test(word) ? resolve(word) : resolve(scenarios, `${word}.yaml`);
  const name = path.split(/[/\\]/).at(-1) ?? '';
  return { path, id: name.replace(/\.ya?ml$/, '') };
};

/** A starter with an id and a title of its own; its first line tells editors where the schema is. */
const starterText = (kind: Kind, id: string, path: string, word: string): string => {
  const text = readFileSync(new URL(`../scenario/starters/${kind}.yaml`, import.meta.url), 'utf8');
  const schema = relative(dirname(path), resolve(scenarios, 'scenario.schema.json')).replaceAll('\\', '/');
  const title = id.replaceAll(/[-_]+/g, ' ').replace(/^./, (letter) => letter.toUpperCase());
  return [
    `# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}`,
    text
      .replace(/^id: .*$/m, `id: ${id}`)
      .replace(/^title: .*$/m, `title: ${title}`)
      .replaceAll(' FILE', () => ` ${word}`),
  ].join('\n');
};

/** `crossdock new FILE`: writes a scenario to begin with. Exit code 0, 1 when it cannot be written, 2 when the call is wrong. */
export const newCommand = (): Command => {
  const command = new Command('new')
    .description('write a commented scenario to begin with, which plays at once')
    .argument('<file>', 'a path ending in .yaml, or an id: then it goes beside the shipped scenarios')
    .addOption(
      new Option('--kind <kind>', 'a distributor with three warehouses, or a chain of four sites').choices(kinds).default('distribution'),
    )
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2));
  command.action((word: string, { kind }: { readonly kind: Kind }) => {
    const { path, id } = placeOf(word);
    if (!idPattern.test(id) || !/\.ya?ml$/.test(path))
      command.error(
        `error: \`${word}\` names no scenario: a file is called by its id and ends in .yaml; an id has letters, digits, - and _, and begins with a small letter`,
        { exitCode: 2 },
      );
    const fail = (message: string): void => {
      process.stderr.write(`${message}\n`);
      process.exitCode = 1;
    };
    if (!existsSync(dirname(path))) return fail(`${word}: there is no such folder`);
    try {
      writeFileSync(path, starterText(kind, id, path, word), { flag: 'wx' });
    } catch (problem) {
      const { code } = problem as { readonly code?: string };
      return fail(
        code === 'EEXIST'
          ? `${word}: there is such a file already; nothing was written`
          : `${word}: it cannot be written (${code ?? String(problem)})`,
      );
    }
    process.stdout.write(`${relative(process.cwd(), path)}: written\n  next: npm run -s crossdock -- check ${word}\n`);
  });
  return command;
};
