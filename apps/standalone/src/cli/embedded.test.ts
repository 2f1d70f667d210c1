import { PromptRefinery } from '@prompt-refinery/client';
import { expect, test } from 'vitest';
import { urlOf } from '../testing/registered-caller.ts';
import { startLauncher, temporaryFolder } from '../testing/start-launcher.ts';
import { runOperator, startOperator } from './testing/run-operator.ts';

test('beside a running instance, and on its data once it is stopped', async () => {
  const env = { DATA_DIR: temporaryFolder() };
  const launcher = startLauncher({ env });
  await launcher.untilReady();
  const listed = await startOperator(['org', 'list', '--json'], env).ended;
  expect([listed.code, listed.stderr]).toEqual([0, '']);
  expect(JSON.parse(listed.stdout)).toMatchObject([{ slug: 'acme' }, { slug: 'techstartup' }]);
  const reset = await runOperator(['user', 'reset-password', 'user@acme.com', '--print'], env);
  expect(reset.stdout).toContain(`${urlOf(launcher)}/reset-password#token=pra_`);
  // With the keys of the data folder: the worker there reads what was sealed.
  expect((await runOperator(['user', 'reset-password', 'user@acme.com'], env)).code).toBe(0);
  expect((await runOperator(['org', 'suspend', 'acme'], env)).code).toBe(0);
  const account = { email: 'admin@acme.com', password: 'password123' };
  const { accessToken } = await new PromptRefinery({ baseUrl: urlOf(launcher) }).login(account);
  const client = new PromptRefinery({ baseUrl: urlOf(launcher), accessToken });
  await expect(client.getUsage()).rejects.toMatchObject({ status: 403, code: 'organization_suspended' });
  expect(await launcher.end('SIGTERM')).toEqual([]);

  const stopped = await startOperator(['org', 'show', 'acme', '--json'], env).ended;
  expect([stopped.code, JSON.parse(stopped.stdout)]).toMatchObject([0, { slug: 'acme', state: 'suspended' }]);
  expect(stopped.stderr).toContain('Starting the embedded Postgres');
});
