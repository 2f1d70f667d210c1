import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { App } from '../types.ts';
import { Sweeper, type Watched } from './sweeper.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something to watch until `end`, which notes when it was looked at. */
function watchedUntil(end: number): Watched & { seen: number[] } {
  const seen: number[] = [];
  return {
    seen,
    check: (now) => {
      seen.push(now);
      return now < end;
    },
  };
}

it('looks again and again until there is nothing to watch, and never once its app is closed', async () => {
  const app: App = Fastify().withTypeProvider<TypeBoxTypeProvider>();
  const sweeper = new Sweeper(app, 100);
  const began = performance.now();
  const [brief, long, given] = [200, 10_000, 10_000].map((end) => watchedUntil(began + end));
  if (!brief || !long || !given) throw new Error('three were made');
  for (const watched of [brief, long, given]) sweeper.add(watched);
  vi.advanceTimersByTime(150);
  sweeper.delete(given);
  vi.advanceTimersByTime(200);
  const times = ({ seen }: { seen: number[] }) => seen.map((at) => Math.round(at - began));
  expect([brief, long, given].map(times)).toEqual([[100, 200], [100, 200, 300], [100]]);
  await app.close();
  vi.advanceTimersByTime(1_000);
  expect(long.seen).toHaveLength(3);
});
