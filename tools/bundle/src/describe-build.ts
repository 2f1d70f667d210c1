import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROGRAMS } from './entries.ts';
import { NEEDED_NODE } from './node-check.ts';

/** What a build wrote into a folder, how large it is, and where it is told how to run it. */
export function describeBuild(folder: string): string {
  const files = globSync('**/*', { cwd: folder }).map((file) => statSync(path.join(folder, file)));
  const bytes = files.reduce((all, file) => all + (file.isFile() ? file.size : 0), 0);
  const entries = Object.keys(PROGRAMS).map((name) => `${name}.js`);
  return [
    `Wrote ${folder} (${(bytes / 1_000_000).toFixed(1)} MB):`,
    `  ${entries.join(', ')}, and the console in console/`,
    `It needs Node ${NEEDED_NODE} or newer. docs/deployment.md says how to run it.`,
  ].join('\n');
}
