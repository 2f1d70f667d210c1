import { afterEach, expect, test, vi } from 'vitest';
import { type RunningProcess, startProcess } from '../process/child-process.ts';
import { superviseServer } from './running-server.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a server that does not get ready is ended before its failure is told', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const aLongTime = () => {
    vi.setSystemTime(Date.now() + 121_000);
    return false;
  };
  let launched: RunningProcess | undefined;
  const started = superviseServer({
    name: 'The server',
    launch: () => {
      launched = startProcess({ command: ['sleep', '600'], stdio: 'ignore' });
      return { ...launched, isReady: aLongTime, output: () => 'still reading' };
    },
    failure: (what, output) => new Error(`${what}: ${output}`),
  });
  await expect(started).rejects.toThrow('The server was not ready after 120 s: still reading');
  expect(launched?.child.signalCode).toBe('SIGTERM');
});
