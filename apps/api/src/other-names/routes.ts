import {
  deleteOrganizationApiKeyEndpoint,
  getSessionEndpoint,
  signOutEndpoint,
  signUpEndpoint,
} from '@refinery/contracts/endpoints/other-names.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { getSession } from '@refinery/domain/auth/get-session.ts';
import { register } from '@refinery/domain/auth/register.ts';
import { signOut } from '../auth/sign-out.ts';
import { openRequestedSession } from '../auth/tokens.ts';
import { type Binding, bind, bindPublic } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';

export const otherNameRoutes = (app: App, { config }: AppOptions): Binding[] => [
  bindPublic(signUpEndpoint, (ctx, { name, ...account }, { address, userAgent, cookie }) =>
    openRequestedSession(app, config.JWT_EXPIRY, { cookie, session: account.session }, () =>
      register(ctx, { ...account, fullName: name }, address, userAgent),
    ),
  ),
  bind(signOutEndpoint, signOut),
  bind(getSessionEndpoint, getSession),
  bind(deleteOrganizationApiKeyEndpoint, deleteApiKey),
];
