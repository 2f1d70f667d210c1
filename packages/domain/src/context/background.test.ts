import { type Logger, pino } from 'pino';
import { expect, it } from 'vitest';
import { createBackground } from './background.ts';

function logInto(lines: string[]): Logger {
  return pino({ base: null }, { write: (text: string) => void lines.push(JSON.parse(text).msg) });
}

it('waits for all that has begun, also for what that begins', async () => {
  const background = createBackground(logInto([]));
  const first = Promise.withResolvers<void>();
  const done: string[] = [];
  background.run('first', async () => {
    await first.promise;
    done.push('first');
    background.run('second', async () => void done.push('second'));
  });
  expect(done).toEqual([]);
  first.resolve();
  await background.settled();
  expect(done).toEqual(['first', 'second']);
  await background.settled();
});

it('what fails is in the log, and nowhere else', async () => {
  const lines: string[] = [];
  const background = createBackground(logInto(lines));
  background.run('a mail', async () => {
    throw new Error('no');
  });
  await background.settled();
  expect(lines).toEqual(['a mail failed']);
});
