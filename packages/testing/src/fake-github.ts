import { hash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

export interface GitHubEmail {
  email: string;
  primary: boolean;
  verified: boolean;
}

export interface GitHubPerson {
  id: number;
  login: string;
  name: string | null;
  emails: GitHubEmail[];
}

export interface FakeGitHub {
  /** `http://127.0.0.1:<port>`, as that of a GitHub Enterprise Server: its API is below `/api/v3`. */
  url: string;
  /** `127.0.0.1:<port>` */
  host: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next. */
  person: GitHubPerson;
  /** Status of each answer of its API. */
  apiStatus: number;
  /** What it answers at a path in place of what it should; undefined: what it should. */
  broken: (path: string) => BrokenAnswer | undefined;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** What its page was asked for last. */
  wanted: URLSearchParams | null;
  /**
   * Does what the browser of the person does at the address where a sign-in begins. Answers the query with
   * which it comes back.
   */
  visit(url: string): URLSearchParams;
  /** The same for a person who does not agree. */
  refuse(url: string): URLSearchParams;
  /** As at the start, with another person. */
  reset(): void;
  close(): Promise<void>;
}

export interface BrokenAnswer {
  status: number;
  type: string;
  body: string;
}

interface Grant {
  person: GitHubPerson;
  challenge: string | null;
  redirectUri: string | null;
}

type Answer = [status: number, reply: unknown];

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

let people = 0;
const somebody = (): GitHubPerson => {
  const id = ++people;
  const email = `octo-${id}@mail.example`;
  return { id, login: `octo-${id}`, name: 'Octo Cat', emails: [{ email, primary: true, verified: true }] };
};

/**
 * Starts GitHub's OAuth 2.0 and the part of its API that says who somebody is, on loopback. As GitHub does,
 * it answers a wrong code with the status 200.
 * https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const grants = new Map<string, Grant>();
  const signedIn = new Map<string, GitHubPerson>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', github.url);
    github.asked.push(pathname);
    const body = await bodyOf(request);
    const broken = github.broken(pathname);
    if (broken) {
      response.writeHead(broken.status, { 'content-type': broken.type }).end(broken.body);
      return;
    }
    const [status, reply] = answer(pathname, request, body);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(reply));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const answer = (path: string, request: IncomingMessage, body: URLSearchParams): Answer => {
    switch (path) {
      case '/login/oauth/access_token':
        return request.headers.accept === 'application/json' ? token(body) : [406, {}];
      case '/api/v3/user':
        return ofPerson(request, ({ emails: _emails, ...user }) => user);
      case '/api/v3/user/emails':
        return ofPerson(request, ({ emails }) => emails);
      default:
        return [404, { message: 'Not Found' }];
    }
  };

  const token = (body: URLSearchParams): Answer => {
    const code = body.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    if (body.get('client_id') !== github.clientId || body.get('client_secret') !== github.clientSecret)
      return [200, { error: 'incorrect_client_credentials' }];
    const proof = hash('sha256', body.get('code_verifier') ?? '', 'base64url');
    if (!grant || proof !== grant.challenge) return [200, { error: 'bad_verification_code' }];
    if (body.get('redirect_uri') !== grant.redirectUri) return [200, { error: 'redirect_uri_mismatch' }];
    const accessToken = `gho_${randomUUID()}`;
    signedIn.set(accessToken, grant.person);
    return [200, { access_token: accessToken, scope: 'read:user,user:email', token_type: 'bearer' }];
  };

  const ofPerson = ({ headers }: IncomingMessage, read: (person: GitHubPerson) => unknown): Answer => {
    const person = signedIn.get((headers.authorization ?? '').replace('Bearer ', ''));
    if (!person || !headers['user-agent']) return [401, { message: 'Bad credentials' }];
    return github.apiStatus === 200 ? [200, read(person)] : [github.apiStatus, { message: 'No' }];
  };

  const begin = (url: string): URLSearchParams => {
    const asked = new URL(url);
    if (
      asked.pathname !== '/login/oauth/authorize' ||
      asked.searchParams.get('client_id') !== github.clientId
    )
      throw new Error(`GitHub has no such page: ${url}`);
    github.wanted = asked.searchParams;
    return asked.searchParams;
  };

  const fresh = () => ({
    person: somebody(),
    apiStatus: 200,
    broken: () => undefined,
    asked: [],
    wanted: null,
  });

  const github: FakeGitHub = {
    url: `http://${host}`,
    host,
    clientId: 'Iv1.refinery',
    clientSecret: 'a secret of GitHub & signs',
    ...fresh(),
    visit: (url) => {
      const asked = begin(url);
      const code = randomUUID();
      grants.set(code, {
        person: github.person,
        challenge: asked.get('code_challenge'),
        redirectUri: asked.get('redirect_uri'),
      });
      return new URLSearchParams({ code, state: asked.get('state') ?? '' });
    },
    refuse: (url) =>
      new URLSearchParams({
        error: 'access_denied',
        error_description: 'The user has denied your application access.',
        state: begin(url).get('state') ?? '',
      }),
    reset: () => Object.assign(github, fresh()),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return github;
}
