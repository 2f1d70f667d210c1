import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'docs/contributing');

/** Whole paths of files and folders that a page names; `<feature>` and `*` stand for many. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:apps|packages|tools|bench|docs|drizzle)\/[^`\s]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<*]/.test(path));

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path = '']) => path);

it.each(readdirSync(FOLDER))('%s names files that exist', (page) => {
  const text = readFileSync(join(FOLDER, page), 'utf8');
  const missing = [
    ...pathsIn(text).filter((path) => !existsSync(join(ROOT, path))),
    ...linksIn(text).filter((path) => !existsSync(join(FOLDER, path))),
  ];
  expect(missing).toEqual([]);
});

it('the pages name every room of the domain', () => {
  const page = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const folders = (path: string) =>
    readdirSync(join(ROOT, 'packages/domain/src', path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${path}${entry.name}`] : [],
    );
  const rooms = [...folders('').filter((room) => room !== 'prompts'), ...folders('prompts/')];
  expect(rooms.filter((room) => !page.includes(`\`${room}\``))).toEqual([]);
});
