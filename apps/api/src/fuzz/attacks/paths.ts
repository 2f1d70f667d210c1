import type { Attack } from './draft.ts';

const BAD_IDS = [
  'x',
  '1',
  '-1',
  'null',
  'undefined',
  'a'.repeat(100),
  'a'.repeat(101),
  'a'.repeat(1_000),
  'a'.repeat(12_000),
  '%61'.repeat(101),
  '019DF2A1-4C00-7A10-8C11-0F5B6E2D4A03',
  '{019df2a1-4c00-7a10-8c11-0f5b6e2d4a03}',
  '019df2a14c007a108c110f5b6e2d4a03',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-0000-0000-000000000000',
  '%2e',
  '%2e%2e',
  '..',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'a%2fb',
  '%5c..%5c',
  '%00',
  '019df2a1-4c00-7a10-8c11-0f5b6e2d4a03%00',
  '%',
  '%ff',
  '%c0%ae',
  '%E0%A4%A',
  '%ed%a0%80',
  '%F0%9F%98%80',
  '\xe9\xff',
  '%25',
  ':id',
  '*',
  '__proto__',
  'constructor',
  'toString',
  "'%20or%201=1--",
  'a;b=c',
  'a%3fb',
  'a%23b',
  '(a)[b]',
  'history',
];

/** Puts something that is no id, or nobody's, in place of a path parameter. */
export const badId: Attack = (draft, random, { operation, world }) => {
  const names = operation.parameters.filter((parameter) => parameter.in === 'path');
  if (!names.length) return;
  const id = random.chance(0.25) ? random.pick(world.others) : random.pick(BAD_IDS);
  const steps = operation.path.split('/').map((step) => (step.startsWith('{') ? id : step));
  draft.path = steps.join('/');
  draft.rerouted = true;
};

const DETOURS: ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `/${path}`,
  (path) => path.replace('/api/v1/', '/api/v1/v1/'),
  (path) => path.replace('/api/', '/API/'),
  (path) => path.replace('/api/v1/', '/api/v2/'),
  (path) => path.replace('/api/v1/', '/api/v1/../v1/'),
  (path) => path.replace('/api/v1/', '/api/v1/%2e/'),
  (path) => path.replaceAll('/', '%2f'),
  (path) => path.replace(/(.)$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
  (path) => `${path};jsessionid=1`,
  (path) => `${path}%20`,
  (path) => `${path}%0d%0ax-injected:%201`,
  (path) => `${path}#fragment`,
  (path) => path.slice(1),
  (path) => `http://127.0.0.1${path}`,
  (path) => `//evil.example${path}`,
  (path) => path.replaceAll('/', '\\'),
  () => '*',
  () => '/',
  () => '/api-docs/static/%2e%2e/%2e%2e/package.json',
  () => '/api-docs/static/..%2f..%2fpackage.json',
  () => '/api-docs/static/%00',
  () => '/api-docs/static/%ff',
  () => '/api-docs/static//etc/passwd',
  () => '/api-docs/static/.',
  () => '/api-docs/static/a%5c..%5cb',
  () => '/api-docs/nothing',
  () => '/.git/config',
  () => `/${'a'.repeat(12_000)}`,
];

/** Writes the path in another way, or asks for another one. */
export const detour: Attack = (draft, random) => {
  draft.path = random.pick(DETOURS)(draft.path);
  draft.rerouted = true;
  // Not all of these are request targets.
  draft.malformed = true;
};

const METHODS = ['HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PUT', 'POST', 'GET', 'DELETE', 'QUERY', 'PROPFIND'];
const NO_METHODS = ['CONNECT', 'FOO', 'get', 'PRI', ''];

/** Asks with another method. */
export const otherMethod: Attack = (draft, random) => {
  const unknown = random.chance(0.2);
  draft.method = random.pick(unknown ? NO_METHODS : METHODS);
  draft.rerouted = true;
  draft.malformed ||= unknown;
};
