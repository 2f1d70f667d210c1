import { expect, it } from 'vitest';
import { rethrowUnlessLost } from './lost-connection.ts';

const error = (fields: object, cause?: unknown): Error =>
  Object.assign(new Error('It failed.', { cause }), fields);
const GONE = { code: 'CONNECTION_CLOSED', query: 'select 1' };

/** Whether what is thrown comes back; a lost connection is waited for. */
const isRethrown = (thrown: unknown): Promise<boolean> =>
  Promise.race([
    rethrowUnlessLost(thrown).catch((again) => {
      expect(again).toBe(thrown);
      return true;
    }),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);

it.each([
  ['a session that the server ended', error({ severity: 'FATAL' })],
  ['a query whose connection closed', error(GONE)],
  ['one that was destroyed', error({ ...GONE, code: 'CONNECTION_DESTROYED' })],
  ['one that was reset', error({ ...GONE, code: 'ECONNRESET' })],
  ['one that nobody reads any more', error({ ...GONE, code: 'EPIPE' })],
  ['one that is silent', error({ ...GONE, code: 'ETIMEDOUT' })],
  ['one of these as the cause of another', error({}, error({}, error(GONE)))],
])('waits for the transaction itself to say so where %s', async (_case, thrown) => {
  expect(await isRethrown(thrown)).toBe(false);
});

it.each([
  ['an error of a statement', error({ severity: 'ERROR', code: '23505', query: 'insert' })],
  ['a socket that is not of the database', error({ code: 'ECONNRESET' })],
  ['another code', error({ ...GONE, code: 'CONNECT_TIMEOUT' })],
  ['a code that is no text', error({ ...GONE, code: 7 })],
  ['what is no error', GONE],
])('throws %s on', async (_case, thrown) => {
  expect(await isRethrown(thrown)).toBe(true);
});
