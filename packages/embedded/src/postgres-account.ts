import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './errors.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { type CommandWrapper, endWithParent, plainWays, runCommand } from './run-command.ts';

/** As whom Postgres runs and whose its files must be. `owner` is undefined where files have no numeric owner. */
export interface PostgresAccount {
  wrapper: CommandWrapper;
  owner?: { uid: number; gid: number };
}

interface Account {
  uid: number;
  gid: number;
}

/**
 * Finds a way to run Postgres on `dataDir`. Postgres refuses to run as root, so root hands it to another user of
 * the machine, who in turn may be unable to enter the folders where the programs or the data are (a clone below
 * /root, say). Each way is tried on the real paths and the one that needs the fewest privileges wins:
 *
 * 1. that user as it is;
 * 2. that user with the one capability that lets it enter and read folders (`dac_read_search`, else `dac_override`,
 *    which is what containers usually have);
 * 3. root under that user's id in a user namespace, for machines where root may not become another user.
 *
 * The parent folder of `dataDir` must exist.
 *
 * @throws StartError when none works
 */
export async function choosePostgresAccount(
  dataDir: string,
  binaries: PostgresBinaries,
  accounts?: Account[],
): Promise<PostgresAccount> {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) return { wrapper: { prefix: [] } };
  const candidates =
    uid === 0
      ? (accounts ?? unprivilegedAccounts(dataDir)).flatMap(waysFromRoot)
      : plainWays().map((wrapper) => ({ wrapper, owner: { uid, gid } }));
  let lastOutput = '';
  for (const candidate of candidates) {
    const { code, output } = await probe(candidate.wrapper, dataDir, binaries);
    if (code === 0) return candidate;
    lastOutput = output.trim();
  }
  throw noWay(uid, dataDir, binaries, lastOutput);
}

function waysFromRoot({ uid, gid }: Account): PostgresAccount[] {
  const owner = { uid, gid };
  const setpriv = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...endWithParent()];
  // Without no_setuid_fixup access(2), by which Postgres looks at its own programs, ignores the capability.
  const withCapability = (name: string) => [
    ...setpriv,
    `--inh-caps=+${name}`,
    `--ambient-caps=+${name}`,
    '--securebits=+no_setuid_fixup',
  ];
  const ways: PostgresAccount[] = [
    { wrapper: { prefix: setpriv }, owner },
    { wrapper: { prefix: [], uid, gid }, owner },
    { wrapper: { prefix: withCapability('dac_read_search') }, owner },
    { wrapper: { prefix: withCapability('dac_override') }, owner },
    {
      wrapper: { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`] },
      owner: { uid: 0, gid: 0 },
    },
  ];
  return process.platform === 'linux' ? ways : ways.filter(({ wrapper }) => wrapper.prefix.length === 0);
}

/** Runs the programs and enters the folder, since permissions alone do not tell (capabilities, mounts, libraries). */
function probe(wrapper: CommandWrapper, dataDir: string, { initdb, postgres }: PostgresBinaries) {
  const script = '"$1" --version && "$2" --version && test -x "$2" && cd "$3"';
  return runCommand(wrapper, ['/bin/sh', '-c', script, 'sh', initdb, postgres, dirname(dataDir)]);
}

/**
 * Users that could run Postgres, best first: whose the data already are, `postgres`, `nobody`, any other.
 * Only users with a name count, because initdb looks its own up.
 */
function unprivilegedAccounts(dataDir: string): Account[] {
  const known = readPasswd();
  const owner = ownerOf(dataDir);
  const rank = (name: string, uid: number) =>
    uid === owner ? 0 : name === 'postgres' ? 1 : name === 'nobody' ? 2 : 3;
  return known
    .toSorted((a, b) => rank(a.name, a.uid) - rank(b.name, b.uid))
    .slice(0, 3)
    .map(({ uid, gid }) => ({ uid, gid }));
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

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

function noWay(uid: number, dataDir: string, binaries: PostgresBinaries, output: string): StartError {
  if (/error while loading shared libraries/.test(output)) {
    return new StartError(
      `The bundled Postgres is not completely installed: ${output.split('\n').at(-1)}.`,
      'Run "npx pnpm@10 rebuild", or set DATABASE_URL to a Postgres of your own.',
    );
  }
  if (uid !== 0) {
    return new StartError(
      `The bundled Postgres cannot be run: ${output.split('\n').at(-1)}.`,
      `Check that you may run ${binaries.postgres} and enter ${dirname(dataDir)}, or set DATABASE_URL.`,
    );
  }
  return new StartError(
    `Postgres does not run as root, and no other user can reach both ${binaries.postgres} and ${dirname(dataDir)}.`,
    'Start as a user other than root, or add one for Postgres (useradd --system postgres) and move the clone and ' +
      'DATA_DIR to a folder that every user may enter (such as /srv), or set DATABASE_URL.',
  );
}
