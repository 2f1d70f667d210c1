import type { Permission } from '@refinery/contracts/enums.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let member: Member;

beforeAll(async () => {
  // Lets the caller past the permission of the route, and takes all permissions away before the verb is called, or makes a key of a person.
  test = await openTestApp(inject('services'), {
    prepare: (app) =>
      app.addHook('preHandler', async (request) => {
        if (!request.actor) return;
        const permissions = new Set<Permission>();
        const isForPeople = request.routeOptions.config.access === 'person';
        request.actor = isForPeople
          ? {
              ...request.actor,
              kind: 'api-key',
              apiKeyId: member.user.id,
              rateLimitPerMinute: null,
              permissions,
            }
          : { ...request.actor, permissions };
      }),
  });
  member = await buildMember(test.ctx);
});
afterAll(() => test.close());

const PERMITTED = GUARDED.filter(({ access }) => access !== 'signed-in');

it.each(PERMITTED.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s asks for its permission itself, too, whoever calls it',
  async (_name, endpoint) => {
    expectProblem(await test.send(member, sampleRequest(endpoint, member)), 403, 'forbidden');
  },
);
