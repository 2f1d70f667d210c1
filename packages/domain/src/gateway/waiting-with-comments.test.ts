import { text } from 'node:stream/consumers';
import { ProviderError } from '@refinery/providers/errors.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BegunReply } from './begun-reply.ts';
import { GatewayRefusal } from './gateway-refusal.ts';
import { waitingWithComments } from './waiting-with-comments.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => void vi.useRealTimers());

/** A call that waits for a vendor, and asks whether another one may be asked. */
function begin() {
  const pending = Promise.withResolvers<BegunReply>();
  let mayGoOn = (): boolean => false;
  const reply = waitingWithComments(
    (ask) => {
      mayGoOn = ask;
      return pending.promise;
    },
    { protocol: 'chat', callId: 'call-1' },
  );
  return { reply, mayGoOn: () => mayGoOn(), fail: pending.reject };
}
const busy = new ProviderError({ provider: 'openai', kind: 'overloaded' });
const refusal = new GatewayRefusal({
  status: 502,
  code: 'provider_overloaded',
  message: busy.message,
  failure: busy,
});

it('for 15 seconds another vendor may be asked, and a failure is thrown', async () => {
  const { reply, mayGoOn, fail } = begin();
  await vi.advanceTimersByTimeAsync(14_999);
  expect(mayGoOn()).toBe(true);
  fail(refusal);
  await expect(reply).rejects.toBe(refusal);
});

it('then the stream begins: nobody else is asked, and a failure is its last event', async () => {
  const { reply, mayGoOn, fail } = begin();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(mayGoOn()).toBe(false);
  const { status, headers, body, facts, ended } = await reply;
  expect([status, headers['content-type'], facts.callId]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'call-1',
  ]);
  const read = text(body);
  await vi.advanceTimersByTimeAsync(15_000);
  fail(refusal);
  const events = (await read).trimEnd().split('\n\n');
  expect(events.slice(0, -1)).toEqual([': waiting', ': waiting']);
  expect(JSON.parse(events.at(-1)?.replace(/^data: /, '') ?? '')).toMatchObject({
    error: { code: 'overloaded', message: busy.message },
  });
  expect(await ended).toMatchObject({ status: 'failed', costMicros: 0 });
});
