import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ProviderError } from '@refinery/providers/errors.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, it } from 'vitest';
import { CHAT_STREAM } from './testing/wire.ts';
import { type Commented, withComments } from './with-comments.ts';

type Reply = { body: Readable };

const replyOf = (...events: string[]): Reply => ({
  body: Readable.from(events.map((event) => Buffer.from(event))),
});
const NEVER = 1e9;

function bodyOf(commented: Commented<Reply>): Readable {
  if (!('body' in commented)) throw new Error('The reply began in time.');
  return commented.body;
}

/** A reply that is late: its comments have begun, and it can be settled now. */
async function late(protocol: 'chat' | 'messages' | 'responses' = 'chat') {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  let begun = 0;
  const commented = await withComments(promise, {
    protocol,
    everyMs: 1,
    onBegin: () => {
      begun += 1;
    },
  });
  return { body: bodyOf(commented), resolve, reject, begun: () => begun };
}

describe('a reply that begins in time', () => {
  it('is handed on as it is', async () => {
    const reply = replyOf('data: 1\n\n');
    let begun = false;
    const onBegin = () => {
      begun = true;
    };
    const options = { protocol: 'chat' as const, everyMs: NEVER, onBegin };
    expect(await withComments(Promise.resolve(reply), options)).toEqual({ reply });
    expect(begun).toBe(false);
  });

  it('is not there where it fails, so that another can be asked', async () => {
    const error = new ProviderError({ provider: 'groq', kind: 'overloaded' });
    await expect(withComments(Promise.reject(error), { protocol: 'chat', everyMs: NEVER })).rejects.toBe(
      error,
    );
  });
});

describe('a reply that begins late', () => {
  it('follows comments, byte for byte', async () => {
    const { body, resolve, begun } = await late();
    expect(begun()).toBe(1);
    await waitFor(() => body.readableLength > 30, { what: 'a comment' });
    resolve(replyOf(...CHAT_STREAM));
    const got = await text(body);
    const comments = got.slice(0, got.indexOf('data:'));
    expect(comments).toMatch(/^(: waiting\n\n){3,}$/);
    expect(got.slice(comments.length)).toBe(CHAT_STREAM.join(''));
    expect(begun()).toBe(1);
  });

  it.each([
    ['chat', /data: \{"error":\{.*"code":"first_token_timeout"\}\}\n\n$/],
    ['messages', /event: error\ndata: \{"type":"error",.*"code":"first_token_timeout"\}\}\n\n$/],
    ['responses', /event: error\ndata: \{"type":"error","code":"first_token_timeout",.*\}\n\n$/],
  ] as const)('and fails tells so in the words of %s', async (protocol, expected) => {
    const { body, reject } = await late(protocol);
    reject(new ProviderError({ provider: 'groq', kind: 'timeout', reason: 'first_token_timeout' }));
    expect(await text(body)).toMatch(expected);
  });

  it('and fails in another way tells nothing of it', async () => {
    const { body, reject } = await late();
    reject(new Error('a secret'));
    const got = await text(body);
    expect(got).toContain('"message":"The reply failed."');
    expect(got).not.toContain('secret');
  });

  it('ends where the caller has left meanwhile', async () => {
    const { body, resolve } = await late();
    body.destroy();
    const reply = replyOf(...CHAT_STREAM);
    resolve(reply);
    await waitFor(() => reply.body.destroyed, { what: 'the reply to be given up' });
  });

  it('and fails when the caller has left concerns nobody', async () => {
    const { body, reject } = await late();
    body.destroy();
    reject(new Error('The caller left.'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(body.readableEnded).toBe(false);
  });
});
