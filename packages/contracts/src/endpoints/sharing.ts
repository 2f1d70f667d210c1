import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { NOTHING } from '../schema-helpers.ts';
import {
  CreatedShareSchema,
  CreateShareBody,
  ListSharesQuery,
  OwnShareParams,
  SharedPromptSchema,
  ShareParams,
  ShareSchema,
  UpdateShareBody,
} from '../sharing.ts';

const tag = { name: 'Sharing', description: 'Links that show a prompt to whoever has them' };
const PATH = '/api/v1/sharing';
const writing = { access: 'prompts:publish', tag } as const;

export const createShareEndpoint = endpoint({
  ...writing,
  operationId: 'createShare',
  method: 'POST',
  path: `${PATH}/create`,
  action: 'share.create',
  summary: 'Share a prompt',
  description:
    'Makes a link that shows one version of a prompt to whoever has it, under the name that the prompt has now. The token is shown only in this reply. Without `version`, it is the version that has the label `production`; if there is none: 400 `validation_failed`.',
  body: CreateShareBody,
  reply: { 201: CreatedShareSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found', 'share_not_found'],
  idempotent: true,
});

export const listSharesEndpoint = endpoint({
  operationId: 'listShares',
  method: 'GET',
  path: `${PATH}/my-shares`,
  access: 'prompts:read',
  tag,
  summary: 'List your links',
  description:
    'Those that you have made, newest first. Admins see all links of the organization, and can revoke them.',
  query: ListSharesQuery,
  reply: { 200: Type.Array(ShareSchema) },
  errors: [],
  page: true,
});

export const viewShareEndpoint = endpoint({
  operationId: 'viewShare',
  method: 'GET',
  path: `${PATH}/:token`,
  access: 'public',
  tag,
  summary: 'Read a shared prompt',
  description:
    'For everybody who has the link. A password is sent in `X-Share-Password`; after 5 wrong ones in 15 minutes, nobody can open the link for a while. Send `Accept: application/json`: only then the reply has the prompt, and counts as a view. The address `/s/{token}` answers the same. Whoever does not name JSON, such as the previews of chats, is redirected there, to a page without the prompt: it asks for the prompt when somebody clicks.',
  params: ShareParams,
  secretPath: true,
  limits: { rate: 'public' },
  reply: { 200: SharedPromptSchema },
  errors: ['share_not_found', 'share_ended', 'share_password_required'],
});

export const updateShareEndpoint = endpoint({
  ...writing,
  operationId: 'updateShare',
  method: 'PUT',
  path: `${PATH}/:token`,
  action: 'share.update',
  summary: 'Change a link',
  description: 'By its token or its id. Fields that you leave out do not change.',
  params: OwnShareParams,
  secretPath: true,
  body: UpdateShareBody,
  reply: { 200: ShareSchema },
  errors: ['share_not_found', 'prompt_version_not_found'],
});

export const revokeShareEndpoint = endpoint({
  ...writing,
  operationId: 'revokeShare',
  method: 'DELETE',
  path: `${PATH}/:token`,
  action: 'share.revoke',
  summary: 'Revoke a link',
  description: 'By its token or its id. Nobody can open it any more.',
  params: OwnShareParams,
  secretPath: true,
  reply: { 204: NOTHING },
  errors: ['share_not_found'],
});

export const sharingEndpoints = [
  createShareEndpoint,
  listSharesEndpoint,
  viewShareEndpoint,
  updateShareEndpoint,
  revokeShareEndpoint,
] as const;
