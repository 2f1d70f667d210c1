import { expect, test } from 'vitest';
import { startFailure } from './app-process.ts';

const logWith = (...errors: string[]) => ({
  path: '/logs/worker.log',
  take: () => {},
  lastErrors: () => errors,
});

test('an app that ended before it was ready is explained by its last words, or by its log', () => {
  const silent = startFailure('worker', 'SIGKILL', logWith());
  expect(silent.message).toBe('The worker did not start (SIGKILL).');
  expect(silent.advice).toContain('/logs/worker.log');
  const said = startFailure('api', 'exit code 1', logWith('Error: listen EADDRINUSE: 127.0.0.1:5080'));
  expect(said.message).toBe('The api did not start (exit code 1):\nError: listen EADDRINUSE: 127.0.0.1:5080');
  expect(said.advice).toContain('choose another PORT');
});
