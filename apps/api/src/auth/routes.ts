import {
  LoginBody,
  RefreshBody,
  RegisterBody,
  SessionSchema,
  TokensSchema,
  UserSchema,
} from '@refinery/contracts/auth.ts';
import { getMe } from '@refinery/domain/auth/get-me.ts';
import { login } from '@refinery/domain/auth/login.ts';
import { logout } from '@refinery/domain/auth/logout.ts';
import { refreshSession } from '@refinery/domain/auth/refresh-session.ts';
import { register } from '@refinery/domain/auth/register.ts';
import { Type } from 'typebox';
import { AUTH_BODY_BYTES } from '../limits.ts';
import { actorContext } from '../plugins/authentication.ts';
import { problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';
import { issueTokens } from './tokens.ts';

const tags = ['Auth'];

export async function authRoutes(app: App, { ctx, config }: AppOptions): Promise<void> {
  const tokens = (signedIn: Parameters<typeof issueTokens>[2]) =>
    issueTokens(app, config.JWT_EXPIRY, signedIn);

  app.post(
    '/auth/register',
    {
      config: { public: true },
      bodyLimit: AUTH_BODY_BYTES,
      schema: {
        tags,
        operationId: 'register',
        summary: 'Make an account and its organization',
        body: RegisterBody,
        response: { 201: SessionSchema, ...problems(400, 409, 429) },
      },
    },
    async (request, reply) => {
      const signedIn = await register(ctx, request.body, request.ip);
      return reply.code(201).send({ ...tokens(signedIn), user: signedIn.user });
    },
  );

  app.post(
    '/auth/login',
    {
      config: { public: true },
      bodyLimit: AUTH_BODY_BYTES,
      schema: {
        tags,
        operationId: 'login',
        summary: 'Sign in',
        body: LoginBody,
        response: { 200: SessionSchema, ...problems(400, 401, 429) },
      },
    },
    async (request) => {
      const signedIn = await login(ctx, request.body, request.ip);
      return { ...tokens(signedIn), user: signedIn.user };
    },
  );

  app.post(
    '/auth/refresh',
    {
      config: { public: true },
      bodyLimit: AUTH_BODY_BYTES,
      schema: {
        tags,
        operationId: 'refreshSession',
        summary: 'Exchange a refresh token for new tokens',
        description: 'A refresh token works once. Sending one again ends the session.',
        body: RefreshBody,
        response: { 200: TokensSchema, ...problems(400, 401, 429) },
      },
    },
    async (request) => tokens(await refreshSession(ctx, request.body)),
  );

  app.post(
    '/auth/logout',
    {
      bodyLimit: AUTH_BODY_BYTES,
      schema: {
        tags,
        operationId: 'logout',
        summary: 'End the session at once',
        response: { 204: Type.Null(), ...problems(401, 403) },
      },
    },
    async (request, reply) => {
      await logout(actorContext(ctx, request));
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/auth/me',
    {
      schema: {
        tags,
        operationId: 'getMe',
        summary: 'Who is calling',
        response: { 200: UserSchema, ...problems(401) },
      },
    },
    async (request) => getMe(actorContext(ctx, request)),
  );
}
