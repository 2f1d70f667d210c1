import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

/** Never part of what runs. */
const LEFT_BEHIND = /\.(md|map|markdown|d\.[mc]?ts|ts)$|\/(test|tests|docs|examples|\.github|src)$/i;

/**
 * Copies a package, with all that it depends on, into `<outdir>/node_modules`, as it is installed here: what
 * the lockfile names. `dependent` is a folder that depends on it. A version that differs from one that is
 * there already goes below whoever needs it.
 */
export function packageCopier(outdir: string): (name: string, dependent: string) => void {
  const versions = new Map<string, string>();

  const copy = (name: string, dependent: string, below: string): void => {
    const source = locate(name, dependent);
    const { version, dependencies = {} } = readManifest(source);
    const shared = path.join(outdir, 'node_modules', name);
    const isOther = versions.has(shared) && versions.get(shared) !== version;
    const target = isOther ? path.join(below, 'node_modules', name) : shared;
    if (versions.has(target)) return;
    versions.set(target, version);
    const isNeeded = (file: string) =>
      path.basename(file) !== 'node_modules' && !LEFT_BEHIND.test(file.slice(source.length));
    cpSync(source, target, { recursive: true, filter: (file) => file === source || isNeeded(file) });
    for (const dependency of Object.keys(dependencies)) copy(dependency, source, target);
  };

  return (name, dependent) => copy(name, dependent, outdir);
}

/** The folder of a package as `dependent` would find it. */
function locate(name: string, dependent: string): string {
  for (let folder = dependent; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(candidate)) return realpathSync(candidate);
    if (folder === path.dirname(folder))
      throw new Error(`${dependent} depends on ${name}, which is not installed`);
  }
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
