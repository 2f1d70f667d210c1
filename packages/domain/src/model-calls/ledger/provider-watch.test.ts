import { expect, it } from 'vitest';
import { ProviderWatch } from './provider-watch.ts';

const tries = (count: number, error: string | null) =>
  Array.from({ length: count }, () => ({ provider: 'openai', model: 'm', error, latencyMs: 1 }) as const);

it.each([
  ['nothing is known', [], 'operational'],
  ['few were asked', tries(4, 'overloaded'), 'operational'],
  ['half failed', [...tries(5, 'timeout'), ...tries(5, null)], 'down'],
  ['a tenth failed', [...tries(1, 'stream_truncated'), ...tries(9, null)], 'degraded'],
  ['hardly any failed', [...tries(1, 'network'), ...tries(10, null)], 'operational'],
  ['keys and requests were wrong', [...tries(20, 'auth'), ...tries(20, 'invalid_request')], 'operational'],
  ['nobody was asked', tries(20, 'circuit_open'), 'operational'],
] as const)('where %s', (_case, given, state) => {
  const watch = new ProviderWatch();
  watch.note(given, 0);
  expect(watch.stateOf('openai', 1)).toBe(state);
  expect(watch.stateOf('groq', 1)).toBe('operational');
  expect(watch.stateOf('openai', 5 * 60_000)).toBe('operational');
});
