import { mapConcurrently } from '@refinery/domain/work/map-concurrently.ts';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../testing/long-texts.ts';
import { openArena } from './testing/arena.ts';
import { expectRecovery } from './testing/health.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { randomBody } from './testing/random-body.ts';
import { filler, oneByteChunks, type RawRequest, rawRequest } from './testing/raw-request.ts';
import { post } from './testing/requests.ts';

const MIB = 1024 * 1024;
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const BODIES = Number(process.env.HOSTILE_BODIES ?? 150);
const arena = openArena();

const json = (bytes: number) => ({ 'content-type': 'application/json', 'content-length': String(bytes) });
const chunked = (type: string) => ({ 'content-type': type, 'transfer-encoding': 'chunked' });

/** The hostile account with a key that may only read its usage. */
async function readOnly(): Promise<Caller> {
  const { hostile } = arena();
  const { body } = await post(hostile, '/api/api-keys', { name: 'reader', scopes: ['usage:read'] });
  return { url: hostile.url, headers: { 'x-api-key': String(body?.key) } };
}

/** Sends the same request several times at once while the victim asks, and answers what came back. */
const attack = async (caller: Caller, request: () => RawRequest, times = 3) => {
  let replies: Awaited<ReturnType<typeof rawRequest>>[] = [];
  await expectRecovery(arena(), () =>
    whileVictimAsks(arena().victim, async () => {
      replies = await Promise.all(Array.from({ length: times }, () => rawRequest(caller, request())));
    }),
  );
  return replies;
};

describe('hostile bodies', () => {
  it('are not read where the caller may not send them', async () => {
    const replies = await attack(await readOnly(), () => ({
      path: '/api/batches',
      headers: json(44 * MIB),
      body: filler('{"text":1},', 44 * MIB),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(403));
    for (const { sentBytes } of replies) expect(sentBytes).toBeLessThan(44 * MIB);
  });

  it('are not read where nobody sends them', async () => {
    const nobody = { url: arena().url, headers: {} };
    const replies = await attack(nobody, () => ({
      path: '/api/optimize',
      headers: json(2 * MIB),
      body: filler('a', 2 * MIB),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(401));
  });

  it('that say they are too large are refused before they come', async () => {
    for (const [path, type] of [
      ['/api/batches', 'application/json'],
      ['/api/optimize', 'application/json'],
      ['/api/batches', 'application/x-ndjson'],
      ['/api/batches', 'text/csv'],
    ] as const) {
      const headers = { 'content-type': type, 'content-length': String(300 * MIB) };
      const reply = await rawRequest(arena().hostile, { path, headers });
      expect([path, type, reply.status]).toEqual([path, type, 413]);
    }
  });

  it('of JSON that turn out too large are refused where they do', async () => {
    const replies = await attack(arena().hostile, () => ({
      path: '/api/batches',
      headers: chunked('application/json'),
      body: chunks('{"text":"a"},', 56 * MIB),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(413));
    for (const { sentBytes } of replies) expect(sentBytes).toBeLessThan(56 * MIB);
  });

  it('with one line in 262,144 chunks are read and refused', async () => {
    const replies = await attack(arena().hostile, () => ({
      path: '/api/batches',
      headers: chunked('application/x-ndjson'),
      body: oneByteChunks('a', MIB / 4),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(400));
  });

  it('of CSV with an endless header are refused early', async () => {
    const replies = await attack(arena().hostile, () => ({
      path: '/api/batches',
      headers: chunked('text/csv'),
      body: chunks('metadata.a,', 30 * MIB),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(400));
    for (const { sentBytes } of replies) expect(sentBytes).toBeLessThan(30 * MIB);
  });

  it('with nothing but bad lines are refused early', async () => {
    const replies = await attack(arena().hostile, () => ({
      path: '/api/batches',
      headers: chunked('application/x-ndjson'),
      body: chunks('{"text":1}\n', 40 * MIB),
    }));
    expect(replies.map(({ status }) => status)).toEqual(Array(3).fill(400));
    for (const { sentBytes } of replies) expect(sentBytes).toBeLessThan(40 * MIB);
  });

  it.each([
    ['nested JSON', '['],
    ['a million keys', '"a":1,'],
    ['marks', '\u0301\u200d'],
  ])('of %s are refused or refined', async (_name, piece) => {
    const inner = piece.repeat(Math.floor(MIB / Buffer.byteLength(piece)));
    const bodies = [
      `{"text":${inner}`,
      `{"text":"a",${inner}"b":1}`,
      JSON.stringify({ text: inner.slice(0, 200_000) }),
    ];
    await whileVictimAsks(arena().victim, async () => {
      for (const body of bodies) {
        const reply = await rawRequest(arena().hostile, {
          path: '/api/optimize',
          headers: json(Buffer.byteLength(body)),
          body: [Buffer.from(body)],
        });
        expect([200, 400, 422]).toContain(reply.status);
      }
    });
  });
});

it(`${BODIES} bodies of all kinds in pieces of all sizes are taken or refused by name (seed ${SEED})`, async () => {
  const { hostile, victim } = arena();
  const bodies = Array.from({ length: BODIES }, (_, index) => randomBody(SEED * 10_000 + index));
  await expectRecovery(arena(), () =>
    whileVictimAsks(victim, async () => {
      // No more than an organization may send at once.
      const replies = await mapConcurrently(bodies, 3, (request) => rawRequest(hostile, request));
      const odd = replies.flatMap(({ status, text }, index) => {
        const fits = bodies[index]?.isWhole ? status === 202 : [202, 400, 413, 415].includes(status);
        return fits ? [] : [{ seed: SEED * 10_000 + index, status, text: text.slice(-300) }];
      });
      expect(odd).toEqual([]);
    }),
  );
});

/** A body in HTTP chunks of 64 KiB that never says that it ends. */
function* chunks(piece: string, bytes: number): Iterable<Buffer> {
  for (const block of filler(piece, bytes)) {
    yield Buffer.concat([Buffer.from(`${block.length.toString(16)}\r\n`), block, Buffer.from('\r\n')]);
  }
}
