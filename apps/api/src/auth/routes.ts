import {
  changePasswordEndpoint,
  endSessionEndpoint,
  getMeEndpoint,
  listSessionsEndpoint,
  loginEndpoint,
  logoutEndpoint,
  refreshSessionEndpoint,
  registerEndpoint,
  switchOrganizationEndpoint,
} from '@refinery/contracts/endpoints/auth.ts';
import {
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
  getTwoFactorEndpoint,
  setupTwoFactorEndpoint,
} from '@refinery/contracts/endpoints/two-factor.ts';
import { changePassword } from '@refinery/domain/auth/change-password.ts';
import { confirmTwoFactor } from '@refinery/domain/auth/confirm-two-factor.ts';
import { disableTwoFactor } from '@refinery/domain/auth/disable-two-factor.ts';
import { endSession } from '@refinery/domain/auth/end-session.ts';
import { getMe } from '@refinery/domain/auth/get-me.ts';
import { getTwoFactor } from '@refinery/domain/auth/get-two-factor.ts';
import { listSessions } from '@refinery/domain/auth/list-sessions.ts';
import { login } from '@refinery/domain/auth/login.ts';
import { logout } from '@refinery/domain/auth/logout.ts';
import { refreshSession } from '@refinery/domain/auth/refresh-session.ts';
import { register } from '@refinery/domain/auth/register.ts';
import type { SignedIn } from '@refinery/domain/auth/sessions.ts';
import { setupTwoFactor } from '@refinery/domain/auth/setup-two-factor.ts';
import { switchOrganization } from '@refinery/domain/auth/switch-organization.ts';
import { type Binding, bind, bindPublic } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';
import { issueSession, issueTokens } from './tokens.ts';

export function authRoutes(app: App, { config }: AppOptions): Binding[] {
  const tokensOf = (signedIn: SignedIn) => issueTokens(app, config.JWT_EXPIRY, signedIn);
  const sessionOf = (signedIn: SignedIn) => issueSession(app, config.JWT_EXPIRY, signedIn);
  return [
    bindPublic(registerEndpoint, async (ctx, account, { address, userAgent }) =>
      sessionOf(await register(ctx, account, address, userAgent)),
    ),
    bindPublic(loginEndpoint, async (ctx, credentials, { address, userAgent }) =>
      sessionOf(await login(ctx, credentials, address, userAgent)),
    ),
    bindPublic(refreshSessionEndpoint, async (ctx, given) => tokensOf(await refreshSession(ctx, given))),
    bind(logoutEndpoint, logout),
    bind(getMeEndpoint, getMe),
    bind(changePasswordEndpoint, changePassword),
    bind(listSessionsEndpoint, listSessions),
    bind(endSessionEndpoint, endSession),
    bind(getTwoFactorEndpoint, getTwoFactor),
    bind(setupTwoFactorEndpoint, setupTwoFactor),
    bind(confirmTwoFactorEndpoint, confirmTwoFactor),
    bind(disableTwoFactorEndpoint, disableTwoFactor),
    bind(switchOrganizationEndpoint, async (ctx, wanted, call) =>
      sessionOf(await switchOrganization(ctx, wanted, call)),
    ),
  ];
}
