import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { parseNdjson } from './ndjson.ts';
import { chunked, json, openClient, problem } from './testing/fake-api.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* inChunks(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (const [index, start] of at.slice(0, -1).entries()) yield bytes.subarray(start, at[index + 1]);
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const value of values) seen.push(value);
  return seen;
}

const rows = fc.array(fc.record({ text: fc.string({ unit: 'binary' }), number: fc.integer() }), {
  maxLength: 8,
});
const cutPlaces = fc.array(fc.nat(), { maxLength: 20 });

it('reads the same however the bytes are cut, in the middle of a character too', async () => {
  await fc.assert(
    fc.asyncProperty(rows, cutPlaces, fc.constantFrom('\n', '\r\n', '\n\n'), async (values, cuts, end) => {
      const bytes = bytesOf(values.map((value) => JSON.stringify(value) + end).join(''));
      expect(await all(parseNdjson(inChunks(bytes, cuts)))).toEqual(values);
    }),
  );
});

it('fails where a line is cut off, behind all that were whole', async () => {
  await fc.assert(
    fc.asyncProperty(rows, cutPlaces, fc.nat(), async (values, cuts, place) => {
      const lines = [...values, { text: 'last', number: 1 }].map((value) => bytesOf(JSON.stringify(value)));
      const last = lines.at(-1) ?? new Uint8Array();
      const whole = bytesOf(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
      const bytes = new Uint8Array([...whole, ...last.subarray(0, 1 + (place % (last.length - 1)))]);
      const seen: unknown[] = [];
      const reading = (async () => {
        for await (const value of parseNdjson(inChunks(bytes, cuts))) seen.push(value);
      })();
      await expect(reading).rejects.toMatchObject({ code: 'invalid_response' });
      expect(seen).toEqual(values);
    }),
  );
});

it('fails where a character is cut off', async () => {
  const bytes = new Uint8Array([...bytesOf('{"a":1}'), 0xc3]);
  await expect(all(parseNdjson(inChunks(bytes, [])))).rejects.toMatchObject({ code: 'invalid_response' });
});

it('takes a last line without an end, where it is whole', async () => {
  expect(await all(parseNdjson(inChunks(bytesOf('{"a":1}\n{"a":2}'), [])))).toEqual([{ a: 1 }, { a: 2 }]);
});

it('streams results, and asks anew with each loop', async () => {
  const line = (position: number) => bytesOf(`${JSON.stringify({ position })}\n`);
  const { client, sent } = openClient([
    chunked([line(1), line(2)]),
    problem(503, 'service_unavailable'),
    chunked([]),
  ]);
  const results = client.streamResults('7');
  expect(await all(results)).toEqual([{ position: 1 }, { position: 2 }]);
  expect(await all(results)).toEqual([]);
  expect(sent.map(({ path, headers }) => [path, headers.accept])).toEqual(
    Array(3).fill(['/api/v1/batches/7/results', 'application/x-ndjson']),
  );
});

it('gives results in another form as they are', async () => {
  const { client, sent } = openClient([chunked([bytesOf('position\r\n')], 'text/csv; charset=utf-8')]);
  const [chunk] = await all(client.streamResults({ id: '7', csvSafe: false }).as('text/csv'));
  expect(new TextDecoder().decode(chunk)).toBe('position\r\n');
  expect([sent[0]?.path, sent[0]?.headers.accept]).toEqual([
    '/api/v1/batches/7/results?csvSafe=false',
    'text/csv',
  ]);
});

it('ends the request where a loop is left', async () => {
  let signal: AbortSignal | undefined;
  const { client } = openClient([
    async (_sent, given) => {
      signal = given;
      return chunked([bytesOf('{"position":1}\n'), bytesOf('{"position":2}\n')]);
    },
  ]);
  for await (const { position } of client.streamResults('7')) if (position === 1) break;
  expect(signal?.aborted).toBe(true);
});

/** Sends a first chunk and then nothing, until the request is given up. */
const stalled = async (_sent: unknown, signal: AbortSignal | undefined): Promise<Response> =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytesOf('{"position":1}\n'));
        signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true });
      },
    }),
    { headers: { 'content-type': 'application/x-ndjson' } },
  );

it('fails when nothing more comes in time', async () => {
  // Told by its length from those that others in the process set meanwhile.
  const timeoutMs = 1_234;
  vi.useFakeTimers();
  const set = vi.spyOn(globalThis, 'setTimeout');
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  const { client, sent } = openClient([stalled], { timeoutMs });
  const seen = client.streamResults('7')[Symbol.asyncIterator]();
  expect(await seen.next()).toEqual({ done: false, value: { position: 1 } });
  // The time that the reader takes does not count.
  await vi.advanceTimersByTimeAsync(5_000);
  const failure = expect(seen.next()).rejects.toMatchObject({ code: 'timeout' });
  await vi.advanceTimersByTimeAsync(timeoutMs);
  await failure;
  expect(sent).toHaveLength(1);
  const own = set.mock.results.flatMap(({ value }, at) =>
    set.mock.calls[at]?.[1] === timeoutMs ? [value] : [],
  );
  expect(own.length).toBeGreaterThan(1);
  // All but the one that went off.
  for (const timer of own.slice(0, -1)) expect(cleared).toHaveBeenCalledWith(timer);
});

it('fails when the connection breaks, or the caller gives up', async () => {
  const broken = async (): Promise<Response> =>
    new Response(
      new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }),
      {
        headers: { 'content-type': 'application/x-ndjson' },
      },
    );
  const { client } = openClient([broken, stalled]);
  await expect(all(client.streamResults('7'))).rejects.toMatchObject({
    code: 'network_error',
    detail: 'terminated',
  });
  const giveUp = new AbortController();
  const reading = (async () => {
    for await (const _ of client.streamResults('7', { signal: giveUp.signal })) giveUp.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'aborted' });
});

it('watches a batch until it has ended', async () => {
  const at = (completed: number, finishedAt: string | null = null) =>
    json({ status: finishedAt ? 'completed' : 'running', counts: { completed }, finishedAt });
  const steps = () => [at(0), at(0), at(5), at(5), at(5), at(5), at(9, '2026-01-05T10:00:00Z')];
  const { client, waits } = openClient([...steps(), ...steps()]);
  const seen = await all(client.watchBatch('7'));
  expect(seen.map(({ counts }) => counts.completed)).toEqual([0, 5, 9]);
  expect(waits.splice(0)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000]);
  await all(client.watchBatch('7', { intervalMs: 400 }));
  expect(waits).toEqual([250, 400, 400, 400, 400, 400]);
});

it('shows a batch when it has begun, before any prompt is done', async () => {
  const at = (status: string, finishedAt: string | null = null) =>
    json({ status, counts: { completed: 0 }, finishedAt });
  const end = at('cancelled', '2026-01-05T10:00:00Z');
  const { client } = openClient([at('queued'), at('running'), at('cancelling'), end]);
  const seen = await all(client.watchBatch('7'));
  expect(seen.map(({ status }) => status)).toEqual(['queued', 'running', 'cancelling', 'cancelled']);
});
