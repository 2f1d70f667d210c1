import {
  getSessionEndpoint,
  signOutEndpoint,
  signUpEndpoint,
} from '@refinery/contracts/endpoints/other-names.ts';
import { getSession } from '@refinery/domain/auth/get-session.ts';
import { logout } from '@refinery/domain/auth/logout.ts';
import { register } from '@refinery/domain/auth/register.ts';
import { issueSession } from '../auth/tokens.ts';
import { type Binding, bind, bindPublic } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';

export const otherNameRoutes = (app: App, { config }: AppOptions): Binding[] => [
  bindPublic(signUpEndpoint, async (ctx, { name, ...account }, { address, userAgent }) =>
    issueSession(
      app,
      config.JWT_EXPIRY,
      await register(ctx, { ...account, fullName: name }, address, userAgent),
    ),
  ),
  bind(signOutEndpoint, logout),
  bind(getSessionEndpoint, getSession),
];
