import { personalClient } from './client.ts';

/** No script sees the tokens: the browser keeps a cookie that only the API reads. */
const COOKIE = { session: 'cookie' } as const;

/** Errors: `two_factor_required` where a code is needed, `invalid_credentials`. */
export async function signIn(input: { email: string; password: string; code?: string }): Promise<void> {
  const credentials = { ...input, ...COOKIE };
  await personalClient.login(credentials);
}

export async function signUp(input: {
  email: string;
  password: string;
  fullName: string;
  organizationName: string;
}): Promise<void> {
  const { organizationName, ...rest } = input;
  const account = { ...rest, ...(organizationName ? { organizationName } : {}), ...COOKIE };
  await personalClient.register(account);
}

export const signOut = (): Promise<void> => personalClient.logout({});
