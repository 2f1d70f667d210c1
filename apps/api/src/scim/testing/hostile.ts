import { eachTest } from '@refinery/testing/fixture.ts';
import { afterEach, expect } from 'vitest';
import type { TestApp } from '../../testing/test-app.ts';
import type { DirectoryTest, TestDirectory } from './open-directory.ts';
import { ERROR } from './requests.ts';

/** A directory with a user in a group. */
interface Target extends TestDirectory {
  user: string;
  group: string;
}

/**
 * A directory for each test of a file, with the user `ada` and the group `Engineers`. No object has got what
 * the test sent.
 */
export function openTargets(test: DirectoryTest): Target {
  afterEach(expectCleanObjects);
  return eachTest(async () => {
    const directory = await test.openDirectory();
    const user = await directory.addUser('ada');
    return { ...directory, user, group: await directory.addGroup('Engineers', [user]) };
  });
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
  { token }: Target,
  [method, path]: readonly ['POST' | 'PUT' | 'PATCH', string],
  payload: string,
  type = 'application/scim+json',
) =>
  test.app.inject({
    method,
    url: `/scim/v2${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
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
