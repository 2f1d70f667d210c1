import { once } from 'node:events';
import { createServer } from 'node:http';
import { auth, metadata, type ParsedRequest, parseRequest, type Reply, type Request } from 'samlp';
import type { SamlForm } from './fake-saml-provider.ts';
import { somebody } from './saml/people.ts';
import type { SamlPerson } from './saml/response-content.ts';
import { signingIdentity } from './saml/signing-identity.ts';
import { unescapeXml } from './saml/xml.ts';

/** An identity provider of another make: Auth0's `samlp` writes and signs what it says. */
export interface SamlpProvider {
  entityId: string;
  /** `127.0.0.1:<port>` */
  host: string;
  metadataUrl: string;
  signInUrl: string;
  /** PEM */
  certificate: string;
  /** Who signs in next. */
  person: SamlPerson;
  /** What is signed next; default: the assertion */
  signed: 'assertion' | 'response' | 'both';
  metadata(): Promise<string>;
  /** Opens the address where a sign-in begins. Answers the form of its page. */
  visit(url: string): Promise<SamlForm>;
  close(): Promise<void>;
}

const requestOf = (url: string): Request => ({
  method: 'GET',
  query: Object.fromEntries(new URL(url, 'http://127.0.0.1').searchParams),
});

/** Waits for what a handler of Express would send. */
function replyOf(handle: (reply: Reply, fail: (error: Error) => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const send = (body: string | number) =>
      typeof body === 'string' ? resolve(body) : reject(new Error(`Status ${body}`));
    handle({ set: () => {}, send }, reject);
  });
}

const parse = (request: Request): Promise<ParsedRequest> =>
  new Promise((resolve, reject) => {
    parseRequest(request, (error, parsed) =>
      parsed ? resolve(parsed) : reject(error ?? new Error('No SAMLRequest')),
    );
  });

const fieldOf = (html: string, name: string): string =>
  unescapeXml(new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? '');

function readForm(html: string): SamlForm {
  const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
  if (!action) throw new Error(`No form in ${html}`);
  return {
    action: unescapeXml(action),
    fields: { SAMLResponse: fieldOf(html, 'SAMLResponse'), RelayState: fieldOf(html, 'RelayState') },
  };
}

/**
 * Starts `samlp` on loopback.
 * @param named its entity id; default: the address of its metadata
 */
export async function startSamlp(named?: string): Promise<SamlpProvider> {
  const { privateKey, certificate } = await signingIdentity({ key: 'samlp' });
  const server = createServer(async (request, response) => {
    try {
      const [type, body] = await answer(request.url ?? '/');
      response.writeHead(200, { 'content-type': type }).end(body);
    } catch (error) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const describe = metadata({
    issuer: named ?? `http://${host}/metadata`,
    cert: certificate,
    redirectEndpointPath: '/sso',
    postEndpointPath: '/sso',
  });

  const answer = async (url: string): Promise<[string, string]> => {
    const request = requestOf(url);
    if (url.startsWith('/sso')) return ['text/html', await signIn(request)];
    if (url !== '/metadata') throw new Error(`Nothing at ${url}`);
    const asked = { ...request, headers: { host }, protocol: 'http', originalUrl: url };
    return ['application/xml', await replyOf((reply) => describe(asked, reply))];
  };

  const signIn = async (request: Request): Promise<string> => {
    const { assertionConsumerServiceURL: acsUrl = '' } = await parse(request);
    const handle = auth({
      issuer: provider.entityId,
      cert: certificate,
      key: privateKey,
      recipient: acsUrl,
      destination: acsUrl,
      signResponse: provider.signed !== 'assertion',
      signAssertion: provider.signed !== 'response',
      getUserFromRequest: () => provider.person,
      profileMapper: ({ nameId, nameIdFormat, attributes }) => ({
        getClaims: () => attributes,
        getNameIdentifier: () => ({ nameIdentifier: nameId, nameIdentifierFormat: nameIdFormat }),
      }),
      getPostURL: (_audience, _dom, _request, callback) => callback(null, acsUrl),
    });
    return replyOf((reply, fail) => handle(request, reply, fail));
  };

  const textAt = async (url: string): Promise<string> => {
    const response = await fetch(url);
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };

  const provider: SamlpProvider = {
    entityId: named ?? `http://${host}/metadata`,
    host,
    metadataUrl: `http://${host}/metadata`,
    signInUrl: `http://${host}/sso`,
    certificate,
    person: somebody(),
    signed: 'assertion',
    metadata: () => textAt(provider.metadataUrl),
    visit: async (url) => readForm(await textAt(url)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
