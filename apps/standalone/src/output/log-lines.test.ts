import { expect, test } from 'vitest';
import { lineSplitter, parseLogLine } from './log-lines.ts';

test.each([
  [
    { level: 40, msg: 'Redis cannot be reached', err: { code: 'ECONNREFUSED' } },
    'Redis cannot be reached · ECONNREFUSED',
  ],
  [{ level: 50, msg: 'failed', err: { type: 'Error', message: 'boom', stack: 'at x' } }, 'failed · boom'],
  [
    { level: 30, msg: 'done', req: { method: 'GET', path: '/health' }, res: { statusCode: 200 } },
    'done · GET /health → 200',
  ],
  [{ level: 40 }, 'no message'],
])('%j', (entry, message) => {
  expect(parseLogLine(JSON.stringify(entry))).toEqual({ level: entry.level, message });
});

test('what is no line of a log', () => {
  expect(parseLogLine('Error: boom')).toBeUndefined();
  expect(parseLogLine('[1]')).toBeUndefined();
});

test('lines arrive whole, however they are cut', () => {
  const lines: string[] = [];
  const take = lineSplitter((line) => lines.push(line));
  for (const chunk of ['a', 'b\nc', '\n', '\nrest']) take(chunk);
  expect(lines).toEqual(['ab', 'c', '']);
});
