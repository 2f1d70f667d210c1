import { expect, test } from 'vitest';
import { banner, EXAMPLE_PROMPT, exampleCurl, isLoopback, localUrl } from './banner.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:5000'],
  ['0.0.0.0', 'http://127.0.0.1:5000'],
  ['::', 'http://127.0.0.1:5000'],
  ['::1', 'http://[::1]:5000'],
  ['10.1.2.3', 'http://10.1.2.3:5000'],
])('listening on %s is reached at %s', (host, url) => {
  expect(localUrl(host, 5_000)).toBe(url);
});

test('the example stands in single quotes and has something to keep', () => {
  expect(EXAMPLE_PROMPT).not.toMatch(/['\\\n]/);
  expect(EXAMPLE_PROMPT).toMatch(/\d+/);
  expect(EXAMPLE_PROMPT).toMatch(/do not/);
  expect(exampleCurl('http://127.0.0.1:5000', 'prk_x')).not.toContain('\n');
});

test('no demo in production, a warning where others reach it', () => {
  const facts = { url: 'http://10.1.2.3:5000', dataDir: '/d', logs: '/d/logs' };
  expect(banner(facts)).not.toMatch(/Demo|curl/);
  expect(banner(facts)).toContain('pnpm@10 -s refine');
  expect(banner({ ...facts, demoApiKey: 'prk_x', open: true })).toContain('demo password is public');
  expect(banner({ ...facts, demoApiKey: 'prk_x' })).not.toContain('is public');
  expect(['127.0.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1'].some(isLoopback)).toBe(false);
});
