import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors.ts';
import { type WayToRun, wrapped } from '../process/run-as.ts';
import { runCommand } from '../process/run-command.ts';
import { POSTGRES_MAJOR, type PostgresBinaries } from './binaries.ts';
import { postgresFailed } from './failure.ts';

export const SUPERUSER = 'postgres';
export const DATABASE = 'refinery';

/** Retries while a process of an interrupted run still writes there. */
const REMOVE_ALL = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };

export interface Cluster {
  dataDir: string;
  way: WayToRun;
  binaries: PostgresBinaries;
  durable: boolean;
}

/**
 * Makes sure that the data folder holds a cluster of our major version with our database in it, and answers
 * the superuser's password, which is kept beside the folder in `<dataDir>.password` (mode 0600). The cluster
 * is made in `<dataDir>.new` and moved into place when it is complete, so an interrupted first start leaves
 * nothing half done.
 *
 * @throws StartError for a folder of another version or with other content, a full disk, missing permissions
 */
export async function prepareCluster(cluster: Cluster, onProgress: (line: string) => void): Promise<string> {
  const { dataDir, way } = cluster;
  const passwordFile = `${dataDir}.password`;
  const isKept = existsSync(passwordFile);
  const isFirstStart = !hasCluster(dataDir);
  const password = isKept ? readPassword(passwordFile) : makePassword(passwordFile);
  if (isFirstStart) {
    onProgress('Creating the Postgres data folder (first start)');
    await createCluster(cluster, password);
    return password;
  }
  takeOwnership(dataDir, way);
  if (!isKept) {
    onProgress('The Postgres password file is missing. Setting a new password');
    await singleUser(cluster, dataDir, `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'`);
  }
  return password;
}

/** Whether there is a cluster of our version; false for no or an empty folder. */
function hasCluster(dataDir: string): boolean {
  const versionFile = join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version === POSTGRES_MAJOR) return true;
    throw new StartError(
      `The data in ${dataDir} were written by Postgres ${version}. This release contains Postgres ${POSTGRES_MAJOR}.`,
      `Export them with Postgres ${version} (pg_dump) and restore them here, or choose an empty DATA_DIR.`,
    );
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new StartError(
      `${dataDir} contains other files and is not a Postgres data folder.`,
      'Choose another DATA_DIR, or move these files away.',
    );
  }
  return false;
}

async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const staging = `${cluster.dataDir}.new`;
  rmSync(staging, REMOVE_ALL);
  mkdirSync(staging, { mode: 0o700 });
  try {
    const made = await initialize(cluster, staging, password);
    await singleUser(cluster, made, `CREATE DATABASE "${DATABASE}"`);
    rmSync(cluster.dataDir, REMOVE_ALL);
    renameSync(made, cluster.dataDir);
  } finally {
    rmSync(staging, REMOVE_ALL);
  }
}

/** Makes a cluster in a new folder below `staging` and answers that folder. */
async function initialize(cluster: Cluster, staging: string, password: string): Promise<string> {
  const { way, durable } = cluster;
  const passwordCopy = join(staging, 'password');
  writeFileSync(passwordCopy, password, { mode: 0o600 });
  takeOwnership(staging, way);
  // A name of its own: an initdb that outlived an earlier run cannot write into this one's folder.
  const made = join(staging, randomBytes(4).toString('hex'));
  await run(cluster, 'initdb', [
    `--pgdata=${made}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordCopy}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The builtin provider sorts and upper-cases alike on every system, whatever locales are installed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]);
  return made;
}

/** Runs one statement without a server; Postgres allows it only to a single process at a time. */
async function singleUser(cluster: Cluster, dataDir: string, statement: string): Promise<void> {
  const settings = ['-c', 'log_checkpoints=off', ...(cluster.durable ? [] : ['-c', 'fsync=off'])];
  await run(cluster, 'postgres', ['--single', '-D', dataDir, ...settings, 'postgres'], `${statement}\n`);
}

/** Runs one of the programs to its end. Throws StartError where it fails. */
async function run(
  { way, binaries, dataDir }: Cluster,
  program: keyof PostgresBinaries,
  args: string[],
  input?: string,
): Promise<void> {
  const { code, output } = await runCommand(wrapped(way, [binaries[program], ...args]), input);
  // A statement that fails in single-user mode does not change the exit code.
  if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(output)) return;
  throw postgresFailed(`${program} failed${code ? ` with exit code ${code}` : ''}`, dataDir, output);
}

function readPassword(path: string): string {
  const password = readFileSync(path, 'utf8').trim();
  if (/^[A-Za-z0-9]+$/.test(password)) return password;
  throw new StartError(
    `${path} does not contain a password.`,
    'Delete the file. The next start makes a new one.',
  );
}

/** Letters and digits only, so that it needs no quoting in SQL or in a URL. */
function makePassword(path: string): string {
  const password = randomBytes(24).toString('hex');
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

/** Gives a folder to the account, its content first: an interrupted run is then taken up again. */
function takeOwnership(dir: string, { account: owner }: WayToRun): void {
  if (owner === undefined || statSync(dir).uid === owner.uid) return;
  if (process.getuid?.() !== 0) {
    throw new StartError(
      `${dir} belongs to another user.`,
      'Start as the user who made it, become its owner (sudo chown -R), or choose another DATA_DIR.',
    );
  }
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  chownSync(dir, owner.uid, owner.gid);
}
