import { PromptRefinery } from '@prompt-refinery/client';

/** A client of a new organization, signed in as its administrator. Tries nothing twice: that would be measured, too. */
export async function signUp(origin: string): Promise<PromptRefinery> {
  const { accessToken } = await new PromptRefinery({ baseUrl: origin }).register({
    email: `bench-${process.pid}-${Date.now()}@example.com`,
    password: 'benchmark password',
    fullName: 'Bench',
  });
  return new PromptRefinery({ baseUrl: origin, accessToken, retries: 0 });
}
