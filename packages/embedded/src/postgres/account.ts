import { dirname } from 'node:path';
import { StartError } from '../errors.ts';
import {
  firstWorking,
  unprivilegedAccount,
  type WayToRun,
  waysAsOurselves,
  waysFromRoot,
} from '../process/run-as.ts';
import type { PostgresBinaries } from './binaries.ts';
import { postgresFailed } from './failure.ts';

/**
 * Runs the programs and enters the folder, since permissions alone do not tell (capabilities, mounts,
 * libraries).
 */
const PROBE = '"$1" --version && "$2" --version && test -x "$2" && cd "$3"';

/**
 * Finds out how to run Postgres on `dataDir`, by trying on the real paths. Postgres refuses to run as root,
 * so root hands it to another user of the machine, with the fewest privileges that do. The parent folder of
 * `dataDir` must exist.
 *
 * @throws StartError where it cannot be run, or not as anybody but root
 */
export async function choosePostgresAccount(dataDir: string, binaries: PostgresBinaries): Promise<WayToRun> {
  if (process.getuid === undefined) return { prefix: [] };
  const isRoot = process.getuid() === 0;
  const account = isRoot ? unprivilegedAccount(dataDir) : undefined;
  const ways = isRoot ? account && waysFromRoot(account) : waysAsOurselves();
  const { initdb, postgres } = binaries;
  const probe: [string, ...string[]] = ['/bin/sh', '-c', PROBE, 'sh', initdb, postgres, dirname(dataDir)];
  const { way, output } = await firstWorking(ways ?? [], probe);
  if (!way) throw noWay(isRoot, dataDir, binaries, output.split('\n').at(-1) ?? '');
  return way;
}

function noWay(isRoot: boolean, dataDir: string, { postgres }: PostgresBinaries, said: string): StartError {
  if (/error while loading shared libraries/.test(said)) {
    return postgresFailed('Postgres cannot be run', dataDir, said);
  }
  if (!isRoot) {
    return new StartError(
      `The bundled Postgres cannot be run: ${said}.`,
      `Check that you may run ${postgres} and enter ${dirname(dataDir)}, or set DATABASE_URL.`,
    );
  }
  return new StartError(
    `Postgres does not run as root, and no other user can reach both ${postgres} and ${dirname(dataDir)}${said && ` (${said})`}.`,
    'Start as a user other than root. Or add a user for Postgres (useradd --system postgres) and move the clone and ' +
      'DATA_DIR to a folder that every user may enter (such as /srv). Or set DATABASE_URL.',
  );
}
