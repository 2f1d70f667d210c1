import { expect, it } from 'vitest';
import { connectionChange, newConnection, problemsIn } from './connection-form.ts';

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

const SAML = {
  kind: 'saml',
  name: 'Acme Okta ',
  source: 'metadataUrl',
  metadataUrl: ' https://acme.okta.example/metadata',
  defaultRole: '',
  'roleMapping.0.claim': 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
  'roleMapping.0.value': 'writers',
  'roleMapping.0.role': 'member',
};

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

it('takes one of SAML by the address of its metadata, or by its text', () => {
  const { metadataUrl, ...shared } = SAML;
  const { 'roleMapping.0.claim': claim } = SAML;
  const expected = {
    kind: 'saml',
    name: 'Acme Okta',
    defaultRole: null,
    roleMapping: [{ claim, value: 'writers', role: 'member' }],
  };
  expect(newConnection(formOf(SAML))).toEqual({ ...expected, metadataUrl: metadataUrl.trim() });
  expect(newConnection(formOf({ ...shared, metadata: '<a/>\r\n', metadataFile: 'idp.xml' }))).toEqual({
    ...expected,
    metadata: '<a/>',
  });
});

it('changes the metadata only where some was written, and no client of OpenID Connect', () => {
  const { metadataUrl, ...shared } = SAML;
  const kept = connectionChange('id', formOf({ ...SAML, metadataUrl: ' ' }));
  expect(Object.keys(kept).sort()).toEqual(['defaultRole', 'id', 'name', 'roleMapping']);
  expect(connectionChange('id', formOf(SAML)).metadataUrl).toBe(metadataUrl.trim());
  const written = connectionChange('id', formOf({ ...shared, metadata: '<a/>' }));
  expect([written.metadata, written.metadataUrl]).toEqual(['<a/>', undefined]);
});

it('says at the field that was read from what could not be read', () => {
  const { metadataUrl, ...shared } = SAML;
  const places = [FIELDS, SAML, { ...shared, metadata: '<a/>' }].map(
    (fields) => problemsIn(formOf(fields)).connection_invalid,
  );
  expect(places).toEqual(['issuer', 'metadataUrl', 'metadata']);
  // No field of a form has it.
  expect(problemsIn(formOf(shared)).connection_invalid).toBeUndefined();
  expect(problemsIn(undefined)).toEqual({ limit_reached: 'name' });
});
