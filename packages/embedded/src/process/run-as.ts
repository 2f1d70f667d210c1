import { readFileSync, statSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { runCommand } from './run-command.ts';

/** Numeric user and group. */
export interface Account {
  uid: number;
  gid: number;
}

/** How to run a program: what stands before it in the command, and as whom it then runs. */
export interface WayToRun {
  /** Program and arguments that end in running the program that follows them, or nothing. */
  prefix: string[];
  /** Whose the program's files must be; undefined where files have no numeric owner. */
  account?: Account;
}

/**
 * Options of util-linux' setpriv that make the kernel send the program SIGINT when the thread that started it
 * is gone, by SIGKILL too. Left out in worker threads, which may end long before their process.
 */
const endWithParent = (): string[] => (isMainThread ? ['--pdeathsig', 'INT'] : []);

/** Puts a way to run in front of a command. */
export function wrapped({ prefix }: WayToRun, command: [string, ...string[]]): [string, ...string[]] {
  const [file = command[0], ...args] = [...prefix, ...command];
  return [file, ...args];
}

/** The first way in which a command ends well, if there is one, and what it printed then, or at last. */
export async function firstWorking(
  ways: WayToRun[],
  command: [string, ...string[]],
): Promise<{ way?: WayToRun; output: string }> {
  let output = '';
  for (const way of ways) {
    const result = await runCommand(wrapped(way, command));
    output = result.output.trim();
    if (result.code === 0) return { way, output };
  }
  return { output };
}

/** Ways to run a program as the user that we are, best first; setpriv is missing on some systems. */
export function waysAsOurselves(): WayToRun[] {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  const owner = uid === undefined || gid === undefined ? {} : { account: { uid, gid } };
  const watched = process.platform === 'linux' ? endWithParent() : [];
  const ways = watched.length > 0 ? [['setpriv', ...watched], []] : [[]];
  return ways.map((prefix) => ({ prefix, ...owner }));
}

/**
 * How root runs a program as a user other than root, fewest privileges first: as that user, or as that user
 * with the one capability that lets it enter and read folders of others, such as a clone below /root
 * (`dac_read_search`, else `dac_override`, which is what containers usually have). Linux only.
 */
export function waysFromRoot(account: Account): WayToRun[] {
  const { uid, gid } = account;
  const setpriv = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...endWithParent()];
  // Without no_setuid_fixup access(2), by which Postgres looks at its own programs, ignores the capability.
  const withCapability = (name: string) => [
    ...setpriv,
    `--inh-caps=+${name}`,
    `--ambient-caps=+${name}`,
    '--securebits=+no_setuid_fixup',
  ];
  return [setpriv, withCapability('dac_read_search'), withCapability('dac_override')].map((prefix) => ({
    prefix,
    account,
  }));
}

/**
 * Who runs a program on `path` for root: the owner of `path`, else `postgres`, `nobody`, any other with a
 * name.
 */
export function unprivilegedAccount(path: string): Account | undefined {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  const rank = ({ name, uid }: Account & { name: string }) =>
    [uid === owner, name === 'postgres', name === 'nobody', true].indexOf(true);
  const [best] = readPasswd().toSorted((a, b) => rank(a) - rank(b));
  return best && { uid: best.uid, gid: best.gid };
}

function readPasswd(): (Account & { name: string })[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
      .filter(({ uid, gid }) => Number.isInteger(uid) && uid > 0 && Number.isInteger(gid));
  } catch {
    return [];
  }
}
