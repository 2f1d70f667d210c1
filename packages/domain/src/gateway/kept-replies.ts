import { pipeline, Readable, Transform } from 'node:stream';
import type { KeptReply, ReplyCache, ReplyKey } from '../model-calls/kept-replies/reply-cache.ts';
import type { BegunReply } from './begun-reply.ts';

/**
 * A kept reply as the reply to another call. No vendor is asked: there are no attempts, and what it took the
 * first time is saved.
 */
export function replay({ status, headers, bytes, call: { outcome, ...call } }: KeptReply): BegunReply {
  const { inputTokens = 0, outputTokens = 0 } = outcome.usage ?? {};
  return {
    status,
    headers: { ...headers },
    body: Readable.from([bytes], { objectMode: false }),
    whole: bytes,
    facts: { ...call, attempts: 0, saved: { reply: inputTokens + outputTokens } },
    ended: Promise.resolve({ ...outcome, costMicros: 0 }),
  };
}

/**
 * Keeps a reply while it goes to its caller, if it is good and whole and all of it was read. The bytes are
 * not delayed.
 */
export function keepReply(cache: ReplyCache, key: ReplyKey, reply: BegunReply): BegunReply {
  if (reply.status !== 200) return reply;
  const { status, headers, ended } = reply;
  const { callId, provider, model } = reply.facts;
  const gathered = cache.gathering.begin();
  const keep = () => {
    const whole = gathered.whole();
    if (!whole) return;
    // It never rejects.
    void ended.then((outcome) => {
      if (outcome.status !== 'completed') return;
      cache.keep(key, { status, headers, bytes: whole, call: { callId, provider, model, outcome } });
    });
  };
  if (reply.whole) {
    gathered.add(reply.whole);
    keep();
    gathered.end();
    return reply;
  }
  const copy = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      gathered.add(chunk);
      done(null, chunk);
    },
    flush(done) {
      keep();
      done();
    },
  });
  // Who destroys the copy destroys the reply, and an error of the reply is one of the copy.
  pipeline(reply.body, copy, () => gathered.end());
  return { ...reply, body: copy };
}
