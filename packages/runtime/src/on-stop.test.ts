import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, it, onTestFinished } from 'vitest';

async function start(env: Record<string, string>): Promise<StartedProcess> {
  const started = await startProcess('packages/runtime/src/testing/stopping-process.ts', env);
  onTestFinished(async () => {
    started.kill('SIGKILL');
    await started.exited;
  });
  return started;
}

/** What a process prints may arrive after its end. */
const said = (started: StartedProcess, text: string): Promise<boolean> =>
  waitFor(() => started.output().includes(text), { what: () => `"${text}" in ${started.output()}` });

const timesStopped = ({ output }: StartedProcess): number => output().split('stop begins').length - 1;

describe('a process that is told to stop', () => {
  it.each([
    ['SIGTERM', (started: StartedProcess) => started.kill('SIGTERM')],
    ['SIGINT', (started: StartedProcess) => started.kill('SIGINT')],
    ['parent ended', (started: StartedProcess) => started.disconnect()],
  ])('by %s stops what it does, says so and ends with 0', async (reason, tell) => {
    const started = await start({});
    tell(started);
    expect(await started.exited, started.output()).toBe(0);
    await said(started, `"reason":"${reason}"`);
    await said(started, 'stop ends');
  });

  it('more than once stops once, and is not ended before it has', async () => {
    const started = await start({ HOW: 'when told' });
    started.kill('SIGTERM');
    await waitFor(() => timesStopped(started), { what: 'stopping to begin' });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) started.kill(signal);
    started.disconnect();
    started.kill('SIGUSR2');
    expect(await started.exited, started.output()).toBe(0);
    await said(started, 'stop ends');
    expect(timesStopped(started)).toBe(1);
  });

  it.each([
    ['fails', '60000', 'stopping failed'],
    ['never', '50', 'stop deadline passed'],
  ])('ends with 1 where stopping %s, and says why', async (how, deadline, why) => {
    const started = await start({ HOW: how, DEADLINE_MS: deadline });
    started.kill('SIGTERM');
    expect(await started.exited, started.output()).toBe(1);
    await said(started, why);
  });
});
