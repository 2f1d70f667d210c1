import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { LEFT_OUT } from './entries.ts';

const NAMED_FILE = /new URL\(\s*'(\.[^']*)',\s*import\.meta\.url,?\s*\)|import\.meta\.resolve\('([^']+)'\)/g;

export interface FileUrlsOptions {
  root: string;
  outdir: string;
  entries: Readonly<Record<string, string>>;
}

/**
 * Makes files that our sources name by `new URL('…', import.meta.url)` or `import.meta.resolve('…')` stand in
 * the bundle: one of the entries by its name, others as copies below `dist/`, where they lie as in the
 * project. Fails for what it cannot follow, such as a template.
 */
export function fileUrls({ root, outdir, entries }: FileUrlsOptions): Plugin {
  const names = new Map(Object.entries(entries).map(([name, source]) => [path.join(root, source), name]));

  /** Where a file is found in `outdir`, where it is put. */
  const place = (file: string): string => {
    if (path.resolve(file) === path.resolve(root)) return '..';
    const entry = names.get(file);
    if (entry) return `./${entry}.js`;
    if (file.endsWith('.ts')) throw new Error(`${file} is started but is none of the entries`);
    const packaged = file.lastIndexOf('/node_modules/');
    const to =
      packaged < 0 ? path.relative(root, file) : `data/${file.slice(packaged + '/node_modules/'.length)}`;
    cpSync(file, path.join(outdir, to), { recursive: true });
    return `./${to}`;
  };

  const follow = (source: string, importer: string): string => {
    const here = pathToFileURL(importer);
    const rest = source.replaceAll(NAMED_FILE, '');
    if (rest.includes('import.meta'))
      throw new Error(`${importer} names a file in a way that is not followed`);
    return source.replaceAll(NAMED_FILE, (found, beside?: string, packaged?: string) => {
      if (packaged && LEFT_OUT.includes(packaged)) return found;
      const file = packaged
        ? createRequire(importer).resolve(packaged)
        : fileURLToPath(new URL(beside ?? '', here));
      return `new URL('${place(file)}', import.meta.url)${packaged ? '.href' : ''}`;
    });
  };

  return {
    name: 'file-urls',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        if (file.includes('/node_modules/')) return undefined;
        const source = readFileSync(file, 'utf8');
        if (!source.includes('import.meta')) return undefined;
        return { contents: follow(source, file), loader: 'ts' };
      });
    },
  };
}
