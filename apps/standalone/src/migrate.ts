import { LOGIN_ROLE } from '@refinery/db/login-role.ts';
import { runCommand } from './output/command.ts';
import { billingLoginOf, setLoginPassword } from './servers/app-login.ts';
import { migrate } from './servers/migrations.ts';
import { withDatabase } from './servers/with-database.ts';
import { loadConfig } from './settings/config.ts';

/**
 * `pnpm db:migrate`: brings the database to the newest schema, and gives the apps' login role its password.
 */
await runCommand(async (terminal, env) => {
  const config = loadConfig(env);
  await withDatabase(config, terminal, async (databaseUrl) => {
    await migrate(databaseUrl, terminal);
    if (config.APP_DATABASE_PASSWORD) {
      await setLoginPassword(databaseUrl, { role: LOGIN_ROLE, password: config.APP_DATABASE_PASSWORD });
      terminal.progress(`The role ${LOGIN_ROLE} now has the password of APP_DATABASE_PASSWORD`);
    }
    const billingLogin = billingLoginOf(config.BILLING_DATABASE_PASSWORD);
    if (billingLogin) {
      await setLoginPassword(databaseUrl, billingLogin);
      terminal.progress(`The role ${billingLogin.role} now has the password of BILLING_DATABASE_PASSWORD`);
    }
    terminal.progress('All migrations are applied');
  });
});
