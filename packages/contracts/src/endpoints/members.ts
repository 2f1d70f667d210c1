import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { AddMemberBody, MemberSchema, UpdateMemberBody } from '../members.ts';
import { OrganizationIdParams, OrganizationParams } from '../organizations.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Members', description: 'The people of an organization and their roles' };
const PATH = '/api/v1/organizations/:organizationId/members';
/**
 * The same people, by the name that other products have for them: those of the organization that the caller
 * is signed in to.
 */
const USERS = '/api/v1/users';
/** Names and a password. */
const limits = { bodyBytes: 16 * 1024 };

const reading = { method: 'GET', access: 'members:read', tag } as const;
const writing = { access: 'members:write', tag, limits } as const;
const listing = {
  ...reading,
  summary: 'List members',
  query: PageQuery,
  reply: { 200: Type.Array(MemberSchema) },
  errors: [],
  page: true,
} as const;
const adding = {
  access: 'members:add',
  tag,
  limits,
  method: 'POST',
  action: 'member.add',
  summary: 'Make an account for a new member',
  body: AddMemberBody,
  reply: { 201: MemberSchema },
  errors: ['email_taken', 'email_domain_not_allowed', 'member_deactivated'],
  idempotent: true,
} as const;
const updating = {
  ...writing,
  action: 'member.update',
  summary: 'Give a member another role',
  body: UpdateMemberBody,
  reply: { 200: MemberSchema },
  errors: ['member_not_found', 'last_admin'],
} as const;
const removing = {
  ...writing,
  method: 'DELETE',
  action: 'member.remove',
  summary: 'Remove a member',
  reply: { 204: NOTHING },
  errors: ['member_not_found', 'last_admin'],
} as const;

export const listMembersEndpoint = endpoint({
  ...listing,
  operationId: 'listMembers',
  path: PATH,
  description: 'With their roles. People whose account is newest come first.',
  params: OrganizationParams,
});

export const addMemberEndpoint = endpoint({
  ...adding,
  operationId: 'addMember',
  path: PATH,
  description:
    'If the e-mail has an account already, invite the person instead, because people with an account must agree before they join. The default role is `member`. API keys cannot do this: whoever chooses a password could sign in with it. They invite.',
  params: OrganizationParams,
});

export const getMemberEndpoint = endpoint({
  ...reading,
  operationId: 'getMember',
  path: `${PATH}/:id`,
  summary: 'One member',
  description: 'By the id of the person.',
  params: OrganizationIdParams,
  reply: { 200: MemberSchema },
  errors: ['member_not_found'],
});

export const updateMemberEndpoint = endpoint({
  ...updating,
  operationId: 'updateMember',
  method: 'PATCH',
  path: `${PATH}/:id`,
  description:
    'The new role applies from the next request on, also for API keys. The role of the last admin cannot be changed.',
  params: OrganizationIdParams,
});

export const removeMemberEndpoint = endpoint({
  ...removing,
  operationId: 'removeMember',
  path: `${PATH}/:id`,
  description:
    'The sessions, API keys and shared links of the person in this organization stop working at once. The account is kept. The last admin cannot be removed.',
  params: OrganizationIdParams,
});

export const leaveOrganizationEndpoint = endpoint({
  operationId: 'leaveOrganization',
  method: 'POST',
  path: '/api/v1/organizations/:organizationId/leave',
  access: 'person',
  anySignIn: true,
  action: 'member.leave',
  tag,
  summary: 'Leave an organization',
  description:
    'Your sessions, API keys and shared links in that organization stop working at once. The last admin cannot leave: make somebody else an admin first, or delete the organization. People only.',
  params: OrganizationParams,
  reply: { 204: NOTHING },
  errors: ['last_admin'],
});

export const listUsersEndpoint = endpoint({
  ...listing,
  operationId: 'listUsers',
  path: USERS,
  description:
    'Like `GET /organizations/{organizationId}/members`, for the organization that you are signed in to.',
});

export const createUserEndpoint = endpoint({
  ...adding,
  operationId: 'createUser',
  path: USERS,
  description:
    'Like `POST /organizations/{organizationId}/members`, in the organization that you are signed in to.',
});

export const updateUserEndpoint = endpoint({
  ...updating,
  operationId: 'updateUser',
  method: 'PUT',
  path: `${USERS}/:id`,
  description:
    'Like `PATCH /organizations/{organizationId}/members/{id}`. It changes only the role. Only the people themselves can change their profile.',
  params: IdParams,
});

export const deleteUserEndpoint = endpoint({
  ...removing,
  operationId: 'deleteUser',
  path: `${USERS}/:id`,
  description: 'Like `DELETE /organizations/{organizationId}/members/{id}`. The account is kept.',
  params: IdParams,
});

export const memberEndpoints = [
  listMembersEndpoint,
  addMemberEndpoint,
  getMemberEndpoint,
  updateMemberEndpoint,
  removeMemberEndpoint,
  leaveOrganizationEndpoint,
  listUsersEndpoint,
  createUserEndpoint,
  updateUserEndpoint,
  deleteUserEndpoint,
] as const;
