import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { memberExample } from './members.ts';

export const createScimTokenExample = { name: 'Acme Entra ID' };

export const scimTokenExample = {
  id: exampleId('scim-token'),
  ...createScimTokenExample,
  connectionId: exampleId('connections'),
  prefix: 'prs_4bY7mQz1',
  baseUrl: 'https://prompts.acme.example/scim/v2',
  createdAt: EXAMPLE_TIME,
  lastUsedAt: null,
};

export const createdScimTokenExample = { ...scimTokenExample, token: 'prs_4bY7mQz1…' };

export const directoryUserExample = {
  id: exampleId('directory-user'),
  connectionId: exampleId('connections'),
  userName: 'grace@acme.example',
  displayName: 'Grace Hopper',
  active: true,
  userId: memberExample.id,
  groups: ['Prompt admins'],
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};
