import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect } from 'vitest';
import type { Arena } from './arena.ts';

const MIB = 1024 * 1024;
/** What a process may hold more than before an attack: caches that filled, threads that are still warm. */
const ALLOWED_GROWTH = 300 * MIB;

/** What the API holds outside its threads, in bytes: JavaScript values and buffers. */
async function usedBytes(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  return read('nodejs_heap_size_used_bytes') + read('nodejs_external_memory_bytes');
}

/**
 * Attacks, then checks that both processes are healthy and the API gave back what the attack made it hold.
 */
export async function expectRecovery({ url, launcher }: Arena, attack: () => Promise<void>): Promise<void> {
  const before = await usedBytes(url);
  await attack();
  await waitFor(async () => (await usedBytes(url)) < before + ALLOWED_GROWTH, {
    intervalMs: 500,
    what: 'the memory to return',
  });
  for (const path of ['/livez', '/readyz']) expect((await fetch(url + path)).status).toBe(200);
  const health = JSON.parse(await (await fetch(`${url}/health`)).text());
  expect(health).toMatchObject({ status: 'ok', services: { refiner: { status: 'up' } } });
  expect(launcher.output()).not.toMatch(/The (?:api|worker) ended/);
}
