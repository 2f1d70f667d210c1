import { expect, it } from 'vitest';
import { connectionChange, newConnection } from './connection-form.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const FIELDS = {
  name: ' Acme ID ',
  issuer: 'https://login.acme.example ',
  clientId: 'refinery',
  clientSecret: 'hush',
  defaultRole: 'viewer',
  'roleMapping.0.claim': 'groups',
  'roleMapping.0.value': 'prompt admins ',
  'roleMapping.0.role': 'admin',
  'roleMapping.1.claim': 'groups',
  'roleMapping.1.value': 'writers',
  'roleMapping.1.role': 'member',
};

const RULES = [
  { claim: 'groups', value: 'prompt admins', role: 'admin' },
  { claim: 'groups', value: 'writers', role: 'member' },
];

it('takes an identity provider with its rules, in order', () => {
  expect(newConnection(formOf(FIELDS))).toEqual({
    kind: 'oidc',
    name: 'Acme ID',
    issuer: 'https://login.acme.example',
    clientId: 'refinery',
    clientSecret: 'hush',
    defaultRole: 'viewer',
    roleMapping: RULES,
  });
});

it('sends no secret that was not written, and null for no role', () => {
  expect(connectionChange('id', formOf({ ...FIELDS, clientSecret: '', defaultRole: '' }))).toEqual({
    id: 'id',
    name: 'Acme ID',
    clientId: 'refinery',
    defaultRole: null,
    roleMapping: RULES,
  });
  const { clientSecret, roleMapping } = connectionChange('id', formOf({ name: 'A', clientSecret: 'new' }));
  expect([clientSecret, roleMapping]).toEqual(['new', []]);
});
