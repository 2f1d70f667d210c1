import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createConnectionExample = {
  kind: 'oidc',
  name: 'Acme Entra ID',
  issuer: 'https://login.acme.example/tenant/v2.0',
  clientId: '6731de76-14a6-49ae-97bc-6eba6914391e',
  clientSecret: 'a-secret-of-the-identity-provider',
  defaultRole: 'member',
  roleMapping: [{ claim: 'groups', value: 'prompt-admins', role: 'admin' }],
};

export const updateConnectionExample = { clientSecret: 'a-newer-secret', defaultRole: 'viewer' };

const { kind, name, issuer, clientId, defaultRole, roleMapping } = createConnectionExample;

export const connectionExample = {
  id: exampleId('connections'),
  kind,
  name,
  issuer,
  clientId,
  redirectUri: 'https://prompts.acme.example/api/v1/auth/sso/callback',
  defaultRole,
  roleMapping,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

export const connectionTestExample = {
  issuer,
  authorizationEndpoint: 'https://login.acme.example/tenant/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.acme.example/tenant/oauth2/v2.0/token',
  signingKeys: 3,
};
