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
  public: 'everybody',
  'signed-in': 'whoever is signed in, and every API key',
  person: 'people who are signed in, no API key',
};
const whoOf = ({ access }: Endpoint): string => WHO[access] ?? `\`${access}\``;
const endpoints = ENDPOINTS.filter((endpoint) => !isHealthEndpoint(endpoint)).map(
  (endpoint) =>
    `| \`${endpoint.method} ${endpoint.path.replace('/api/v1', '/api').replaceAll(/:(\w+)/g, '{$1}')}\` | ${whoOf(endpoint)} |`,
);

const text = `# Who may do what

A person has a role in each organization; an API key has scopes, and never more than the role of the person it belongs to. What stands
below \`/organizations/{organizationId}\` asks for the role in that organization. The tables are made from the code.

| permission | ${ROLES.join(' | ')} | as a scope of API keys |
|---|${'---|'.repeat(ROLES.length + 1)}
${roles.join('\n')}

The scopes ${NAMED_SCOPES.map((scope) => `\`${scope}\``).join(', ')} a key has only where they are named when it is made.

| endpoint | for |
|---|---|
${endpoints.join('\n')}
`;

it('is what docs/permissions.md says (UPDATE_DOCS=1 writes it anew)', async () => {
  if (process.env.UPDATE_DOCS) await writeFile(PAGE, text);
  expect(await readFile(PAGE, 'utf8')).toBe(text);
});
