import type { AnyRoute } from '@tanstack/react-router';
import { expect, it } from 'vitest';
import { CATALOGUES } from '../i18n/catalogues.ts';
import { isAt, PAGES } from './pages.ts';
import { PAGE_ROUTES } from './tree.ts';

it('have an address and a title of their own in each language', () => {
  expect(new Set(PAGES.map(({ path }) => path)).size).toBe(PAGES.length);
  const listed = PAGES.filter(({ listed }) => listed);
  for (const messages of Object.values(CATALOGUES)) {
    expect(PAGES.every(({ title }) => title(messages).trim() !== '')).toBe(true);
    expect(new Set(listed.map(({ title }) => title(messages))).size).toBe(listed.length);
  }
});

it('lead back to pages of the console only', () => {
  const routes: readonly AnyRoute[] = PAGE_ROUTES;
  const search = routes.find(({ options }) => 'path' in options && options.path === 'sign-in')?.options
    .validateSearch;
  expect(search?.({ next: '/o/acme/history?provider=local' })).toEqual({
    next: '/o/acme/history?provider=local',
  });
  for (const next of ['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '', 7]) {
    expect(search?.({ next })).toEqual({});
  }
});

it.each([
  ['sign-in', 'sign-in', true],
  ['sign-in', 'sign-in/', true],
  ['sign-in', 'sign-up', false],
  ['s/$token', 's/prs_a', true],
  ['s/$token', 's/', false],
  ['s/$token', 's/prs_a/b', false],
  ['s/$token', 'o/prs_a', false],
])('the page %s is at %s: %s', (path, address, isThere) => {
  expect(isAt(path, address)).toBe(isThere);
});
