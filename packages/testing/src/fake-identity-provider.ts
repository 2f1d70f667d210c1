import { generateKeyPairSync, hash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** What it says of a person; without `sub` it names nobody. */
export type Claims = Record<string, unknown>;

export interface TokenReply {
  header: Record<string, unknown>;
  claims: Claims;
  key: KeyObject;
}

export interface FakeIdentityProvider {
  issuer: string;
  /** `127.0.0.1:<port>` */
  host: string;
  /** Reaches it where its issuer is not its real address. */
  fetch: typeof globalThis.fetch;
  clientId: string;
  clientSecret: string;
  /** Who signs in next. */
  person: Claims;
  /** What its userinfo endpoint says beside the id of the person. */
  userinfo: Claims;
  /** Changes the ID token before it is signed. Default: as it should be. */
  tamper: (token: TokenReply) => TokenReply;
  /** Changes the metadata. */
  metadata: (metadata: Claims) => Claims;
  /** How the client said its secret last. */
  authenticatedBy: 'header' | 'body' | null;
  /** Paths that were asked for, in order. */
  asked: string[];
  /**
   * Does what the browser of the person does at the address where a sign-in begins. Answers the query with
   * which it comes back.
   */
  visit(url: string): URLSearchParams;
  /** As at the start, with another person. */
  reset(): void;
  close(): Promise<void>;
}

interface Grant {
  person: Claims;
  userinfo: Claims;
  nonce: string | null;
  challenge: string | null;
  redirectUri: string | null;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signToken({ header, claims, key }: TokenReply): string {
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A key that it does not publish. */
export const foreignKey = (): KeyObject => newKey().privateKey;

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** RFC 6749, 2.3.1 */
const decodeForm = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** The client's id and secret, in the header or the body. */
function credentialsOf({ headers }: IncomingMessage, body: URLSearchParams): string {
  const [scheme, encoded = ''] = (headers.authorization ?? '').split(' ');
  if (scheme !== 'Basic') return `${body.get('client_id')}:${body.get('client_secret')}`;
  return Buffer.from(encoded, 'base64').toString().split(':').map(decodeForm).join(':');
}

/**
 * Starts an OpenID provider on loopback, which holds to the protocol unless it is told otherwise.
 * @param named what its issuer is; default: its real address, `http://127.0.0.1:<port>`
 */
export async function startIdentityProvider(named?: string): Promise<FakeIdentityProvider> {
  const { privateKey, publicKey } = newKey();
  const published = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' };
  const grants = new Map<string, Grant>();
  const signedIn = new Map<string, Claims>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', provider.issuer);
    provider.asked.push(pathname);
    const body = await bodyOf(request);
    const [status, reply] = answer(pathname, request, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const issuer = named ?? `http://${host}`;

  const answer = (path: string, request: IncomingMessage, body: URLSearchParams): [number, unknown] => {
    switch (path) {
      case '/.well-known/openid-configuration':
        return [200, provider.metadata(metadata())];
      case '/keys':
        return [200, { keys: [published] }];
      case '/token':
        return tokens(request, body);
      case '/userinfo':
        return userinfo(request);
      default:
        return [404, {}];
    }
  };

  const metadata = (): Claims => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  });

  const tokens = (request: IncomingMessage, body: URLSearchParams): [number, unknown] => {
    const code = body.get('code') ?? '';
    provider.authenticatedBy = request.headers.authorization ? 'header' : 'body';
    const grant = grants.get(code);
    grants.delete(code);
    if (credentialsOf(request, body) !== `${provider.clientId}:${provider.clientSecret}`)
      return [401, { error: 'invalid_client' }];
    const proof = hash('sha256', body.get('code_verifier') ?? '', 'base64url');
    if (!grant || proof !== grant.challenge || body.get('redirect_uri') !== grant.redirectUri)
      return [400, { error: 'invalid_grant' }];
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: provider.clientId, iat: now, exp: now + 300, nonce: grant.nonce };
    const accessToken = randomUUID();
    signedIn.set(accessToken, { ...grant.userinfo, sub: grant.userinfo.sub ?? grant.person.sub });
    const token = {
      header: { alg: 'ES256', kid: 'one', typ: 'JWT' },
      claims: { ...claims, ...grant.person },
      key: privateKey,
    };
    return [
      200,
      {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: 300,
        id_token: signToken(provider.tamper(token)),
      },
    ];
  };

  const userinfo = ({ headers }: IncomingMessage): [number, unknown] => {
    const claims = signedIn.get((headers.authorization ?? '').replace('Bearer ', ''));
    return claims ? [200, claims] : [401, {}];
  };

  const fresh = () => ({
    person: { sub: randomUUID() },
    userinfo: {},
    tamper: (token: TokenReply) => token,
    metadata: (given: Claims) => given,
    asked: [],
    authenticatedBy: null,
  });

  const provider: FakeIdentityProvider = {
    issuer,
    host,
    fetch: (input, init) => globalThis.fetch(String(input).replace(issuer, `http://${host}`), init),
    clientId: 'refinery',
    clientSecret: 'a secret: with signs & spaces',
    ...fresh(),
    visit: (url) => {
      const { searchParams: asked } = new URL(url);
      const code = randomUUID();
      grants.set(code, {
        person: provider.person,
        userinfo: provider.userinfo,
        nonce: asked.get('nonce'),
        challenge: asked.get('code_challenge'),
        redirectUri: asked.get('redirect_uri'),
      });
      return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer });
    },
    reset: () => Object.assign(provider, fresh()),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
