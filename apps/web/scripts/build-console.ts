import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const PROJECT = path.join(WEB, '../..');
/** Everything that a build is made of. */
const SOURCES = [
  'apps/web/{index.html,package.json,tsconfig.json}',
  'apps/web/{scripts,src}/**/*',
  'packages/client/src/**/*',
  'pnpm-lock.yaml',
];
/** What the API reads, to know which build it serves. */
const STATE = 'state.json';

/**
 * Builds the console into a folder of `target` that is named after a hash of its sources, unless it is there,
 * and writes to `state.json` which one is current: `{"state": "building" | "ready" | "failed", "folder"?}`.
 * Builds of other sources are removed.
 * @returns the folder. Rejects where it cannot be built; the state says so, too.
 */
export async function buildConsole(target: string): Promise<string> {
  mkdirSync(target, { recursive: true });
  const folder = hashOfSources();
  const outDir = path.join(target, folder);
  if (!existsSync(outDir)) {
    writeState(target, { state: 'building' });
    const building = `${outDir}.${process.pid}`;
    try {
      await runVite(building);
      renameSync(building, outDir);
    } catch (error) {
      rmSync(building, { recursive: true, force: true });
      writeState(target, { state: 'failed' });
      throw error;
    }
  }
  writeState(target, { state: 'ready', folder });
  for (const other of globSync('*', { cwd: target })) {
    if (other !== folder && other !== STATE)
      rmSync(path.join(target, other), { recursive: true, force: true });
  }
  return outDir;
}

async function runVite(outDir: string): Promise<void> {
  // Only where there is something to build.
  const { build } = await import('vite');
  await build({
    root: WEB,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      assetsDir: 'console-assets',
      // Everything is a file of its own: the policy of the page allows no data: address.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      target: 'es2023',
      rolldownOptions: {
        // "use client" of packages is meant for servers that render pages.
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  });
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: PROJECT })).sort()) {
    const absolute = path.join(PROJECT, file);
    if (!path.extname(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(absolute));
  }
  return hash.digest('hex').slice(0, 16);
}

/** By a new name and a renaming: nobody reads half of it. */
function writeState(target: string, state: { state: string; folder?: string }): void {
  const written = path.join(target, `${STATE}.${process.pid}`);
  writeFileSync(written, `${JSON.stringify(state)}\n`);
  renameSync(written, path.join(target, STATE));
}
