import { readFileSync } from 'node:fs';
import { identify, type ProcessIdentity, parentOf } from '@refinery/embedded/process/process-identity.ts';

/** How npx, npm and pnpm and the shells between them look in the process list. */
const RUNNER = /(?:^|[\s/])(?:npm|npx|pnpm|pnpx|corepack)(?:-cli)?(?:\.[cm]?js)?(?:\s|$)/;
const SHELL_SCRIPT = /^\S*sh (?:-c |.*\.bin\/node )/;

/**
 * The processes above this one that belong to the command which started it: `npx` → `sh` → `pnpm` → `sh`.
 * Ends at the first that is something else, such as a terminal's shell. Empty where the system has no /proc.
 */
export function ancestorsStartedBy(first = process.ppid): ProcessIdentity[] {
  const found: ProcessIdentity[] = [];
  for (let pid = first; pid > 1; pid = parentOf(pid)) {
    const command = commandOf(pid);
    const identity = identify(pid);
    if (!identity || !isRunner(command)) break;
    found.push(identity);
  }
  return found;
}

export const isRunner = (command: string): boolean => SHELL_SCRIPT.test(command) || RUNNER.test(command);

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
