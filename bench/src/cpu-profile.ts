import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface Profile {
  nodes: { id: number; callFrame: Frame }[];
  samples: number[];
  timeDeltas: number[];
}

const MOST = 25;

/**
 * The profile that Node wrote into a folder: where the processor's time went, by package and by function, in
 * percent of the time at work.
 */
export function summarizeProfile(folder: string): string {
  const [file] = globSync('*.cpuprofile', { cwd: folder });
  if (!file) throw new Error(`There is no CPU profile in ${folder}.`);
  const { nodes, samples, timeDeltas }: Profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPackage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id);
    const time = timeDeltas[at] ?? 0;
    if (!frame || frame.functionName === '(idle)') continue;
    total += time;
    add(byPackage, packageOf(frame), time);
    add(
      byFunction,
      `${frame.functionName || '(anonymous)'} ${shortUrl(frame.url)}:${frame.lineNumber + 1}`,
      time,
    );
  }
  return [
    table('package', byPackage, total),
    table('function', byFunction, total),
    `profile: ${join(folder, file)}`,
  ].join('\n\n');
}

const add = (sums: Map<string, number>, name: string, time: number): void =>
  void sums.set(name, (sums.get(name) ?? 0) + time);

function packageOf({ functionName, url }: Frame): string {
  if (!url) return functionName;
  if (url.startsWith('node:')) return 'node';
  const parts = url.split('/');
  const library = parts.lastIndexOf('node_modules') + 1;
  if (library) return parts.slice(library, library + (parts[library]?.startsWith('@') ? 2 : 1)).join('/');
  const ours = parts.findIndex((part) => part === 'packages' || part === 'apps');
  return ours < 0 ? url : parts.slice(ours, ours + 2).join('/');
}

/** From the library's or the package's name on. */
function shortUrl(url: string): string {
  const parts = url.split('/');
  const at = Math.max(...['node_modules', 'packages', 'apps'].map((part) => parts.lastIndexOf(part)));
  return parts.slice(at + 1).join('/');
}

function table(what: string, sums: Map<string, number>, total: number): string {
  const rows = [...sums].sort(([, a], [, b]) => b - a).slice(0, MOST);
  const lines = rows.map(([name, time]) => `${((100 * time) / total).toFixed(1).padStart(6)} %  ${name}`);
  return [`by ${what}`, ...lines].join('\n');
}
