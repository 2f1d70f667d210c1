import { PromptRefinery } from '@prompt-refinery/client';

/** The API of an instance as somebody calls it who has signed in. */
export async function clientOf(baseUrl: string, email: string, password: string): Promise<PromptRefinery> {
  const { accessToken } = await new PromptRefinery({ baseUrl }).login({ email, password });
  return new PromptRefinery({ baseUrl, accessToken });
}
