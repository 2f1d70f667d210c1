import type { SignedIn } from '@refinery/domain/auth/sessions.ts';
import type { App } from '../types.ts';

/** The tokens of a signed-in session, as clients get them. */
export function issueTokens(app: App, expiresIn: number, signedIn: SignedIn) {
  const accessToken = app.jwt.sign({ sid: signedIn.sessionId, sub: signedIn.user.id });
  return { accessToken, refreshToken: signedIn.refreshToken, expiresIn };
}

/** A signed-in session as clients get it: its tokens, and who signed in. */
export const issueSession = (app: App, expiresIn: number, signedIn: SignedIn) => ({
  ...issueTokens(app, expiresIn, signedIn),
  user: signedIn.user,
});
