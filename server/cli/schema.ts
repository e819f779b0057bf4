import { Command } from 'commander';
import { jsonSchemaText } from '../scenario/json-schema.ts';

/** `crossdock schema`: prints the JSON Schema of scenario files. */
export const schemaCommand = (): Command =>
  new Command('schema')
    .description('print the JSON Schema (draft-7) of scenario files, for editors')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .action(() => {
      process.stdout.write(jsonSchemaText());
    });
