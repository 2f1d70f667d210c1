import { loadConfig } from './config.ts';
import { runCommand } from './launch/run-command.ts';
import { createTerminal } from './output/terminal.ts';
import { bringUpToDate } from './servers/migrations.ts';
import { withDatabase } from './servers/with-database.ts';
import { dataFiles } from './settings/data-files.ts';
import { PROJECT_ROOT } from './settings/project.ts';
import { readEnvironment } from './settings/read-environment.ts';

/** `pnpm db:migrate`: brings the database of the configuration to the newest schema. */
await runCommand(async () => {
  const terminal = createTerminal();
  const config = loadConfig(readEnvironment(PROJECT_ROOT, process.env));
  await withDatabase(config, dataFiles(config.DATA_DIR), terminal, async (databaseUrl) => {
    await bringUpToDate(databaseUrl, terminal);
    terminal.progress('The database has the newest schema');
  });
});
