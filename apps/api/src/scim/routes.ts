import { SCIM_PATH } from '@refinery/contracts/scim-tokens.ts';
import { createScimUser } from '@refinery/domain/scim/create-scim-user.ts';
import { deleteScimUser } from '@refinery/domain/scim/delete-scim-user.ts';
import type { DirectoryContext } from '@refinery/domain/scim/directory.ts';
import { describeResourceTypes, describeSchemas, describeService } from '@refinery/domain/scim/discovery.ts';
import { getScimUser } from '@refinery/domain/scim/get-scim-user.ts';
import { listScimUsers } from '@refinery/domain/scim/list-scim-users.ts';
import { type ListQuery, type ScimList, toList } from '@refinery/domain/scim/pages.ts';
import { getScimGroup, listScimGroups } from '@refinery/domain/scim/read-scim-groups.ts';
import { ScimRefusal } from '@refinery/domain/scim/scim-refusal.ts';
import { patchScimUser, replaceScimUser } from '@refinery/domain/scim/update-scim-user.ts';
import {
  createScimGroup,
  deleteScimGroup,
  patchScimGroup,
  replaceScimGroup,
} from '@refinery/domain/scim/write-scim-group.ts';
import type { FastifyReply } from 'fastify';
import { type IsWanted, selectAttributes } from './select-attributes.ts';
import { sendScim } from './send-scim.ts';

/** What a directory asks for. */
export interface ScimCall {
  id: string;
  query: ListQuery;
  isWanted: IsWanted;
  body: unknown;
}

export interface ScimRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  answer: (ctx: DirectoryContext, call: ScimCall, reply: FastifyReply) => Promise<FastifyReply>;
}

interface Resource {
  id: string;
  meta: { location: string };
}

/** What can be done with people or groups. */
interface Verbs<T extends Resource> {
  list: (ctx: DirectoryContext, query: ListQuery, isWanted: IsWanted) => Promise<ScimList<T>>;
  get: (ctx: DirectoryContext, id: string, isWanted: IsWanted) => Promise<T>;
  create: (ctx: DirectoryContext, body: unknown) => Promise<T>;
  replace: (ctx: DirectoryContext, id: string, body: unknown) => Promise<T>;
  patch: (ctx: DirectoryContext, id: string, body: unknown) => Promise<T>;
  remove: (ctx: DirectoryContext, id: string) => Promise<void>;
}

function resourceRoutes<T extends Resource>(name: string, verbs: Verbs<T>): ScimRoute[] {
  const all = `${SCIM_PATH}/${name}`;
  const one = `${all}/:id`;
  return [
    {
      method: 'GET',
      path: all,
      answer: async (ctx, { query, isWanted }, reply) => {
        const list = await verbs.list(ctx, query, isWanted);
        const Resources = list.Resources.map((resource) => selectAttributes(isWanted, resource));
        return sendScim(reply, 200, { ...list, Resources });
      },
    },
    {
      method: 'POST',
      path: all,
      answer: async (ctx, { body, isWanted }, reply) => {
        const made = await verbs.create(ctx, body);
        return sendScim(reply.header('location', made.meta.location), 201, selectAttributes(isWanted, made));
      },
    },
    {
      method: 'GET',
      path: one,
      answer: async (ctx, { id, isWanted }, reply) =>
        sendScim(reply, 200, selectAttributes(isWanted, await verbs.get(ctx, id, isWanted))),
    },
    {
      method: 'PUT',
      path: one,
      answer: async (ctx, { id, body, isWanted }, reply) =>
        sendScim(reply, 200, selectAttributes(isWanted, await verbs.replace(ctx, id, body))),
    },
    {
      method: 'PATCH',
      path: one,
      answer: async (ctx, { id, body, isWanted }, reply) =>
        sendScim(reply, 200, selectAttributes(isWanted, await verbs.patch(ctx, id, body))),
    },
    {
      method: 'DELETE',
      path: one,
      answer: async (ctx, { id }, reply) => {
        await verbs.remove(ctx, id);
        return reply.code(204).send();
      },
    },
  ];
}

const wantsMembers = (isWanted: IsWanted) => ({ withMembers: isWanted('members') });

/** A list of what the service says of itself, and each thing in it. */
function discoveryRoutes(name: string, describe: (ctx: DirectoryContext) => { id: string }[]): ScimRoute[] {
  const all = `${SCIM_PATH}/${name}`;
  return [
    {
      method: 'GET',
      path: all,
      answer: async (ctx, { query }, reply) => {
        // RFC 7644, 4
        if (query.filter !== undefined) throw new ScimRefusal(403, 'It cannot be filtered.');
        return sendScim(reply, 200, toList(describe(ctx)));
      },
    },
    {
      method: 'GET',
      path: `${all}/:id`,
      answer: async (ctx, { id }, reply) => {
        const found = describe(ctx).find((one) => one.id === id);
        if (!found) throw new ScimRefusal(404, 'There is no such thing.');
        return sendScim(reply, 200, found);
      },
    },
  ];
}

export const SCIM_ROUTES: ScimRoute[] = [
  ...resourceRoutes('Users', {
    list: listScimUsers,
    get: getScimUser,
    create: createScimUser,
    replace: replaceScimUser,
    patch: patchScimUser,
    remove: deleteScimUser,
  }),
  ...resourceRoutes('Groups', {
    list: (ctx, query, isWanted) => listScimGroups(ctx, query, wantsMembers(isWanted)),
    get: (ctx, id, isWanted) => getScimGroup(ctx, id, wantsMembers(isWanted)),
    create: createScimGroup,
    replace: replaceScimGroup,
    patch: patchScimGroup,
    remove: deleteScimGroup,
  }),
  {
    method: 'GET',
    path: `${SCIM_PATH}/ServiceProviderConfig`,
    answer: async (ctx, _call, reply) => sendScim(reply, 200, describeService(ctx)),
  },
  ...discoveryRoutes('ResourceTypes', describeResourceTypes),
  ...discoveryRoutes('Schemas', describeSchemas),
];
