import { register } from '@refinery/domain/auth/register.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { readOutbox } from '@refinery/testing/mails.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

const bench = fixture(openWorkerBench);

it('a worker delivers the mail of whoever registers, once', async () => {
  const account = { email: 'ada@example.com', password: 'analytical engine', fullName: 'Ada Lovelace' };
  await register(bench.ctx, account, '192.0.2.1');
  const worker = await bench.startLocal();
  const ended = () => bench.ledger.sql`select 1 from work_jobs where kind = 'email' and status = 'completed'`;
  await waitFor(async () => (await ended()).length, { what: 'the mail to end' });
  await worker.close();
  const mails = await readOutbox(bench.ctx, account.email);
  expect(mails.map(({ subject }) => subject)).toEqual(['Welcome to Prompt Refinery: confirm your e-mail']);
});
