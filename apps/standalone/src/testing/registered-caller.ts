import { PromptRefinery } from '@prompt-refinery/client';
import type { Caller } from './long-texts.ts';
import type { Launcher } from './start-launcher.ts';

/** Makes an account in a ready instance and signs it in. */
export async function registeredCaller(launcher: Launcher, email: string): Promise<Caller> {
  const url = urlOf(launcher);
  const account = { email, password: 'brown kettles whistle', fullName: 'Some One' };
  const { accessToken } = await new PromptRefinery({ baseUrl: url }).register(account);
  return { url, headers: { authorization: `Bearer ${accessToken}` } };
}

/** The address that the banner names. */
export function urlOf(launcher: Launcher): string {
  const url = /^ {2}API +(http\S+)$/m.exec(launcher.output())?.[1];
  if (!url) throw new Error(`no address in:\n${launcher.output()}`);
  return url;
}
