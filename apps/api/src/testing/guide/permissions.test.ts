import { readFile, writeFile } from 'node:fs/promises';
import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { NAMED_SCOPES, PERMISSIONS, ROLES, SCOPES } from '@refinery/contracts/enums.ts';
import { isHealthEndpoint } from '@refinery/contracts/health.ts';
import { permissionsOfRole } from '@refinery/domain/context/actor.ts';
import { expect, it } from 'vitest';

const PAGE = new URL('../../../../../docs/permissions.md', import.meta.url);
const scopes = new Set<string>(SCOPES);
const mark = (holds: boolean): string => (holds ? 'yes' : '–');

const roles = PERMISSIONS.map((permission) => {
  const held = ROLES.map((role) => mark(permissionsOfRole(role).has(permission)));
  return `| \`${permission}\` | ${[...held, mark(scopes.has(permission))].join(' | ')} |`;
});

const WHO: Record<string, string> = {
  public: 'everybody, without signing in',
  'signed-in': 'people who are signed in, and every API key',
  person: 'people who are signed in, but no API keys',
  operator: 'people who operate the service, with a second factor',
};
const whoOf = ({ access, alsoNeeds = [] }: Endpoint): string =>
  WHO[access] ?? [access, ...alsoNeeds].map((one) => `\`${one}\``).join(' and ');
const endpoints = ENDPOINTS.filter((endpoint) => !isHealthEndpoint(endpoint)).map(
  (endpoint) =>
    `| \`${endpoint.method} ${endpoint.path.replace('/api/v1', '/api').replaceAll(/:(\w+)/g, '{$1}')}\` | ${whoOf(endpoint)} |`,
);

const text = `# Who may do what

A person has a role in each organization. An API key has scopes, but it can never do more than the person it belongs to. For paths
below \`/organizations/{organizationId}\`, the role in that organization counts. These tables are made from the code.

| permission | ${ROLES.join(' | ')} | can be a scope of an API key |
|---|${'---|'.repeat(ROLES.length + 1)}
${roles.join('\n')}

A new key gets these scopes only if the request names them: ${NAMED_SCOPES.map((scope) => `\`${scope}\``).join(', ')}.

| endpoint | who may call |
|---|---|
${endpoints.join('\n')}
`;

it('is what docs/permissions.md says (UPDATE_DOCS=1 writes it anew)', async () => {
  if (process.env.UPDATE_DOCS) await writeFile(PAGE, text);
  expect(await readFile(PAGE, 'utf8')).toBe(text);
});
