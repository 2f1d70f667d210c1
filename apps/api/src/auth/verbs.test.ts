import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { type Caller, PLAIN_CALL_TERMS } from '@refinery/domain/context/actor.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

/**
 * Endpoints whose verbs ask for no permission, reviewed one by one: they tell or change only what is the
 * caller's own. One that joins them does so on purpose.
 */
const FOR_EVERYBODY: string[] = [
  'logout',
  'getMe',
  'changePassword',
  'resendVerification',
  'listSessions',
  'endSession',
  'switchOrganization',
  'getTwoFactor',
  'setupTwoFactor',
  'confirmTwoFactor',
  'disableTwoFactor',
  'getProfile',
  'updateProfile',
  'getUserStats',
  'exportUserData',
  'getUserExport',
  'deleteAccount',
  'listOrganizations',
  'createOrganization',
  'getOrganization',
  'leaveOrganization',
  'acceptInvitation',
  'listSocialAccounts',
  'startLinking',
  'linkSocial',
  'unlinkSocial',
  'reportPublicPrompt',
  'signOut',
  'getSession',
];

const test = fixture((services) =>
  openTestApp(services, {
    // Nobody asks again who calls, however slow the machine is.
    limits: { identifiedMs: Number.POSITIVE_INFINITY },
    prepare: (app) =>
      app.addHook('preHandler', async (request) => {
        if (request.actor) request.actor = become(request.actor);
      }),
  }),
);
/**
 * Who the caller is by the time the verb is called: past the permission of the route, which is asked before.
 */
let become: (actor: Caller) => Caller;

const withoutPermissions = (actor: Caller): Caller => ({
  ...actor,
  permissions: new Set(),
  ...(actor.kind === 'user' ? { operator: null } : {}),
});
const asApiKey = (actor: Caller): Caller => ({
  ...actor,
  kind: 'api-key',
  apiKeyId: actor.userId,
  rateLimitPerMinute: null,
  calls: PLAIN_CALL_TERMS,
  permissions: new Set(),
});

/**
 * Sends the request of the documentation as somebody whose own organization it is, and who loses what they
 * may do on the way.
 */
async function call(endpoint: Endpoint, losing: typeof become): Promise<LightMyRequestResponse> {
  become = losing;
  const member = await (endpoint.access === 'operator' ? buildOperator : buildMember)(test.ctx);
  return test.send(member, sampleRequest(endpoint, member));
}

const named = (endpoints: readonly Endpoint[]) =>
  endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const);
const isForEverybody = ({ operationId }: Endpoint): boolean => FOR_EVERYBODY.includes(operationId);

describe('a verb that is called without the permission of its route', () => {
  it.each(named(GUARDED.filter((endpoint) => !isForEverybody(endpoint))))(
    'asks for it itself, too: %s',
    async (_name, endpoint) => {
      expectProblem(await call(endpoint, withoutPermissions), 403, 'forbidden');
    },
  );

  it.each(named(GUARDED.filter(isForEverybody)))('works where it needs none: %s', async (_name, endpoint) => {
    expect((await call(endpoint, withoutPermissions)).body).not.toContain('"forbidden"');
  });

  it('is known by its name where it needs none', () => {
    const known = GUARDED.filter(isForEverybody).map(({ operationId }) => operationId);
    expect(known).toEqual(FOR_EVERYBODY);
  });
});

describe('a verb for people', () => {
  it.each(named(GUARDED.filter(({ access }) => access === 'person' || access === 'operator')))(
    'works for no API key, whatever the route says: %s',
    async (_name, endpoint) => {
      expectProblem(await call(endpoint, asApiKey), 403, 'forbidden');
    },
  );
});
