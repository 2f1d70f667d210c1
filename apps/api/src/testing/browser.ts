import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { TestApp } from './test-app.ts';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/**
 * The cookies of a browser, and how a page of the API sends requests with them. As of any host, whatever the
 * port.
 */
export class Browser {
  readonly cookies = new Map<string, string>();

  /** Sends a request as a page of this instance does, or with other headers. */
  async send(
    { app }: Pick<TestApp, 'app'>,
    { headers, ...request }: InjectOptions,
    site: Record<string, string> = SAME_ORIGIN,
  ): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.inject({
      ...request,
      headers: { ...site, ...(cookie ? { cookie } : {}), ...headers },
    });
    for (const line of setCookiesOf(reply)) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (line.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return reply;
  }

  /** Signs in with the password of test members. */
  signIn(test: Pick<TestApp, 'app'>, email: string, more: object = {}): Promise<LightMyRequestResponse> {
    const payload = { email, password: 'correct horse', session: 'cookie', ...more };
    return this.send(test, { method: 'POST', url: '/api/auth/login', payload });
  }
}

/** The cookies that a reply sets, as it says them. */
export const setCookiesOf = ({ headers }: LightMyRequestResponse): string[] =>
  [headers['set-cookie'] ?? []].flat();
