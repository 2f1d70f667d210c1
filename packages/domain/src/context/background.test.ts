import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createBackground } from './background.ts';

it('begins nothing before what runs has ended, and waits for all of it', async () => {
  const background = createBackground(pino({ level: 'silent' }));
  const seen: string[] = [];
  background.run('outer', async () => {
    seen.push('outer');
    background.run('inner', async () => seen.push('inner'));
  });
  await Promise.resolve();
  expect(seen).toEqual([]);
  await background.settled();
  expect(seen).toEqual(['outer', 'inner']);
});

it('logs what fails, by its name, and goes on', async () => {
  const lines: string[] = [];
  const background = createBackground(pino({}, { write: (line) => lines.push(line) }));
  background.run('a job', () => Promise.reject(new Error('too bad')));
  background.run('another', async () => undefined);
  await background.settled();
  const [logged, ...others] = lines.map((line) => JSON.parse(line));
  expect(others).toEqual([]);
  expect(logged).toMatchObject({ level: 50, work: 'a job', err: { message: 'too bad' } });
});
