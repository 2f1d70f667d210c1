import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { isLoopback } from './output/banner.ts';
import { runCommand } from './output/command.ts';
import { seedDemoAccounts } from './servers/demo.ts';
import { migrate } from './servers/migrations.ts';
import { withDatabase } from './servers/with-database.ts';
import { loadConfig } from './settings/config.ts';

/** `pnpm db:seed`: makes the demo accounts that are missing. Refuses in production. */
await runCommand(async (terminal, env) => {
  const config = loadConfig(env);
  if (config.NODE_ENV === 'production') {
    throw new StartError(
      'The password of the demo accounts is public, so they are not made with NODE_ENV=production.',
      'Register your own accounts: POST /api/auth/register.',
    );
  }
  await withDatabase(config, terminal, async (databaseUrl) => {
    await migrate(databaseUrl, terminal);
    const made = await seedDemoAccounts(databaseUrl, config.NODE_ENV);
    terminal.progress(made ? `Made ${made} demo accounts` : 'The demo accounts already exist');
    for (const { name, plan, people } of DEMO_ORGANIZATIONS) {
      for (const { email, role } of people) {
        terminal.print(`  ${email} / ${DEMO_PASSWORD}  ${name} (${plan}), ${role}`);
      }
    }
    if (!isLoopback(config.HOST)) {
      terminal.warn(`This password is public, and with HOST=${config.HOST} other machines can reach the API`);
      terminal.warn('The next start locks these accounts again. Delete them if you do not need them');
    }
  });
});
