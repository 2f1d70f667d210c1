import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { requirementsOf } from './requirements-of-label.ts';

let test: TestContext;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
});
afterAll(() => test.close());

it('has the ids of evaluators in small letters, also where they were stored in capitals', async () => {
  const { as, organizationId, user } = await buildMember(test.ctx);
  const require = (id: string) => ({ approvals: 1, evaluation: { datasetId: user.id, evaluators: [id] } });
  const found = await as.tenant.run(async (tx) => {
    const policy = { organizationId, label: 'production', require: require(user.id.toUpperCase()) };
    await tx.insert(labelPolicies).values(policy);
    return requirementsOf(as, tx, 'production');
  });
  expect(found).toEqual(require(user.id));
});
