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

export const createSamlConnectionExample = {
  kind: 'saml',
  name: 'Acme Okta',
  metadataUrl: 'https://acme.okta.example/app/exk1/sso/saml/metadata',
  defaultRole: 'member',
};

export const updateConnectionExample = { clientSecret: 'a-newer-secret', defaultRole: 'viewer' };

const { kind, name, issuer, clientId, defaultRole, roleMapping } = createConnectionExample;

export const connectionExample = {
  id: exampleId('connections'),
  kind,
  name,
  issuer,
  clientId,
  redirectUri: `https://prompts.acme.example/api/v1/auth/sso/callback/${exampleId('organizations')}`,
  saml: null,
  defaultRole,
  roleMapping,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

export const samlConnectionExample = {
  id: exampleId('connections'),
  kind: 'saml',
  name: 'Acme Okta',
  issuer: 'http://www.okta.example/exk1',
  clientId: null,
  redirectUri: 'https://prompts.acme.example/api/v1/auth/sso/saml',
  saml: {
    metadataUrl: createSamlConnectionExample.metadataUrl,
    signInUrl: 'https://acme.okta.example/app/refinery/exk1/sso/saml',
    certificates: [
      {
        fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        expiresAt: '2035-03-01T12:00:00.000Z',
      },
    ],
  },
  defaultRole: 'member',
  roleMapping: [],
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

export const connectionTestExample = {
  issuer,
  authorizationEndpoint: 'https://login.acme.example/tenant/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.acme.example/tenant/oauth2/v2.0/token',
  signingKeys: 3,
};
