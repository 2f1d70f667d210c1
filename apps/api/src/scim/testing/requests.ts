import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { findMemberReply, openSession } from '@refinery/domain/auth/sessions.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import type { Member } from '@refinery/testing/builders.ts';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestApp } from '../../testing/test-app.ts';
import type { TestDirectory } from './open-directory.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Words that only internals use. */
const INTERNALS = /\bat .+:\d+:\d+|node_modules|\/src\/|insert into|violates|Postgres|drizzle|TypeError/i;

/** Checks that an answer is this error, in the form of RFC 7644, section 3.12. */
export function expectScimError(reply: LightMyRequestResponse, status: number, scimType?: string): void {
  expect([reply.statusCode, scimType && scimTypeOf(reply)], reply.body).toEqual([status, scimType]);
  expect(reply.headers['content-type']).toContain('application/scim+json');
  expect(reply.json()).toMatchObject({ schemas: [ERROR], status: `${status}`, detail: expect.any(String) });
  expect(reply.body).not.toMatch(INTERNALS);
}

const scimTypeOf = (reply: LightMyRequestResponse): unknown => reply.json().scimType;

/** Makes a user or a group of what a directory sends, and answers what it gets back. */
export async function create(directory: TestDirectory, kind: 'Users' | 'Groups', body: object) {
  const reply = await directory.call('POST', `/${kind}`, body);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

/** Changes a resource by a list of operations. */
export const patch = (directory: TestDirectory, path: string, ...operations: unknown[]) =>
  directory.call('PATCH', path, { schemas: [PATCH_OP], Operations: operations });

/** What a resource is now. */
export const read = async (directory: TestDirectory, path: string) =>
  (await directory.call('GET', path)).json();

/** What a filter finds. */
export const find = (directory: TestDirectory, kind: string, filter: string, more = '') =>
  directory.call('GET', `/${kind}?filter=${encodeURIComponent(filter)}${more}`);

/** The ids of a group's members. */
export async function membersOf(directory: TestDirectory, id: string): Promise<string[]> {
  const { members = [] } = await read(directory, `/Groups/${id}`);
  return members.map(({ value }: { value: string }) => value).sort();
}

interface Listed {
  id: string;
  email: string;
  fullName: string;
  role: string;
}

/** The members of the directory's organization, as its admin sees them. */
export async function listMembers(test: TestApp, { admin }: TestDirectory): Promise<Listed[]> {
  const url = `/api/organizations/${admin.organizationId}/members?limit=100`;
  return (await test.get(admin, url)).json();
}

/** The member with the e-mail `<name>@<domain>`; undefined: there is none. */
export const findMember = async (test: TestApp, directory: TestDirectory, name: string) =>
  (await listMembers(test, directory)).find(
    ({ email }) => email.toLowerCase() === `${name}@${directory.domain}`.toLowerCase(),
  );

export const roleOf = async (test: TestApp, directory: TestDirectory, name: string) =>
  (await findMember(test, directory, name))?.role;

/** Opens a session of a member, as if the identity provider had said who they are. */
export async function signInto(test: TestApp, directory: TestDirectory, name: string): Promise<Member> {
  const { organizationId } = directory.admin;
  const userId = (await findMember(test, directory, name))?.id ?? '';
  const owner = { organizationId, userId };
  const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
  const user = await findMemberReply(test.ctx.systemDb, owner);
  if (!user) throw new Error(`${name} is a member.`);
  const actor = await authenticateSession(test.ctx, session.sessionId);
  return { ...session, user, organizationId, as: asCaller(test.ctx, actor) };
}

/** Asks with another token, or with none. */
export const askWith = (test: TestApp, authorization: string | undefined, url = '/scim/v2/Users') =>
  test.get(null, url, authorization === undefined ? {} : { authorization });
