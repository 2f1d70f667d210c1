import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { openAppLog, reasonIn } from './app-log.ts';
import type { Terminal } from './terminal.ts';

function recordingTerminal(): Terminal & { lines: string[] } {
  const lines: string[] = [];
  const take = (line: string): void => {
    lines.push(line);
  };
  return { lines, progress: take, warn: take, print: take };
}

const line = (level: number, msg: string): string => `${JSON.stringify({ level, msg })}\n`;

test('the file has everything, the console what matters, once', () => {
  const terminal = recordingTerminal();
  const log = openAppLog({ name: 'api', folder: temporaryFolder(), terminal, verbose: false });
  const printed = line(30, 'request') + line(40, 'slow') + line(40, 'slow') + line(50, 'broken');
  log.take('stdout', printed);
  expect(terminal.lines).toEqual(['api warning: slow', 'api error: broken']);
  expect(readFileSync(log.path, 'utf8')).toBe(printed);
});

test('with --watch the console has everything', () => {
  const terminal = recordingTerminal();
  const log = openAppLog({ name: 'worker', folder: temporaryFolder(), terminal, verbose: true });
  log.take('stdout', line(30, 'worker started') + line(20, 'detail'));
  expect(terminal.lines).toEqual(['worker worker started']);
});

test('why an app ended', () => {
  const log = openAppLog({
    name: 'api',
    folder: temporaryFolder(),
    terminal: recordingTerminal(),
    verbose: false,
  });
  log.take('stderr', 'file:///x.ts:8\nimport y;\n\nSyntaxError: no y\n    at z\n\nNode.js v24.1.0\n');
  const lines = log.lastErrors();
  expect(lines).toEqual(['file:///x.ts:8', 'import y;', 'SyntaxError: no y']);
  expect(reasonIn(lines)).toBe('SyntaxError: no y');
  expect(reasonIn(log.lastErrors())).toBe('');
});
