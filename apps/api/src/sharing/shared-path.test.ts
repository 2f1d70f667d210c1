import { expect, it } from 'vitest';
import { toSharedPath } from './shared-path.ts';

const JSON_TYPE = 'application/json';

it.each([
  ['/s/prs_a', JSON_TYPE, '/api/v1/sharing/prs_a'],
  ['/s/prs_a/', 'text/plain, Application/JSON;q=0.9', '/api/v1/sharing/prs_a'],
  ['/s/prs_a?x=1', JSON_TYPE, '/api/v1/sharing/prs_a?x=1'],
  ['/s/prs_$1', JSON_TYPE, '/api/v1/sharing/prs_$1'],
  ['/s/prs_a', '*/*', '/s/prs_a'],
  ['/s/prs_a', 'application/*', '/s/prs_a'],
  ['/s/prs_a', 'application/jsonlines', '/s/prs_a'],
  ['/s/prs_a', undefined, '/s/prs_a'],
  ['/s/', JSON_TYPE, '/s/'],
  ['/s/my-shares', JSON_TYPE, '/s/my-shares'],
  ['/s/prs_a/b', JSON_TYPE, '/s/prs_a/b'],
  ['/status/prs_a', JSON_TYPE, '/status/prs_a'],
  ['/o/s/prs_a', JSON_TYPE, '/o/s/prs_a'],
])('%s for whoever accepts %s is %s', (url, accept, path) => {
  expect(toSharedPath(url, { method: 'GET', headers: accept === undefined ? {} : { accept } })).toBe(path);
});

it.each(['POST', 'PUT', 'DELETE', undefined])('what %s would change is under its own path only', (method) => {
  expect(toSharedPath('/s/prs_a', { method, headers: { accept: JSON_TYPE } })).toBe('/s/prs_a');
});
