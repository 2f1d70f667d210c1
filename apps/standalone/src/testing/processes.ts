import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  identify,
  isSameProcessAlive,
  type ProcessIdentity,
  parentOf,
} from '@refinery/embedded/process/process-identity.ts';

/** Every process below `pid`, itself included, as they are now. */
export function treeOf(pid: number): ProcessIdentity[] {
  const parents = process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  const pids = [pid];
  for (const above of pids) {
    for (const [child, parent] of parents) if (parent === above) pids.push(child);
  }
  return pids.flatMap((one) => identify(one) ?? []);
}

/** Waits until none of the processes is left and answers those that still are at the deadline. */
export async function leftOf(processes: ProcessIdentity[], deadlineMs: number): Promise<ProcessIdentity[]> {
  const deadline = Date.now() + deadlineMs;
  let left = processes.filter(isSameProcessAlive);
  while (left.length > 0 && Date.now() < deadline) {
    await delay(50);
    left = left.filter(isSameProcessAlive);
  }
  return left;
}

/** Pairs of pid and parent pid. */
const parentsFromProc = (): [number, number][] =>
  readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .map((pid) => [pid, parentOf(pid)]);

function parentsFromPs(): [number, number][] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line): [number, number] => {
      const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
      return [pid, parent];
    });
}
