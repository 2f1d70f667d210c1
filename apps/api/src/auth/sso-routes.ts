import {
  exchangeSsoEndpoint,
  listSignInMethodsEndpoint,
  startSsoEndpoint,
} from '@refinery/contracts/endpoints/sso-sign-in.ts';
import { SSO_CALLBACK_PATH } from '@refinery/contracts/sso-sign-in.ts';
import { exchangeSso } from '@refinery/domain/sso/exchange-sso.ts';
import { listSignInMethods } from '@refinery/domain/sso/list-sign-in-methods.ts';
import { returnFromProvider } from '@refinery/domain/sso/return-from-provider.ts';
import { startSso } from '@refinery/domain/sso/start-sso.ts';
import { type Binding, bindPublic } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';
import { openRequestedSession } from './tokens.ts';

export function ssoRoutes(app: App, { config }: AppOptions): Binding[] {
  return [
    bindPublic(listSignInMethodsEndpoint, listSignInMethods),
    bindPublic(startSsoEndpoint, startSso),
    bindPublic(exchangeSsoEndpoint, (ctx, input, { cookie, ...client }) =>
      openRequestedSession(app, config.JWT_EXPIRY, { cookie, session: input.session }, () =>
        exchangeSso(ctx, input, client),
      ),
    ),
  ];
}

/**
 * Where people come back from an identity provider. For browsers, so it sends them on. Not for HEAD: what looks
 * whether a link is good would use the sign-in up.
 */
export function registerSsoCallback(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  app.get(
    SSO_CALLBACK_PATH,
    { config: { access: 'public' }, exposeHeadRoute: false },
    async (request, reply) => {
      const query = request.url.split('?').slice(1).join('?');
      const location = await returnFromProvider(ctx, query);
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .redirect(location, 303);
    },
  );
}
