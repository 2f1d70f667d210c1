import {
  ProviderParams,
  ProviderSchema,
  ProviderTestSchema,
  SaveProviderBody,
  SaveVerificationBody,
  VerificationSettingsSchema,
} from '@refinery/contracts/providers.ts';
import { deleteProvider } from '@refinery/domain/providers/delete-provider.ts';
import { listProviders } from '@refinery/domain/providers/list-providers.ts';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { testProvider } from '@refinery/domain/providers/test-provider.ts';
import {
  getVerificationSettings,
  saveVerificationSettings,
} from '@refinery/domain/providers/verification-settings.ts';
import { Type } from 'typebox';
import { actorContext } from '../plugins/authentication.ts';
import { problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';

const tags = ['Providers'];

export async function providerRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  app.get(
    '/providers',
    {
      config: { permission: 'providers:read' },
      schema: {
        tags,
        operationId: 'listProviders',
        summary: 'List providers, in the order in which `auto` tries them',
        response: { 200: Type.Array(ProviderSchema), ...problems(401, 403) },
      },
    },
    async (request) => listProviders(actorContext(ctx, request)),
  );

  app.get(
    '/providers/verification',
    {
      config: { permission: 'providers:read' },
      schema: {
        tags,
        operationId: 'getVerificationSettings',
        summary: 'How doubts about a model’s result are dealt with, and who reads them',
        response: { 200: VerificationSettingsSchema, ...problems(401, 403) },
      },
    },
    async (request) => getVerificationSettings(actorContext(ctx, request)),
  );

  app.put(
    '/providers/verification',
    {
      config: { permission: 'providers:write' },
      schema: {
        tags,
        operationId: 'saveVerificationSettings',
        summary: 'Set the second reader and when it is asked (admins)',
        description: 'Fields that are left out keep their value.',
        body: SaveVerificationBody,
        response: { 200: VerificationSettingsSchema, ...problems(400, 401, 403, 422) },
      },
    },
    async (request) => saveVerificationSettings(actorContext(ctx, request), request.body),
  );

  app.put(
    '/providers/:provider',
    {
      config: { permission: 'providers:write' },
      schema: {
        tags,
        operationId: 'saveProvider',
        summary: 'Set up a provider (admins)',
        description: 'Fields that are left out keep their value.',
        params: ProviderParams,
        body: SaveProviderBody,
        response: { 200: ProviderSchema, ...problems(400, 401, 403, 422) },
      },
    },
    async (request) => saveProvider(actorContext(ctx, request), request.params.provider, request.body),
  );

  app.delete(
    '/providers/:provider',
    {
      config: { permission: 'providers:write' },
      schema: {
        tags,
        operationId: 'deleteProvider',
        summary: "Forget the organization's configuration of a provider (admins)",
        params: ProviderParams,
        response: { 204: Type.Null(), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      await deleteProvider(actorContext(ctx, request), request.params.provider);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/providers/:provider/test',
    {
      config: { permission: 'providers:write' },
      schema: {
        tags,
        operationId: 'testProvider',
        summary: 'Make one tiny real call (admins)',
        params: ProviderParams,
        response: { 200: ProviderTestSchema, ...problems(400, 401, 403, 422) },
      },
    },
    async (request) => testProvider(actorContext(ctx, request), request.params.provider),
  );
}
