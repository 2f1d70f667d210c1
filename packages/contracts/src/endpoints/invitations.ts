import { Type } from 'typebox';
import { SessionSchema } from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import {
  AcceptAsNewBody,
  AcceptInvitationBody,
  CreatedInvitationSchema,
  CreateInvitationBody,
  InvitationPreviewSchema,
  InvitationSchema,
} from '../invitations.ts';
import { OrganizationIdParams, OrganizationParams, OrganizationSchema } from '../organizations.ts';
import { PageQuery } from '../pagination.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Invitations', description: 'How people join an organization' };
const PATH = '/api/v1/organizations/:organizationId/invitations';
const limits = { bodyBytes: 16 * 1024 };

export const listInvitationsEndpoint = endpoint({
  operationId: 'listInvitations',
  method: 'GET',
  path: PATH,
  access: 'members:read',
  tag,
  summary: 'List open invitations',
  description: 'Newest first. Accepted, revoked and expired invitations are not in the list.',
  params: OrganizationParams,
  query: PageQuery,
  reply: { 200: Type.Array(InvitationSchema) },
  errors: [],
  page: true,
});

export const createInvitationEndpoint = endpoint({
  operationId: 'createInvitation',
  method: 'POST',
  path: PATH,
  access: 'members:write',
  action: 'invitation.create',
  tag,
  summary: 'Invite somebody',
  description:
    'The person may have an account or not. Only this answer and the mail contain the token; for API keys, only the mail does. If you invite the same address again, the new invitation replaces the first.',
  params: OrganizationParams,
  body: CreateInvitationBody,
  reply: { 201: CreatedInvitationSchema },
  errors: ['already_member', 'limit_reached', 'email_domain_not_allowed', 'invitation_not_found'],
  idempotent: true,
  limits,
});

export const revokeInvitationEndpoint = endpoint({
  operationId: 'revokeInvitation',
  method: 'DELETE',
  path: `${PATH}/:id`,
  access: 'members:write',
  action: 'invitation.revoke',
  tag,
  summary: 'Revoke an invitation',
  description: 'Its token stops working at once.',
  params: OrganizationIdParams,
  reply: { 204: NOTHING },
  errors: ['invitation_not_found'],
});

export const previewInvitationEndpoint = endpoint({
  operationId: 'previewInvitation',
  method: 'POST',
  path: '/api/v1/auth/preview-invitation',
  access: 'public',
  action: null,
  tag,
  summary: 'Look at an invitation',
  description: 'For anybody who has its token. This changes nothing.',
  body: AcceptInvitationBody,
  reply: { 200: InvitationPreviewSchema },
  errors: ['invitation_invalid'],
  limits,
});

export const acceptInvitationEndpoint = endpoint({
  operationId: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitations/accept',
  access: 'person',
  action: 'invitation.accept',
  tag,
  summary: 'Accept an invitation with your account',
  description:
    'The invitation must be for the e-mail of your account. You stay signed in to your current organization. Use `POST /auth/switch-organization` to switch to the new one. People only.',
  body: AcceptInvitationBody,
  reply: { 200: OrganizationSchema },
  errors: ['invitation_invalid', 'already_member', 'email_domain_not_allowed', 'member_deactivated'],
  limits,
});

export const acceptAsNewEndpoint = endpoint({
  operationId: 'acceptInvitationAsNew',
  method: 'POST',
  path: '/api/v1/auth/accept-invitation',
  access: 'public',
  action: 'invitation.accept',
  tag,
  summary: 'Accept an invitation and make an account',
  description: 'For people whose e-mail has no account yet. You are signed in to the organization at once.',
  body: AcceptAsNewBody,
  reply: { 201: SessionSchema },
  errors: [
    'invitation_invalid',
    'email_taken',
    'email_domain_not_allowed',
    'member_deactivated',
    'sso_required',
    'cross_site',
  ],
  limits,
});

export const invitationEndpoints = [
  listInvitationsEndpoint,
  createInvitationEndpoint,
  revokeInvitationEndpoint,
  previewInvitationEndpoint,
  acceptInvitationEndpoint,
  acceptAsNewEndpoint,
] as const;
