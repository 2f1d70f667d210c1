import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { Terminal } from '../output/terminal.ts';
import { PROJECT_ROOT } from '../settings/project.ts';
import type { SupervisedApp } from './supervise-app.ts';

/** Editors write a file in several steps, and formatters once more. */
const DEBOUNCE_MS = 200;

/** Restarts an app whenever its own source or that of a package changes. Answers how to stop watching. */
export function restartOnChange(apps: readonly SupervisedApp[], terminal: Terminal): () => void {
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

  const watchers = ['apps', 'packages'].map((folder) =>
    watch(join(PROJECT_ROOT, folder), { recursive: true }, (_event, file) => {
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

/** Source that runs: no tests, nothing installed. */
export function isSource(file: string): boolean {
  const parts = file.split(sep);
  return parts.includes('src') && !parts.includes('node_modules') && /(?<!\.test)\.ts$/.test(file);
}

/** Whether a changed file, relative to the project, is part of what the app runs. */
export const concerns = (file: string, app: string): boolean =>
  file.startsWith(`packages${sep}`) || file.startsWith(join('apps', app) + sep);
