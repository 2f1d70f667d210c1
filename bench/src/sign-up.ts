import { PromptRefinery } from '@prompt-refinery/client';

/**
 * A client of a new organization, signed in as its administrator. Tries nothing twice: that would be
 * measured, too.
 */
export const signUp = async (origin: string): Promise<PromptRefinery> => (await signUpAs(origin)).client;

/** The same with what the person signs in by. */
export async function signUpAs(origin: string) {
  const email = `bench-${process.pid}-${Date.now()}@example.com`;
  const password = 'benchmark password';
  const { accessToken } = await new PromptRefinery({ baseUrl: origin }).register({
    email,
    password,
    fullName: 'Bench',
  });
  return { client: new PromptRefinery({ baseUrl: origin, accessToken, retries: 0 }), email, password };
}
