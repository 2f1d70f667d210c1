import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Running {
  pid: number;
  parent: number;
  name: string;
  milliseconds: number;
}

/** Ticks of `/proc/<pid>/stat` a second, on every Linux that Node runs on. */
export const TICKS = 100;

/**
 * What stands behind the name in `/proc/<pid>/stat`, the state first: field 3 of proc_pid_stat(5) has index
 * 0.
 */
export const statOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];

/**
 * What this process and those that it started have had of the processor, in milliseconds, by the names of
 * their programs; the children of one that ended count as its own. Empty where there is no `/proc`.
 */
export function processorTimes(): Map<string, number> {
  const all = globSync('/proc/[0-9]*/stat').flatMap(readRunning);
  const ours = new Set([process.pid]);
  // Children may have a smaller number than their parents.
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  const times = new Map<string, number>();
  for (const { pid, name, milliseconds } of all)
    if (ours.has(pid)) times.set(name, (times.get(name) ?? 0) + milliseconds);
  return times;
}

/** `postgres 0.41, api 0.62`: what each program has had since `before`, divided by `count`. */
export function describeTimes(before: Map<string, number>, count: number): string {
  return [...processorTimes()]
    .map(([name, after]): [string, number] => [name, (after - (before.get(name) ?? 0)) / count])
    .filter(([, each]) => each >= 0.005)
    .sort(([, a], [, b]) => b - a)
    .map(([name, each]) => `${name} ${each.toFixed(2)}`)
    .join(', ');
}

function readRunning(path: string): Running[] {
  try {
    const pid = Number(path.split('/')[2]);
    const fields = statOf(pid);
    const [parent = 0, ...times] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    const name = nameOf(pid, readFileSync(path.replace(/stat$/, 'cmdline'), 'utf8'));
    return [
      { pid, parent, name, milliseconds: (times.reduce((sum, ticks) => sum + ticks, 0) * 1_000) / TICKS },
    ];
  } catch {
    // It has ended.
    return [];
  }
}

function nameOf(pid: number, commandLine: string): string {
  if (pid === process.pid) return 'bench';
  const [program = '', ...parts] = commandLine.split('\0');
  if (program.includes('postgres')) return 'postgres';
  const script = parts.find((part) => /\.[cm]?[jt]s$/.test(part));
  return script?.match(/apps\/(\w+)/)?.[1] ?? basename(script ?? program);
}
