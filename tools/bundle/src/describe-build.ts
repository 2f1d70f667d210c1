import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { ENTRIES } from './entries.ts';

/** Entries that no person starts. */
const STARTED_BY_OTHERS = /-(?:config|thread|process)$/;

/** What a build wrote into a folder, how large it is, and where it is told how to run it. */
export function describeBuild(folder: string): string {
  const files = globSync('**/*', { cwd: folder }).map((file) => statSync(path.join(folder, file)));
  const bytes = files.reduce((all, file) => all + (file.isFile() ? file.size : 0), 0);
  const entries = Object.keys(ENTRIES).flatMap((name) =>
    STARTED_BY_OTHERS.test(name) ? [] : [`${name}.js`],
  );
  return [
    `Wrote ${folder} (${(bytes / 1_000_000).toFixed(1)} MB):`,
    `  ${entries.join(', ')}, and the console in console/`,
    'docs/deployment.md says how to run it.',
  ].join('\n');
}
