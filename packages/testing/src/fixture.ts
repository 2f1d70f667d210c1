import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import type { TestServices } from './services.ts';

interface Closable {
  close(): unknown;
}

/**
 * What a test file opens before its first test and closes after its last one, such as an app with a database
 * of its own. Several open in the order in which they are declared, and close the other way round. A hook or
 * a test may use what it holds; the file itself may not, since nothing is open while the file is read.
 *
 * `test.extend` of Vitest gives a fixture to a test's arguments alone. Here the helpers of a file use it too.
 */
export function fixture<T extends Closable>(open: (services: TestServices) => T | Promise<T>): T {
  let opened: T | undefined;
  beforeAll(async () => {
    opened = await open(inject('services'));
  });
  afterAll(async () => {
    await opened?.close();
    opened = undefined;
  });
  return standIn(() => {
    if (!opened) throw new Error('A fixture is open from the first hook of its file to the last.');
    return opened;
  });
}

/**
 * What each test of a file gets anew, made ahead of the hooks that are declared later; used as a fixture is.
 */
export function eachTest<T extends object>(make: () => Promise<T>): T {
  let made: T | undefined;
  beforeEach(async () => {
    made = await make();
  });
  return standIn(() => {
    if (!made) throw new Error('What each test gets is there from its first hook on.');
    return made;
  });
}

/** Has what the other has by now. */
function standIn<T extends object>(now: () => T): T {
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(now(), name),
    set: (_, name, value) => Reflect.set(now(), name, value),
    has: (_, name) => Reflect.has(now(), name),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_, name) => ({
      ...Reflect.getOwnPropertyDescriptor(now(), name),
      configurable: true,
    }),
  });
}
