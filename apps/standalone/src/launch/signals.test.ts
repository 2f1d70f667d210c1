import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onStopSignal } from './signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

const heard = new Map<Signal, NodeJS.SignalsListener>();
let reasons: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  for (const [signal, listener] of heard) process.off(signal, listener);
  heard.clear();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function listen(script: string | undefined): void {
  vi.stubEnv('npm_lifecycle_event', script);
  reasons = [];
  onStopSignal((reason) => reasons.push(reason));
  for (const signal of SIGNALS) {
    const listener = process.listeners(signal).at(-1);
    if (listener) heard.set(signal, listener);
  }
}

/** Has the signal heard here only: sent to the process, others in it would take it for theirs. */
const press = (signal: Signal): void => heard.get(signal)?.(signal);

it.each([
  ['SIGINT', 'Ctrl-C'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGHUP', 'SIGHUP'],
] as const)('%s is a reason to stop, under the name %s', (signal, reason) => {
  listen(undefined);
  press(signal);
  expect(reasons).toEqual([reason]);
});

it('one key press that arrives several times stops once, and a second press once more', () => {
  listen(undefined);
  for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const) press(signal);
  vi.advanceTimersByTime(499);
  press('SIGINT');
  expect(reasons).toEqual(['Ctrl-C']);
  vi.advanceTimersByTime(1);
  press('SIGTERM');
  press('SIGINT');
  expect(reasons).toEqual(['Ctrl-C', 'SIGTERM']);
});

it.each([undefined, 'start'])('nothing stops while the command that started it lives: %s', (script) => {
  listen(script);
  vi.advanceTimersByTime(60_000);
  expect(reasons).toEqual([]);
});
