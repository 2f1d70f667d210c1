import {
  changePasswordEndpoint,
  endSessionEndpoint,
  forgotPasswordEndpoint,
  getMeEndpoint,
  listSessionsEndpoint,
  loginEndpoint,
  logoutEndpoint,
  refreshSessionEndpoint,
  registerEndpoint,
  resendVerificationEndpoint,
  resetPasswordEndpoint,
  switchOrganizationEndpoint,
  verifyEmailEndpoint,
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
import { forgotPassword } from '@refinery/domain/auth/forgot-password.ts';
import { getMe } from '@refinery/domain/auth/get-me.ts';
import { getTwoFactor } from '@refinery/domain/auth/get-two-factor.ts';
import { listSessions } from '@refinery/domain/auth/list-sessions.ts';
import { login } from '@refinery/domain/auth/login.ts';
import { refreshSession } from '@refinery/domain/auth/refresh-session.ts';
import { register } from '@refinery/domain/auth/register.ts';
import { resendVerification } from '@refinery/domain/auth/resend-verification.ts';
import { resetPassword } from '@refinery/domain/auth/reset-password.ts';
import { setupTwoFactor } from '@refinery/domain/auth/setup-two-factor.ts';
import { switchOrganization } from '@refinery/domain/auth/switch-organization.ts';
import { verifyEmail } from '@refinery/domain/auth/verify-email.ts';
import { type Binding, bind, bindPublic } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';
import { signOut } from './sign-out.ts';
import { issueTokens, openRequestedSession } from './tokens.ts';

export function authRoutes(app: App, { config }: AppOptions): Binding[] {
  const { JWT_EXPIRY } = config;
  return [
    bindPublic(registerEndpoint, (ctx, account, { address, userAgent, cookie }) =>
      openRequestedSession(app, JWT_EXPIRY, { cookie, session: account.session }, () =>
        register(ctx, account, address, userAgent),
      ),
    ),
    bindPublic(loginEndpoint, (ctx, credentials, { address, userAgent, cookie }) =>
      openRequestedSession(app, JWT_EXPIRY, { cookie, session: credentials.session }, () =>
        login(ctx, credentials, address, userAgent),
      ),
    ),
    bindPublic(refreshSessionEndpoint, async (ctx, given) =>
      issueTokens(app, JWT_EXPIRY, await refreshSession(ctx, given)),
    ),
    bind(logoutEndpoint, signOut),
    bind(getMeEndpoint, getMe),
    bind(changePasswordEndpoint, changePassword),
    bindPublic(forgotPasswordEndpoint, forgotPassword),
    bindPublic(resetPasswordEndpoint, resetPassword),
    bindPublic(verifyEmailEndpoint, verifyEmail),
    bind(resendVerificationEndpoint, resendVerification),
    bind(listSessionsEndpoint, listSessions),
    bind(endSessionEndpoint, endSession),
    bind(getTwoFactorEndpoint, getTwoFactor),
    bind(setupTwoFactorEndpoint, setupTwoFactor),
    bind(confirmTwoFactorEndpoint, confirmTwoFactor),
    bind(disableTwoFactorEndpoint, disableTwoFactor),
    bind(switchOrganizationEndpoint, (ctx, wanted, { cookie, ...client }) => {
      // Whoever has no token gets none.
      const session = cookie.isUsed ? 'cookie' : 'tokens';
      const asked = { ...client, session } as const;
      return openRequestedSession(app, JWT_EXPIRY, { cookie, session }, () =>
        switchOrganization(ctx, wanted, asked),
      );
    }),
  ];
}
