import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { jsonSchemaText } from '../scenario/json-schema.ts';
import { referenceText, withReference } from './reference.ts';

const inScenarios = (name: string): string => fileURLToPath(new URL(`../../scenarios/${name}`, import.meta.url));

/**
 * `crossdock schema`: prints the JSON Schema of scenario files, or their reference in Markdown. `--write` brings the copies in `scenarios/`
 * up to date; a test fails while they are not.
 */
export const schemaCommand = (): Command =>
  new Command('schema')
    .description('print the JSON Schema (draft-7) of scenario files, for editors')
    .option('--markdown', 'print every field, effect, lever, panel, KPI, policy and rule in Markdown instead')
    .option('--write', 'write both into scenarios/: scenario.schema.json and the tables of README.md')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .action(({ markdown, write }: { readonly markdown?: true; readonly write?: true }) => {
      if (write !== true) {
        process.stdout.write(markdown === true ? referenceText() : jsonSchemaText());
        return;
      }
      const readme = inScenarios('README.md');
      writeFileSync(readme, withReference(readFileSync(readme, 'utf8')));
      writeFileSync(inScenarios('scenario.schema.json'), jsonSchemaText());
      process.stdout.write('scenarios/README.md, scenarios/scenario.schema.json: written\n');
    });
