import { mapConcurrently } from '@refinery/domain/work/map-concurrently.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { endOfBatch } from '../testing/long-texts.ts';
import { registeredCaller } from '../testing/registered-caller.ts';
import { openArena } from './testing/arena.ts';
import { expectRecovery } from './testing/health.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { closed, headOf, openSocket, rawRequest } from './testing/raw-request.ts';

const MAX_CONNECTIONS = 150;
const ORGANIZATIONS = 5;
const READERS_EACH = 8;
const SLOW_CLIENTS = 30;
const arena = openArena({ MAX_CONNECTIONS: String(MAX_CONNECTIONS) });

const timers: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const timer of timers.splice(0)) clearInterval(timer);
});

/** Long, and refined at once: what is handed over to be worked on stays as it is. */
const MATERIAL = `\`\`\`\n${'kettle, '.repeat(22_000)}\n\`\`\``;

/** An organization with a batch whose results are several MB. */
async function withLargeResults(name: string) {
  const caller = await registeredCaller(arena().launcher, `${name}@example.com`);
  const line = (index: number) => JSON.stringify({ text: `Sum up report ${index}:\n${MATERIAL}` });
  const reply = await fetch(`${caller.url}/api/batches`, {
    method: 'POST',
    headers: { ...caller.headers, 'content-type': 'application/x-ndjson' },
    body: Array.from({ length: 40 }, (_, index) => line(index)).join('\n'),
  });
  const { id } = JSON.parse(await reply.text());
  await endOfBatch(caller, id);
  return { caller, path: `/api/batches/${id}/results` };
}

/** Asks for results, reads the head of the answer and then nothing more. */
async function stalledReader({
  caller,
  path,
}: Awaited<ReturnType<typeof withLargeResults>>): Promise<number> {
  const socket = await openSocket(caller.url);
  socket.write(headOf(caller, { method: 'GET', path }));
  const head = await new Promise<string>((resolve) => {
    socket.once('data', (chunk: Buffer) => {
      socket.pause();
      resolve(String(chunk));
    });
    socket.once('close', () => resolve(''));
  });
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
}

/** Sends one byte a second of what it owes, and answers when the server has had enough. */
async function slowSender(start: string): Promise<void> {
  const socket = await openSocket(arena().url);
  socket.write(start);
  timers.push(setInterval(() => socket.destroyed || socket.write('a'), 1_000));
  socket.resume();
  await closed(socket);
}

describe('slow clients', () => {
  it('are cut, and nobody else waits for them', async () => {
    const { hostile, victim } = arena();
    const owners = await mapConcurrently(
      Array.from({ length: ORGANIZATIONS }, (_, index) => `slow-${index}`),
      2,
      withLargeResults,
    );
    const body = { 'content-type': 'application/json', 'content-length': '100000' };
    const form = { ...body, 'content-type': 'multipart/form-data; boundary=x' };
    await expectRecovery(arena(), () =>
      whileVictimAsks(victim, async () => {
        const readers = owners.flatMap((owner) =>
          Array.from({ length: READERS_EACH }, () => stalledReader(owner)),
        );
        const statuses = await Promise.all(readers);
        expect(new Set(statuses)).toEqual(new Set([200, 429]));
        const starts = [
          headOf(hostile, { path: '/api/optimize', headers: body }),
          headOf(hostile, { path: '/api/batches', headers: { ...body, 'content-type': 'text/csv' } }),
          `${headOf(hostile, { path: '/api/batches', headers: form })}--x\r\n`,
          'POST /api/optimize HTTP/1.1\r\nhost: a\r\nx-slow: ',
        ];
        await Promise.all(
          Array.from({ length: SLOW_CLIENTS }, (_, index) => slowSender(starts[index % starts.length] ?? '')),
        );
        // Once the readers that took nothing are cut, their organizations may read again.
        for (const { caller, path } of owners) {
          const again = async () => {
            const reply = await fetch(`${caller.url}${path}`, { headers: caller.headers });
            if (reply.status === 200) return (await reply.text()).split('\n').length > 40;
            await reply.body?.cancel();
            return false;
          };
          await waitFor(again, { intervalMs: 1_000, what: 'stalled readers to be cut' });
        }
      }),
    );
  });

  it('that only connect cannot keep others out', async () => {
    const { victim } = arena();
    const usage = () => rawRequest(victim, { method: 'GET', path: '/api/usage' });
    await expectRecovery(arena(), () =>
      whileVictimAsks(victim, async () => {
        const idle = await mapConcurrently(Array.from({ length: 3 * MAX_CONNECTIONS }), 20, () =>
          openSocket(victim.url),
        );
        for (let count = 0; count < 20; count++) expect((await usage()).status).toBe(200);
        await waitFor(() => idle.filter(({ destroyed }) => !destroyed).length <= MAX_CONNECTIONS);
        for (const socket of idle) socket.destroy();
      }),
    );
  });
});

it('nobody who is slow keeps it from stopping', async () => {
  const { hostile, launcher } = arena();
  const owner = await withLargeResults('last');
  await Promise.all([1, 2, 3].map(() => stalledReader(owner)));
  const body = { 'content-type': 'application/json', 'content-length': '100000' };
  void slowSender(headOf(hostile, { path: '/api/optimize', headers: body }));
  await openSocket(hostile.url);
  expect(await launcher.end('SIGTERM')).toEqual([]);
  expect((await launcher.exited).code).toBe(0);
  expect(launcher.output()).not.toMatch(/Not everything has stopped/);
});
