import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { statOf, TICKS } from '../processor-time.ts';

const SAMPLE_MS = 50;

/** Resident memory of a process in MB, its threads included, as Linux counts it. */
export function rssMb(pid: number): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

/** Processor seconds that a process has used since its start. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Does the work and gives the most memory that the process had meanwhile, in MB. */
export async function mostDuring(pid: number, work: () => Promise<unknown>): Promise<number> {
  let most = rssMb(pid);
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    most = Math.max(most, rssMb(pid));
    await Promise.race([done.catch(() => undefined), sleep(SAMPLE_MS)]);
  }
  await done;
  return most;
}

export interface NodeMemory {
  heapMb: number;
  externalMb: number;
}

/** What Node says of its main thread: live and dead objects on the heap, and buffers beside it. */
export async function nodeMemory(metricsUrl: string): Promise<NodeMemory> {
  const text = await (await fetch(metricsUrl)).text();
  const value = (name: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length)) / 1e6;
  };
  return { heapMb: value('nodejs_heap_size_used_bytes'), externalMb: value('nodejs_external_memory_bytes') };
}
