import { TestClock } from '@refinery/testing/test-clock.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KeptReply, ReplyCache, type ReplyKey } from './reply-cache.ts';

const MAX_BYTES = 160_000;
const clock = new TestClock();
let cache: ReplyCache;
beforeEach(() => {
  cache = new ReplyCache({ clock, maxBytes: MAX_BYTES });
});

const keyOf = (digest: string, organizationId = 'o', apiKeyId = 'k'): ReplyKey => ({
  organizationId,
  apiKeyId,
  digest,
  ttlSeconds: 60,
});
const replyOf = (text: string): KeptReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  bytes: Buffer.from(text),
  call: {
    callId: 'c',
    provider: 'openai',
    model: 'm',
    outcome: {
      status: 'completed',
      error: null,
      firstContentMs: 1,
      wholeMs: 2,
      bytes: 3,
      requestId: null,
      model: 'm',
      finishReason: 'stop',
      usage: null,
    },
  },
});
const found = (key: ReplyKey): string | undefined => cache.find(key)?.bytes.toString();

describe('kept replies', () => {
  it('are found as they were until their time is over', () => {
    cache.keep(keyOf('a'), replyOf('first'));
    expect(cache.find(keyOf('a'))).toMatchObject(replyOf('first'));
    expect(found(keyOf('b'))).toBeUndefined();
    expect(found(keyOf('a', 'other'))).toBeUndefined();
    clock.advance(59_999);
    cache.keep(keyOf('a'), replyOf('second'));
    clock.advance(59_999);
    expect(found(keyOf('a'))).toBe('second');
    clock.advance(1);
    expect(found(keyOf('a'))).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it('do not stay in memory where nobody asks for them again', () => {
    cache.keep(keyOf('a'), replyOf('first'));
    const one = cache.bytes;
    clock.advance(60_000);
    cache.keep(keyOf('b'), replyOf('first'));
    expect(cache.bytes).toBe(one);
  });

  it('end with their key, their organization and what its calls go by', () => {
    const all = [keyOf('a'), keyOf('b', 'o', 'k2'), keyOf('c', 'o2', 'k3'), keyOf('d', 'o3', 'k4')];
    for (const key of all) cache.keep(key, replyOf(key.digest));
    for (const id of ['k', 'nothing', 'gateway:o2', 'gateway:', 'o3']) cache.forget(id);
    expect(all.map(found)).toEqual([undefined, 'b', undefined, undefined]);
    cache.clear();
    expect(all.map(found)).toEqual([undefined, undefined, undefined, undefined]);
    expect(cache.bytes).toBe(0);
  });

  it('that are too large are not kept, and push nothing out', () => {
    cache.keep(keyOf('a'), replyOf('a'));
    cache.keep(keyOf('b'), replyOf('x'.repeat(cache.maxReplyBytes + 1)));
    cache.keep(keyOf('c'), replyOf('x'.repeat(cache.maxReplyBytes)));
    expect(['a', 'b', 'c'].map((digest) => found(keyOf(digest))?.length)).toEqual([1, undefined, 10_000]);
  });

  it('of an organization that keeps little stay, however much another keeps', () => {
    cache.keep(keyOf('small'), replyOf('small'));
    const large = Array.from({ length: 100 }, (_, place) => keyOf(`${place}`, 'large', 'k2'));
    for (const key of large) {
      cache.keep(key, replyOf('x'.repeat(9_000)));
      expect(cache.bytes).toBeLessThanOrEqual(MAX_BYTES);
      // The first one is used again and again.
      expect(found(large[0] ?? key)).toBeDefined();
    }
    expect(found(keyOf('small'))).toBe('small');
    const left = large.filter((key) => found(key) !== undefined).map(({ digest }) => Number(digest));
    expect(left).toEqual([0, ...Array.from({ length: 14 }, (_, place) => 86 + place)]);
  });
});

it('replies that are still coming have a bound of their own, and let go of what they gathered', () => {
  const [one, other, third] = [cache.gathering.begin(), cache.gathering.begin(), cache.gathering.begin()];
  one.add(Buffer.from('ab'));
  one.add(Buffer.from('c'));
  other.add(Buffer.alloc(cache.maxReplyBytes));
  other.add(Buffer.alloc(1));
  other.add(Buffer.alloc(1));
  expect([one.whole()?.toString(), other.whole(), cache.gathering.bytes]).toEqual(['abc', undefined, 3]);
  const many = Array.from({ length: 20 }, () => cache.gathering.begin());
  for (const reply of many) reply.add(Buffer.alloc(cache.maxReplyBytes));
  third.add(Buffer.alloc(1));
  expect(many.filter((reply) => reply.whole()).length).toBe(15);
  expect(cache.gathering.bytes).toBeLessThanOrEqual(MAX_BYTES);
  for (const reply of [one, other, third, ...many, one]) reply.end();
  expect(cache.gathering.bytes).toBe(0);
});

const step = fc.record({
  organization: fc.nat(2),
  digest: fc.nat(5),
  size: fc.constantFrom(0, 1, 3_000, 9_999),
  action: fc.constantFrom('keep', 'keep', 'keep', 'find', 'forget', 'pass'),
});

it('never holds more than it may, nor what was not kept for that key, whatever happens', () => {
  const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const own = new ReplyCache({ clock, maxBytes: 40_000 });
    const kept = new Map<string, { text: string; until: number }>();
    for (const [place, { organization, digest, size, action }] of steps.entries()) {
      const key = keyOf(`${digest}`, `o${organization}`, `k${organization}-${digest % 2}`);
      const name = `${organization} ${digest}`;
      const now = clock.now().getTime();
      if (action === 'pass') clock.advance(size * 10);
      else if (action === 'forget') {
        own.forget(key.apiKeyId);
        for (const other of [0, 1, 2, 3, 4, 5])
          if (other % 2 === digest % 2) kept.delete(`${organization} ${other}`);
      } else if (action === 'keep') {
        const text = `${place}`.padEnd(size, 'x');
        own.keep(key, replyOf(text));
        if (text.length <= own.maxReplyBytes) kept.set(name, { text, until: now + 60_000 });
      } else {
        const text = own.find(key)?.bytes.toString();
        const expected = kept.get(name);
        // It may have been pushed out, but is never another one.
        if (text !== undefined) expect([text, now < (expected?.until ?? 0)]).toEqual([expected?.text, true]);
      }
      expect(own.bytes).toBeLessThanOrEqual(40_000);
    }
    for (const digest of [0, 1, 2, 3, 4, 5])
      for (const organization of [0, 1, 2]) own.forget(`k${organization}-${digest % 2}`);
    expect(own.bytes).toBe(0);
  });
  fc.assert(property, { numRuns: 200 });
});
