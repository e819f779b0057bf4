import { Command } from 'commander';

/** Commands by name. Each is imported only when it is called, so that a check does not wait for what plays games. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).checkCommand(),
  new: async () => (await import('./new.ts')).newCommand(),
  replay: async () => (await import('./replay.ts')).replayCommand(),
  schema: async () => (await import('./schema.ts')).schemaCommand(),
  simulate: async () => (await import('./simulate.ts')).simulateCommand(),
};

const program = new Command('crossdock')
  .description(
    'Checks and plays the scenarios of Crossdock. Exit codes: 0 all is well, 1 the file or the run is wrong, 2 the call is wrong.',
  )
  .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2));

const called = process.argv[2] !== undefined && Object.hasOwn(commands, process.argv[2]) ? process.argv[2] : undefined;
for (const [name, command] of Object.entries(commands)) {
  if (called === undefined || called === name) program.addCommand(await command());
}
await program.parseAsync();
