import { createHash } from 'node:crypto';
import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Identity providers, and signing in through one, in an organization that has proved `acme.example`. */
export async function walkSso(
  recorder: Recorder,
  { signIn, usePlan }: Pick<Tools, 'signIn' | 'usePlan'>,
): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Connect an identity provider',
    'POST /api/v1/sso/connections',
    'For admins, with a plan that has the feature `sso`. Any provider with OpenID Connect or SAML 2.0 will do, such as Entra ID, Okta, Google Workspace or Keycloak. Its metadata is read at once; for `saml`, send its address as `metadataUrl`, or its text as `metadata`. Enter `redirectUri` there. Of the rules that match, the highest role counts; if none matches, `defaultRole`.',
  );
  const connection = await ada.createConnection({
    kind: 'oidc',
    name: 'Acme ID',
    issuer: 'https://login.acme.example',
    clientId: 'refinery',
    clientSecret: 'secret-of-the-client',
    defaultRole: 'member',
    roleMapping: [{ claim: 'groups', value: 'prompt-admins', role: 'admin' }],
  });
  const { id } = connection;
  recorder.section('Your connections', 'GET /api/v1/sso/connections', 'Newest first, without their secrets.');
  await ada.listConnections().page();
  recorder.section('One connection', 'GET /api/v1/sso/connections/{id}', 'Without its secret.');
  await ada.getConnection(id);
  recorder.section(
    'Change a connection',
    'PUT /api/v1/sso/connections/{id}',
    'Fields that you leave out do not change. The issuer cannot be changed.',
  );
  await ada.updateConnection({ id, name: 'Acme' });
  recorder.section(
    'Test a connection',
    'POST /api/v1/sso/connections/{id}/test',
    'Reads the metadata and the keys of the identity provider again.',
  );
  await ada.testConnection(id);

  const nobody = recorder.as('none');
  recorder.section(
    'How somebody may sign in',
    'GET /api/v1/auth/methods',
    'By the domain of the e-mail alone.',
  );
  await nobody.listSignInMethods({ email: 'grace@acme.example' });
  recorder.section(
    'Sign in through an identity provider',
    'POST /api/v1/auth/sso/start',
    'Make a random `verifier` of 43 to 128 characters, and send its SHA-256 as `challenge`. Open `url` in a browser.',
  );
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const returnTo = 'http://127.0.0.1:8000/done';
  const { url } = await nobody.startSso({ email: 'grace@acme.example', challenge, returnTo });
  const code = new URLSearchParams(new URL(await signIn(url)).hash.slice(1)).get('code') ?? '';
  recorder.section(
    'Get the session',
    'POST /api/v1/auth/sso/exchange',
    'After the sign-in, the browser goes to `returnTo` with `#code=…`. The code works once, within 60 seconds. The answer is the same as for signing in. If the sign-in failed, there is `#error=…` instead: `sso_denied` (the identity provider refused the person), `sso_failed` (it did not prove who they are) or `sso_expired` (begin again).',
  );
  await nobody.exchangeSso({ code, verifier });
  await refused('sso_code_invalid', nobody.exchangeSso({ code, verifier }));
  recorder.section(
    'Whether single sign-on is required',
    'GET /api/v1/sso/policy',
    '`testedAt` says whether an admin signed in through a connection within the last 24 hours.',
  );
  await ada.getSsoPolicy();
  recorder.section(
    'Require single sign-on',
    'PUT /api/v1/sso/policy',
    'Then passwords get 403 `sso_required`, and sessions of people who signed in with a password end, yours too. `exemptIds`: up to three admins with two-factor sign-in who can still use a password. Each time they do, all admins get a mail. API keys still work.',
  );
  await refused('sso_not_tested', ada.updateSsoPolicy({ requireSso: true }));
  await ada.updateSsoPolicy({ requireSso: false, exemptIds: [] });
  await walkDirectory(recorder, usePlan, id);
  recorder.section(
    'Remove a connection',
    'DELETE /api/v1/sso/connections/{id}',
    'Sessions that began through it end at once.',
  );
  await ada.deleteConnection(id);
}

async function walkDirectory(
  recorder: Recorder,
  usePlan: Tools['usePlan'],
  connectionId: string,
): Promise<void> {
  const ada = recorder.as('token');
  const { organizationId } = await recorder.unseen().as('token').getMe();
  await usePlan(organizationId, 'enterprise');
  recorder.section(
    'Connect a directory',
    'POST /api/v1/scim/tokens',
    'For admins, with a plan that has the feature `scim`. Only this answer contains the token. Enter it and `baseUrl` at the identity provider. It keeps your members up to date by SCIM 2.0: see docs/sso.md.',
  );
  const { id } = await ada.createScimToken({ name: 'Acme ID', connectionId });
  recorder.section('Your tokens of directories', 'GET /api/v1/scim/tokens', 'Newest first, by their prefix.');
  await ada.listScimTokens().page();
  recorder.section(
    'The people of your directories',
    'GET /api/v1/scim/users',
    'Also those who were deactivated, and are in no list of members.',
  );
  await ada.listDirectoryUsers({ active: false }).page();
  recorder.section(
    'Delete a token of a directory',
    'DELETE /api/v1/scim/tokens/{id}',
    'It stops working at once. People and groups stay as they are.',
  );
  await ada.deleteScimToken(id);
  await usePlan(organizationId, 'pro');
}
