import { expect, test } from 'vitest';
import { localUrl } from './local-url.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:5000'],
  ['0.0.0.0', 'http://127.0.0.1:5000'],
  ['::', 'http://127.0.0.1:5000'],
  ['::1', 'http://[::1]:5000'],
  ['10.1.2.3', 'http://10.1.2.3:5000'],
])('listening on %s is reached at %s', (host, url) => {
  expect(localUrl(host, 5_000)).toBe(url);
});
