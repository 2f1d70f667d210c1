import { randomBytes } from 'node:crypto';
import type { RoleRule } from '@refinery/contracts/sso-connections.ts';
import { createScimToken } from '@refinery/domain/scim/create-scim-token.ts';
import { createConnection } from '@refinery/domain/sso/create-connection.ts';
import { buildMember, type Member, type MemberInput } from '@refinery/testing/builders.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import type { LightMyRequestResponse } from 'fastify';
import { CONNECTION, openAppWithIssuers } from '../../testing/connections.ts';
import type { TestApp } from '../../testing/test-app.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The directory of an organization that has proved a domain. */
export interface TestDirectory {
  admin: Member;
  connectionId: string;
  token: string;
  domain: string;
  /** Asks as the directory does; `path` begins behind `/scim/v2`. */
  call(method: Method, path: string, body?: object): Promise<LightMyRequestResponse>;
  /** Makes a user with an e-mail in the domain, and answers its id. */
  addUser(name: string, more?: object): Promise<string>;
  /** Makes a group, and answers its id. */
  addGroup(displayName: string, members?: string[]): Promise<string>;
}

interface DirectoryOptions {
  input?: MemberInput;
  roleMapping?: RoleRule[];
  defaultRole?: 'admin' | 'member' | 'viewer' | null;
}

export interface DirectoryTest extends TestApp {
  openDirectory(options?: DirectoryOptions): Promise<TestDirectory>;
}

/** The API, with organizations whose directories call it. */
export async function openDirectoryTest(
  services: TestServices,
  options: TestContextOptions = {},
): Promise<DirectoryTest> {
  const test = await openAppWithIssuers(services, options);
  return { ...test, openDirectory: (more) => openDirectory(test, more) };
}

async function openDirectory(
  test: TestApp,
  { input, roleMapping = [], defaultRole = 'member' }: DirectoryOptions = {},
): Promise<TestDirectory> {
  const admin = await buildMember(test.ctx, input);
  const domain = `acme-${randomBytes(6).toString('hex')}.example`;
  await test.sql`
    insert into domains (id, organization_id, domain, token, verified_at, created_at)
    values (gen_random_uuid(), ${admin.organizationId}, ${domain}, 'token', now(), now())`;
  const { id: connectionId } = await createConnection(admin.as, { ...CONNECTION, defaultRole, roleMapping });
  const { token } = await createScimToken(admin.as, { name: 'Acme' });
  const call: TestDirectory['call'] = (method, path, body) =>
    test.app.inject({
      method,
      url: `/scim/v2${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  const make = async (path: string, body: object): Promise<string> => {
    const reply = await call('POST', path, body);
    if (reply.statusCode !== 201) throw new Error(`POST ${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json().id;
  };
  return {
    admin,
    connectionId,
    token,
    domain,
    call,
    addUser: (name, more = {}) =>
      make('/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: `${name}@${domain}`,
        ...more,
      }),
    addGroup: (displayName, members = []) =>
      make('/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName,
        members: members.map((value) => ({ value })),
      }),
  };
}
