import { expect, it } from 'vitest';
import { belowPrefix, toCanonicalPath } from './canonical-path.ts';

it.each([
  ['/api/usage', '/api/v1/usage'],
  ['/api/v1/usage', '/api/v1/usage'],
  ['/api/v1', '/api/v1'],
  ['/api/v1?x=1', '/api/v1?x=1'],
  ['/api/v12', '/api/v1/v12'],
  ['/api-docs', '/api-docs'],
  ['/health', '/health'],
  ['/api/tenants', '/api/v1/organizations'],
  ['/api/v1/tenants/7/api-keys?limit=2', '/api/v1/organizations/7/api-keys?limit=2'],
  ['/api/workspaces?limit=2', '/api/v1/organizations?limit=2'],
  ['/api/workspaces2', '/api/v1/workspaces2'],
  ['/tenants', '/tenants'],
  ['/api/auth/signin', '/api/v1/auth/login'],
  ['/api/v1/auth/refresh-token', '/api/v1/auth/refresh'],
  ['/api/auth/profile/', '/api/v1/users/profile/'],
  ['/api/usage?next=/api/tenants', '/api/v1/usage?next=/api/tenants'],
])('%s is answered as %s', (url, path) => {
  expect(toCanonicalPath(url)).toBe(path);
});

it.each([
  ['/a/b/api/usage', '/api/usage'],
  ['/a/b/', '/'],
  ['/a/b', '/'],
  ['/a/b?x=/a/b/', '/?x=/a/b/'],
  ['/a/bc', '/a/bc'],
  ['/a', '/a'],
  ['/api/usage?next=/a/b/', '/api/usage?next=/a/b/'],
  ['/a/b/a/b/me', '/a/b/me'],
  ['//a/b/me', '//a/b/me'],
])('%s below /a/b is %s', (url, path) => {
  expect(belowPrefix(url, '/a/b')).toBe(path);
});

it('at the root there is nothing to leave out', () => {
  expect(belowPrefix('/a/b/', '')).toBe('/a/b/');
});
