import type { SessionKind } from '@refinery/contracts/auth.ts';
import type { SignedIn } from '@refinery/domain/auth/sessions.ts';
import type { CallCookie } from '../cookies/call-cookie.ts';
import type { App } from '../types.ts';

/** The tokens of a signed-in session, as clients get them. */
export function issueTokens(
  app: App,
  expiresIn: number,
  signedIn: Pick<SignedIn, 'sessionId' | 'user'> & { refreshToken: string },
) {
  const accessToken = app.jwt.sign({ sid: signedIn.sessionId, sub: signedIn.user.id });
  return { accessToken, refreshToken: signedIn.refreshToken, expiresIn };
}

/**
 * A signed-in session as clients get it: its tokens, or its cookie, which only the browser gets; and who
 * signed in.
 */
function issueSession(app: App, expiresIn: number, signedIn: SignedIn, cookie: CallCookie) {
  const { user, refreshToken } = signedIn;
  if (signedIn.cookie !== null) cookie.set(signedIn.cookie);
  if (refreshToken === null) return { user };
  return { ...issueTokens(app, expiresIn, { ...signedIn, refreshToken }), user };
}

/**
 * Signs in as the caller asks for. Errors: `cross_site` where a page of another site asks for a cookie,
 * before any work; those of `open`.
 */
export async function openRequestedSession(
  app: App,
  expiresIn: number,
  { cookie, session }: { cookie: CallCookie; session: SessionKind | undefined },
  open: () => Promise<SignedIn>,
) {
  if (session === 'cookie') cookie.refuseForeign();
  return issueSession(app, expiresIn, await open(), cookie);
}
