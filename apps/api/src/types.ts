import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Context } from '@refinery/domain/context/context.ts';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ApiEnvironment } from './config.ts';
import type { Limits } from './limits.ts';

/** The Fastify instance as every plugin and feature gets it. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a plugin or feature is built from. */
export interface AppOptions {
  ctx: Context;
  config: ApiEnvironment;
  limits: Limits;
}
