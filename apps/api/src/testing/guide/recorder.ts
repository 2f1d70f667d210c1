import type { InjectOptions } from 'fastify';
import type { App } from '../../types.ts';
import type { Example, Section } from './example.ts';

export interface Call {
  method?: Example['method'];
  url: string;
  auth?: Example['auth'];
  headers?: Record<string, string>;
  body?: object | string;
  /** Status the guide is to show; anything else fails the run. Default 200. */
  expect?: number;
  /** Names of answer headers to show. */
  show?: string[];
}

/** Sends the guide's requests to the real API and keeps what it answers. */
export class Recorder {
  readonly sections: Section[] = [];
  token = '';
  key = '';
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  section(title: string, endpoint: string | undefined, text: string): void {
    this.sections.push({ title, text, examples: [], ...(endpoint ? { endpoint } : {}) });
  }

  /** Sends a request and adds it to the section at hand; answers the parsed body. */
  async call(call: Call): Promise<Record<string, string>> {
    const { method = 'GET', url, auth = 'token', headers = {}, body, expect = 200, show = [] } = call;
    const request: InjectOptions = {
      method,
      url,
      headers: {
        ...headers,
        ...(auth === 'token' ? { authorization: `Bearer ${this.token}` } : {}),
        ...(auth === 'key' ? { 'x-api-key': this.key } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    };
    const reply = await this.app.inject(request);
    if (reply.statusCode !== expect) {
      throw new Error(`${method} ${url} answered ${reply.statusCode} instead of ${expect}: ${reply.body}`);
    }
    const isJson =
      /json/.test(`${reply.headers['content-type']}`) && !/ndjson/.test(`${reply.headers['content-type']}`);
    const answer = reply.body === '' ? undefined : isJson ? reply.json() : reply.body;
    const shown = Object.fromEntries(show.map((name) => [name, `${reply.headers[name]}`]));
    this.sections.at(-1)?.examples.push({
      method,
      url,
      auth,
      headers,
      status: reply.statusCode,
      shown,
      answer,
      ...(body === undefined ? {} : { body }),
    });
    return isJson && answer ? answer : {};
  }
}
