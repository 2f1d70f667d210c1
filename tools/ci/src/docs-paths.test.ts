import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const DOCS = join(ROOT, 'docs');
const pages = ['.', 'contributing'].flatMap((folder) =>
  readdirSync(join(DOCS, folder)).flatMap((name) => (name.endsWith('.md') ? [join(folder, name)] : [])),
);

/** Whole paths of files and folders that a page names; `<feature>` and `*` stand for many. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:apps|packages|tools|bench|docs|drizzle)\/[^`\s]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<*]/.test(path));

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path = '']) => path);

it.each(pages)('%s names files that exist', (page) => {
  const text = readFileSync(join(DOCS, page), 'utf8');
  const missing = [
    ...pathsIn(text).filter((path) => !existsSync(join(ROOT, path))),
    ...linksIn(text).filter((path) => !existsSync(join(DOCS, dirname(page), path))),
  ];
  expect(missing).toEqual([]);
});

it('the page on where things are names every room of the domain', () => {
  const page = readFileSync(join(DOCS, 'contributing/README.md'), 'utf8');
  const folders = (path: string) =>
    readdirSync(join(ROOT, 'packages/domain/src', path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${path}${entry.name}`] : [],
    );
  const rooms = [...folders('').filter((room) => room !== 'prompts'), ...folders('prompts/')];
  expect(rooms.filter((room) => !page.includes(`\`${room}\``))).toEqual([]);
});
