import { SSO_CALLBACK_PATH, SSO_SAML_PATH } from '@refinery/contracts/sso-sign-in.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { failedReturn } from '@refinery/domain/sign-in-flows/failed-return.ts';
import { readReturnTo } from '@refinery/domain/sign-in-flows/read-return-to.ts';
import { ourSamlMetadata } from '@refinery/domain/sso/our-saml-metadata.ts';
import { returnBySaml } from '@refinery/domain/sso/return-by-saml.ts';
import { returnFromProvider } from '@refinery/domain/sso/return-from-provider.ts';
import type { FastifyReply } from 'fastify';
import { readBodyBytes } from '../plugins/body-parsers.ts';
import type { App, AppOptions } from '../types.ts';

/** A form with a response of 256 KiB, which base64 makes a third longer. */
const MAX_FORM_BYTES = 384 * 1024;

/**
 * Where people come back from an OpenID provider. For browsers, so it sends them on. Not for HEAD: what looks
 * whether a link is good would use the sign-in up.
 */
export function registerSsoCallback(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  app.get<{ Params: { owner: string } }>(
    SSO_CALLBACK_PATH,
    { config: { access: 'public' }, exposeHeadRoute: false },
    async (request, reply) => {
      const { owner } = request.params;
      const query = request.url.split('?').slice(1).join('?');
      return sendBack(reply, await returnFromProvider(ctx, { owner, query }));
    },
  );
}

/**
 * Where people come back from a SAML identity provider, whose page posts a form from another site; and our
 * metadata for it. In a scope of its own: it takes forms alone, and nothing else does.
 */
export function registerSamlReturn(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', (request, payload, done) => {
    readBodyBytes(request, payload).then((bytes) => done(null, new URLSearchParams(bytes.toString())), done);
  });
  app.get(SSO_SAML_PATH, { config: { access: 'public' } }, (_request, reply) =>
    reply.type('application/samlmetadata+xml').send(ourSamlMetadata(ctx)),
  );
  app.post(
    SSO_SAML_PATH,
    {
      config: { access: 'public' },
      bodyLimit: MAX_FORM_BYTES,
      // Who comes back looks at a page of ours, not at a problem as JSON.
      errorHandler: (error, _request, reply) => {
        if (!isTooLarge(error)) throw error;
        sendBack(reply, failedReturn(readReturnTo(ctx.settings), 'sso_failed'));
      },
    },
    async ({ body }, reply) => {
      const form = body instanceof URLSearchParams ? body : new URLSearchParams();
      const response = form.get('SAMLResponse') ?? '';
      const relayState = form.get('RelayState') ?? '';
      return sendBack(reply, await returnBySaml(ctx, { response, relayState }));
    },
  );
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'payload_too_large';

const sendBack = (reply: FastifyReply, location: string): FastifyReply =>
  reply.header('referrer-policy', 'no-referrer').redirect(location, 303);
