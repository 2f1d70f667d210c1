import { LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { explained } from './output/failure.ts';
import { createTerminal } from './output/terminal.ts';
import { setLoginPassword } from './servers/app-login.ts';
import { bringUpToDate } from './servers/migrations.ts';
import { withDatabase } from './servers/with-database.ts';
import { loadConfig } from './settings/config.ts';
import { PROJECT_ROOT } from './settings/project.ts';
import { readEnvironment } from './settings/read-environment.ts';

/** `pnpm db:migrate`: brings the database to the newest schema, and gives the apps' login role its password. */
await explained(async () => {
  const terminal = createTerminal();
  const config = loadConfig(readEnvironment(PROJECT_ROOT, process.env));
  await withDatabase(config, terminal, async (databaseUrl) => {
    await bringUpToDate(databaseUrl, terminal);
    if (config.APP_DATABASE_PASSWORD) {
      await setLoginPassword(databaseUrl, { role: LOGIN_ROLE, password: config.APP_DATABASE_PASSWORD });
      terminal.progress(`The role ${LOGIN_ROLE} has the password of APP_DATABASE_PASSWORD`);
    }
    terminal.progress('The database has the newest schema');
  });
});
