import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';
import { ROOT } from './scopes.ts';

/** How a run of vitest ended. */
export type End = 'finished' | 'silent';

/**
 * Runs vitest in a process of its own group and ends it when its workers have written nothing for a while:
 * then a mutant made a test hang so that not even its time limit fires.
 */
export async function runSession(script: string, plan: Plan, folder: string, silentMs: number): Promise<End> {
  const planFile = join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const child = spawn(process.execPath, [join(import.meta.dirname, script)], {
    cwd: ROOT,
    env: { ...process.env, MUTANTS_PLAN: planFile, NODE_ENV: 'test' },
    stdio: plan.loud ? 'inherit' : ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let silent = false;
  const watch = setInterval(() => {
    const { mtimeMs } = statSync(plan.findings);
    const quietSince = Math.max(mtimeMs, startedAt);
    if (Date.now() - quietSince < silentMs || child.pid === undefined) return;
    silent = true;
    process.kill(-child.pid, 'SIGKILL');
  }, 1_000);
  const startedAt = Date.now();
  await ended;
  clearInterval(watch);
  return silent ? 'silent' : 'finished';
}
