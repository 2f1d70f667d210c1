import { globSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = '{apps,packages,bench,tools}';
/** Tests and their helpers read what the tests write. */
const LEFT_OUT = /(?:\.test\.ts$|\/(?:node_modules|testing|fixtures)\/)/;

/** All files of the source, by their path from `root`, in order. */
export const sourceFiles = (root: string): string[] =>
  globSync(join(FOLDERS, '**/*.ts'), { cwd: root, exclude: (path) => path.endsWith('node_modules') })
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
