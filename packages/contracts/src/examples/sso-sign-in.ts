import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const signInMethodsExample = {
  password: true,
  social: ['google' as const],
  sso: [{ connectionId: exampleId('connections'), name: 'Acme Entra ID' }],
};

export const startSsoExample = {
  email: 'ada@acme.example',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};

export const ssoStartedExample = {
  url: 'https://login.acme.example/tenant/oauth2/v2.0/authorize?client_id=6731de76-14a6-49ae-97bc-6eba6914391e&state=…',
  expiresAt: EXAMPLE_TIME,
};

export const exchangeSsoExample = {
  code: 'pra_Zx3kQ0v6Jm1Rk8nB2tYw5sHc9dLgPfAe7uXiOqV4MlE',
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
};
