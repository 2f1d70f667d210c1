import { existsSync, readdirSync, watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { Terminal } from '../output/terminal.ts';
import { PROJECT_ROOT } from '../settings/project.ts';

/** Editors write a file in several steps, and formatters once more. */
const DEBOUNCE_MS = 200;

/** What is made anew when its source has changed. */
export interface Watched {
  /** Its folder below `apps`. */
  name: string;
  restart(): void;
}

/**
 * Restarts an app whenever its own source or that of a package below `root` changes. Answers how to stop
 * watching.
 */
export function restartOnChange(
  apps: readonly Watched[],
  terminal: Terminal,
  root = PROJECT_ROOT,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function restart(): void {
    const files = [...changed];
    changed.clear();
    const affected = apps.filter((app) => files.some((file) => concerns(file, app.name)));
    if (affected.length === 0) return;
    terminal.progress(`${files[0]} changed: restarting ${affected.map((app) => app.name).join(' and ')}`);
    for (const app of affected) app.restart();
  }

  const watchers = sourceFolders(root).map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (file === null || !isSource(file)) return;
      changed.add(join(folder, file));
      clearTimeout(timer);
      timer = setTimeout(restart, DEBOUNCE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** `apps/<app>/src` and `packages/<package>/src`: what is installed beside them is left out. */
const sourceFolders = (root: string): string[] =>
  ['apps', 'packages']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name, 'src')))
    .filter((folder) => existsSync(join(root, folder)));

/** Source that runs: no tests. */
export const isSource = (file: string): boolean => /(?<!\.test)\.(?:tsx?|css)$/.test(file);

/** Whether a changed file, relative to the project, is part of what the app runs. */
export const concerns = (file: string, app: string): boolean =>
  file.startsWith(`packages${sep}`) || file.startsWith(join('apps', app) + sep);
