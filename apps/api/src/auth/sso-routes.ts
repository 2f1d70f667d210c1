import {
  exchangeSsoEndpoint,
  listSignInMethodsEndpoint,
  startSsoEndpoint,
} from '@refinery/contracts/endpoints/sso-sign-in.ts';
import { exchangeSso } from '@refinery/domain/sso/exchange-sso.ts';
import { listSignInMethods } from '@refinery/domain/sso/list-sign-in-methods.ts';
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
