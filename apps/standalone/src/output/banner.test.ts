import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { banner, EXAMPLE_PROMPT, exampleCurl, isLoopback, shellKey } from './banner.ts';

const ADDRESSES = { url: 'http://10.1.2.3:5080', consoleUrl: 'https://refinery.example/a/b' };

test('the example stands in single quotes and has something to keep', () => {
  expect(EXAMPLE_PROMPT).not.toMatch(/['\\\n]/);
  expect(EXAMPLE_PROMPT).toMatch(/\d+/);
  expect(EXAMPLE_PROMPT).toMatch(/do not/);
  expect(exampleCurl('http://127.0.0.1:5080', 'prk_x')).not.toContain('\n');
});

test('no demo in production or where others reach it, but how to begin', () => {
  const facts = { ...ADDRESSES, dataDir: '/d', logs: '/d/logs', models: [] };
  expect(banner(facts)).not.toMatch(/Demo|curl|db:seed/);
  expect(banner(facts)).toContain('Open         https://refinery.example/a/b in');
  expect(banner(facts)).toContain('POST /api/auth/register');
  expect(banner(facts)).toContain('pnpm@10 -s refine');
  const leftOut = banner({ ...facts, demoLeftOut: true });
  expect(leftOut).not.toMatch(/Demo login|curl/);
  expect(leftOut).toMatch(/POST \/api\/auth\/register[\s\S]*password is public[\s\S]*db:seed/);
  expect(banner({ ...facts, demoKey: 'prk_x' })).not.toMatch(/register|is public/);
  expect(['127.0.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1'].some(isLoopback)).toBe(false);
});

test('where mails are found, unless a server sends them', () => {
  const facts = { ...ADDRESSES, dataDir: '/d', logs: '/d/logs', models: [] };
  expect(banner({ ...facts, outbox: '/d/outbox' })).toContain('Mails        /d/outbox');
  expect(banner(facts)).not.toContain('Mails');
});

test('what refines, and what that saves', () => {
  const facts = { ...ADDRESSES, dataDir: '/d', logs: '/d/logs' };
  expect(banner({ ...facts, models: [] })).toMatch(
    /local rules only: they save 4 to 5 %[\s\S]*set OPENAI_API_KEY/,
  );
  const shown = banner({ ...facts, models: ['openai', 'groq'] });
  expect(shown).toContain('openai, groq with "provider": "auto"');
  expect(shown).not.toMatch(/only|set OPENAI_API_KEY/);
});

test('the key shows in a terminal only; elsewhere the command reads a file of its owner', () => {
  const file = join(temporaryFolder(), "it's here");
  expect(shellKey('prk_x', file, true)).toBe('prk_x');
  expect(existsSync(file)).toBe(false);
  const word = shellKey('prk_x', file, false);
  expect(word).not.toContain('prk_x');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(execFileSync('sh', ['-c', `printf %s "X-API-Key: ${word}"`], { encoding: 'utf8' })).toBe(
    'X-API-Key: prk_x',
  );
});
