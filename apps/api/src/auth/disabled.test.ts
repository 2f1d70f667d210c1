import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { disableUser } from '@refinery/domain/auth/disable-user.ts';
import { enableUser } from '@refinery/domain/auth/enable-user.ts';
import { buildColleague, buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { GUARDED, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
const operator = fixture(() => openOperator(test));

it('a disabled person reaches nothing, by session or key, nor signs in; their colleagues notice nothing', async () => {
  const admin = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, admin, 'admin');
  const { key } = await createApiKey(colleague.as, { name: 'key' });
  const headers = { 'x-api-key': key };
  const batch = await uploadBatch(colleague, numberedItems(1));
  const { email } = colleague.user;
  await disableUser(operator.ctx, { email });
  await test.ctx.identities.caughtUp();
  for (const endpoint of GUARDED) {
    const request = sampleRequest(endpoint, colleague);
    expectProblem(await test.send(colleague, request), 403, 'account_disabled');
    expectProblem(await test.send(null, { ...request, headers }), 403, 'account_disabled');
  }
  const signIn = (password: string) => test.post(null, '/api/auth/login', { email, password });
  expectProblem(await signIn('correct horse'), 403, 'account_disabled');
  expectProblem(await signIn('wrong'), 401, 'invalid_credentials');
  // What they began is the organization's.
  const seen = await test.get(admin, `/api/batches/${batch.id}`);
  expect([seen.statusCode, seen.json().status]).toEqual([200, 'queued']);
  await enableUser(operator.ctx, { email });
  await test.ctx.identities.caughtUp();
  expect((await signIn('correct horse')).statusCode).toBe(200);
  expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
  expectProblem(await test.get(colleague, '/api/usage'), 401, 'unauthenticated');
});
