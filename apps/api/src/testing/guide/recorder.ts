import { ApiError, type ApiErrorCode, type Fetch, PromptRefinery } from '@prompt-refinery/client';
import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../../types.ts';
import type { Example, Section } from './example.ts';

/** Sends the guide's requests to the real API and keeps what it answers. */
export class Recorder {
  readonly sections: Section[] = [];
  /** Undefined: nobody has signed in. */
  token: string | undefined = '';
  key = '';
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  section(title: string, endpoint: string | undefined, text: string): void {
    this.sections.push({ title, text, examples: [], ...(endpoint ? { endpoint } : {}) });
  }

  /** The same callers, whose calls the guide does not show. */
  unseen(): Recorder {
    const unseen = new Recorder(this.app);
    return Object.assign(unseen, { token: this.token, key: this.key });
  }

  /** A client whose calls become examples of the section at hand, with some headers of their answers. */
  as(auth: Example['auth'], show: readonly string[] = []): PromptRefinery {
    return new PromptRefinery({
      baseUrl: 'http://localhost:5080',
      ...(auth === 'token' ? { accessToken: this.token } : {}),
      ...(auth === 'key' ? { apiKey: this.key } : {}),
      retries: 0,
      fetch: (url, init) => this.#record(auth, show, new Request(url, init)),
    });
  }

  async #record(auth: Example['auth'], show: readonly string[], request: Request): ReturnType<Fetch> {
    const { pathname, search } = new URL(request.url);
    // The short path, as people type it.
    const path = pathname.replace('/api/v1/', '/api/');
    const text = await request.text();
    const type = request.headers.get('content-type') ?? '';
    const method = methodOf(request);
    const headers = Object.fromEntries(request.headers);
    const payload = text ? { payload: text } : {};
    const reply = await this.app.inject({ method, url: path + search, headers, ...payload });
    const { statusCode: status, body } = reply;
    this.sections.at(-1)?.examples.push({
      method,
      url: path + decodeURIComponent(search),
      auth,
      headers: {
        ...(text && !isJson(type) ? { 'content-type': type } : {}),
        ...shownOf(request.headers),
        ...(isSharedPrompt(method, pathname) ? { accept: 'application/json' } : {}),
      },
      status,
      shown: Object.fromEntries(show.map((name) => [name, `${reply.headers[name]}`])),
      answer: answerOf(reply),
      ...(text ? { body: isJson(type) ? JSON.parse(text) : text } : {}),
    });
    const told = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, `${value}`]);
    return new Response(body || null, { status, headers: told });
  }
}

/** What the guide shows of an answer: of an archive that it is one. */
function answerOf(reply: LightMyRequestResponse): unknown {
  const type = reply.headers['content-type'];
  if (type === 'application/zip') return '(the bytes of the archive)';
  if (reply.body === '') return undefined;
  return isJson(type) ? reply.json() : reply.body;
}

const isJson = (type: unknown): boolean => /json/.test(`${type}`) && !/ndjson/.test(`${type}`);

function methodOf({ method }: Request): Example['method'] {
  const known = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === method);
  if (known) return known;
  throw new Error(`The guide shows no ${method}.`);
}

/** Waits for a call that the guide shows to be refused. Throws where it is not, or with another code. */
export async function refused(code: ApiErrorCode, call: Promise<unknown>): Promise<void> {
  const error: unknown = await call.then(
    () => 'nothing',
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError) || error.code !== code) throw new Error(`not ${code}`, { cause: error });
}

/** What answers with a page to whoever names no JSON, as curl does. */
const isSharedPrompt = (method: string, path: string): boolean =>
  method === 'GET' && path.startsWith('/api/v1/sharing/prs_');

/** The headers that say what a request is about. */
const shownOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    ['if-match', 'x-organization'].flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
