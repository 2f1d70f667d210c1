import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { readAuthnRequest, readSignInUrl, type SamlRequest } from './saml/authn-request.ts';
import { somebody } from './saml/people.ts';
import { faithfulContent, type SamlPerson } from './saml/response-content.ts';
import {
  type SigningIdentity,
  type SigningIdentityOptions,
  signingIdentity,
} from './saml/signing-identity.ts';
import { encodeTampered, type SamlTampering, writeTampered } from './saml/tampering.ts';
import { writeMetadata } from './saml/write-metadata.ts';
import { decodeXml, escapeXml } from './saml/xml.ts';

/** The form that the page of a provider makes the browser post. */
export interface SamlForm {
  action: string;
  fields: { SAMLResponse: string; RelayState: string };
}

export interface FakeSamlProvider {
  entityId: string;
  /** `127.0.0.1:<port>` */
  host: string;
  /** Answers the metadata by GET. */
  metadataUrl: string;
  /** Where a sign-in begins; a browser that comes here posts the form by itself. */
  signInUrl: string;
  /** Reaches it where its name is not its real address. */
  fetch: typeof globalThis.fetch;
  /** Its metadata at this time. */
  metadata(): string;
  /** Changes the metadata. */
  changeMetadata: (xml: string) => string;
  /** PEMs that are published, and which one signs. */
  certificates: string[];
  identity: SigningIdentity;
  /** A key and a certificate that it does not publish. */
  foreign: SigningIdentity;
  /** A PEM that is published for encryption; `null`: none */
  encryptionCertificate: string | null;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Who signs in next. */
  person: SamlPerson;
  /** The time by which it writes responses. */
  now: () => Date;
  /** Of the last visit. */
  request: SamlRequest | null;
  /** How the next responses deviate. Default: they do not. */
  tamper: SamlTampering;
  /** The XML of a response to a request, and what of it stands in the form. */
  write(request: SamlRequest, tamper?: SamlTampering): string;
  respond(request: SamlRequest, tamper?: SamlTampering): string;
  /**
   * Does what the browser of the person does at the address where a sign-in begins. Answers the form that it
   * posts next.
   * @throws where the address has no AuthnRequest
   */
  visit(url: string): SamlForm;
  /** Signs by another key. The certificates before it stay published where `keep` says so. */
  rotate(options?: SigningIdentityOptions & { keep?: boolean }): Promise<SigningIdentity>;
  /** As at the start, with another person. */
  reset(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

const hidden = ([name, value]: [string, string]): string =>
  `<input type="hidden" name="${name}" value="${escapeXml(value)}">`;

const page = ({ action, fields }: SamlForm): string =>
  `<!doctype html><form method="post" action="${escapeXml(action)}">` +
  `${Object.entries(fields).map(hidden).join('')}<button>Continue</button></form>` +
  '<script>document.forms[0].submit()</script>';

/** The origin of a name that is an address; a name such as `urn:…` has none. */
const originOf = (named: string | undefined): string | null =>
  named?.startsWith('http') ? new URL(named).origin : null;

/**
 * Starts a SAML identity provider on loopback, which holds to the protocol unless it is told otherwise: it
 * takes an AuthnRequest by HTTP-Redirect (or HTTP-POST) and answers by HTTP-POST. Its key is the same in
 * every provider of a process.
 * @param named its entity id; default: its real address, `http://127.0.0.1:<port>/metadata`
 */
export async function startSamlProvider(named?: string): Promise<FakeSamlProvider> {
  const first = await signingIdentity();
  const foreign = await signingIdentity({ key: 'foreign' });
  let rotations = 0;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    provider.asked.push(pathname);
    try {
      const [status, type, reply] = await answer(pathname, request);
      response.writeHead(status, { 'content-type': type }).end(reply);
    } catch (error) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const origin = originOf(named) ?? `http://${host}`;

  const answer = async (path: string, request: IncomingMessage): Promise<[number, string, string]> => {
    if (path === '/metadata') return [200, 'application/samlmetadata+xml', provider.metadata()];
    if (path !== '/sso') return [404, 'text/plain', ''];
    if (request.method === 'GET') return [200, 'text/html', page(provider.visit(request.url ?? ''))];
    const body = await bodyOf(request);
    return [
      200,
      'text/html',
      page(formFor(readAuthnRequest(decodeXml(body.get('SAMLRequest') ?? ''), body))),
    ];
  };

  const formFor = (request: SamlRequest): SamlForm => {
    provider.request = request;
    const SAMLResponse = provider.respond(request, provider.tamper);
    return { action: request.acsUrl, fields: { SAMLResponse, RelayState: request.relayState } };
  };

  const fresh = () => ({
    changeMetadata: (xml: string) => xml,
    certificates: [first.certificate],
    identity: first,
    encryptionCertificate: null,
    asked: [],
    person: somebody(),
    now: () => new Date(),
    request: null,
    tamper: {},
  });

  const provider: FakeSamlProvider = {
    entityId: named ?? `http://${host}/metadata`,
    host,
    metadataUrl: `${origin}/metadata`,
    signInUrl: `${origin}/sso`,
    fetch: (input, init) => globalThis.fetch(String(input).replace(origin, `http://${host}`), init),
    foreign,
    ...fresh(),
    metadata: () =>
      provider.changeMetadata(
        writeMetadata({
          entityId: provider.entityId,
          signInUrl: provider.signInUrl,
          signing: provider.certificates,
          encryption: provider.encryptionCertificate ?? undefined,
        }),
      ),
    write: (request, tamper = {}) =>
      writeTampered(
        faithfulContent(provider.entityId, request, provider.person, provider.now()),
        provider.identity,
        tamper,
      ),
    respond: (request, tamper = {}) => encodeTampered(provider.write(request, tamper), tamper),
    visit: (url) => formFor(readSignInUrl(url)),
    rotate: async ({ keep = false, ...options } = {}) => {
      rotations += 1;
      provider.identity = await signingIdentity({ key: rotations % 2 ? 'two' : 'one', ...options });
      const { certificate } = provider.identity;
      provider.certificates = keep ? [...provider.certificates, certificate] : [certificate];
      return provider.identity;
    },
    reset: () => {
      rotations = 0;
      Object.assign(provider, fresh());
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
