import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BodyProtocol } from '../../packages/relay/src/body/scanned-body.ts';
import { joinShared } from '../../packages/relay/src/large/shared-bytes.ts';
import { createScanner } from '../../packages/relay/src/threads/create-scanner.ts';
import { HOSTILE } from './hostile-bodies.ts';
import { printTable } from './table.ts';

/**
 * How late the event loop is while it waits for a hostile body of 32 MB to be read in a thread. The baseline,
 * in the same run: the same body read on the event loop itself, which is late by as long as that takes.
 */
const BYTES = 32 * 1024 * 1024;

const here = createScanner({ fromBytes: Number.POSITIVE_INFINITY });
const inThread = createScanner({ timeoutMs: 120_000 });

/** Milliseconds: the longest turn of the event loop, and the whole. */
async function measure(scanner: typeof here, body: Buffer, protocol: BodyProtocol) {
  const start = performance.now();
  let isOver = false;
  let outcome = 'read';
  scanner
    .scan('bench', body, protocol)
    .catch((error: Error & { code?: string }) => {
      outcome = error.code ?? error.name;
    })
    .finally(() => {
      isOver = true;
    });
  let last = start;
  let latest = 0;
  while (!isOver) {
    await nextTurn();
    const now = performance.now();
    latest = Math.max(latest, now - last);
    last = now;
  }
  return { latest, whole: last - start, outcome };
}

const rows: string[][] = [];
await measure(inThread, joinShared([Buffer.alloc(1024 * 1024, ' ')]), 'chat');
for (const [name, protocol, make] of HOSTILE) {
  const body = joinShared([Buffer.from(make(BYTES))]);
  // First: what a scan leaves behind here is collected later, which makes the event loop late, too.
  const other = await measure(inThread, body, protocol);
  const one = await measure(here, body, protocol);
  const shown = [one.latest, other.latest, other.whole].map((ms) => ms.toFixed(1));
  rows.push([name, ...shown, (other.latest / one.latest).toFixed(3), other.outcome]);
}
printTable(
  ['body', 'late on the loop, ms', 'late beside a thread, ms', 'read in, ms', 'ratio', 'outcome'],
  rows,
);
await inThread.close();
