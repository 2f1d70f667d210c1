import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { KEPT_APART, LEFT_OUT, PARTS, PROGRAMS } from './entries.ts';
import { fileUrls } from './file-urls.ts';
import { mapOwnCode } from './map-own-code.ts';
import { NEEDED_NODE, nodeCheck } from './node-check.ts';
import { packageCopier } from './package-copier.ts';

export const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Packages of CommonJS ask for Node's modules with `require`, which a module has not. */
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

/**
 * Makes of every entry one file in `outdir`, with code that several need in files that they share, source
 * maps, the files that are read at run time, and the few packages that stay apart. `outdir` runs wherever it
 * is put, with nothing else installed.
 */
export async function bundle(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const programs = Object.entries(PROGRAMS).map(([name, source]) => [codeOf(name), source] as const);
  const entries = Object.fromEntries([...programs, ...Object.entries(PARTS)]);
  const absolute = Object.entries(entries).map(([name, source]) => [name, path.join(PROJECT_ROOT, source)]);
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: Object.fromEntries(absolute),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${NEEDED_NODE}`,
    // Names stay: errors and logs tell of them.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: REQUIRE },
    external: [...Object.keys(KEPT_APART), ...LEFT_OUT],
    plugins: [mapOwnCode, fileUrls({ root: PROJECT_ROOT, outdir, entries })],
    logLevel: 'warning',
  });
  for (const name of Object.keys(PROGRAMS))
    writeFileSync(path.join(outdir, `${name}.js`), nodeCheck(`./${codeOf(name)}.js`));
  const manifest = { private: true, type: 'module', engines: { node: `>=${NEEDED_NODE}` } };
  writeFileSync(path.join(outdir, 'package.json'), `${JSON.stringify(manifest)}\n`);
  const copy = packageCopier(outdir);
  for (const [name, dependent] of Object.entries(KEPT_APART)) copy(name, path.join(PROJECT_ROOT, dependent));
}

/**
 * The name of the file with a program's code: the file with its own name only asks for the version of Node.
 */
const codeOf = (program: string): string => `${program}.main`;
