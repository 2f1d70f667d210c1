import { personalClient } from './client.ts';
import { forgetNoSession } from './no-session.ts';

/** No script sees the tokens: the browser keeps a cookie that only the API reads. */
const COOKIE = { session: 'cookie' } as const;

/** Errors: `two_factor_required` where a code is needed, `invalid_credentials`. */
export async function signIn(input: { email: string; password: string; code?: string }): Promise<void> {
  await personalClient.login({ ...input, ...COOKIE });
  forgetNoSession();
}

export async function signUp(input: {
  email: string;
  password: string;
  fullName: string;
  organizationName: string;
}): Promise<void> {
  const { organizationName, ...rest } = input;
  await personalClient.register({ ...rest, ...(organizationName ? { organizationName } : {}), ...COOKIE });
  forgetNoSession();
}

/**
 * Opens the session of whoever came back from an identity provider with a code. Errors:
 * `two_factor_required` where a code of the second factor is needed, too.
 */
export async function exchangeCode(input: {
  code: string;
  verifier: string;
  twoFactorCode: string | undefined;
}): Promise<void> {
  const { twoFactorCode, ...proof } = input;
  await personalClient.exchangeSso({ ...proof, ...(twoFactorCode ? { twoFactorCode } : {}), ...COOKIE });
  forgetNoSession();
}

export const signOut = (): Promise<void> => personalClient.logout({});
