import { expect } from 'vitest';
import type { TestApp } from '../../testing/test-app.ts';
import type { TestDirectory } from './open-directory.ts';
import { ERROR } from './requests.ts';

/** A directory with a user in a group, and what is sent to them. */
export interface Target {
  directory: TestDirectory;
  user: string;
  group: string;
}

/** Makes the user `ada` and the group `Engineers`. */
export async function openTarget(directory: TestDirectory): Promise<Target> {
  const user = await directory.addUser('ada');
  return { directory, user, group: await directory.addGroup('Engineers', [user]) };
}

/** All requests that have a body. */
export const requestsOf = ({ user, group }: Target) =>
  [
    ['POST', '/Users'],
    ['PUT', `/Users/${user}`],
    ['PATCH', `/Users/${user}`],
    ['POST', '/Groups'],
    ['PUT', `/Groups/${group}`],
    ['PATCH', `/Groups/${group}`],
  ] as const;

/** Sends text as it is. */
export const sendText = (
  test: TestApp,
  { directory }: Target,
  [method, path]: readonly ['POST' | 'PUT' | 'PATCH', string],
  payload: string,
  type = 'application/scim+json',
) =>
  test.app.inject({
    method,
    url: `/scim/v2${path}`,
    headers: { authorization: `Bearer ${directory.token}`, 'content-type': type },
    payload,
  });

/** Whatever was sent is answered as SCIM says, and is no failure of the server. */
export function expectAnswered(reply: Awaited<ReturnType<typeof sendText>>, what: string): void {
  expect(reply.statusCode, `${what} ${reply.body}`).toBeLessThan(500);
  if (reply.statusCode < 400) return;
  expect(reply.headers['content-type'], `${what} ${reply.body}`).toContain('application/scim+json');
  expect(reply.json(), what).toMatchObject({ schemas: [ERROR], status: `${reply.statusCode}` });
}

const clean = Reflect.ownKeys(Object.prototype);

/** No object has got what somebody sent. */
export function expectCleanObjects(): void {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(clean);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}
