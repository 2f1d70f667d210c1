import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lastOf, rememberOrganization } from './last-organization.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  });
});
afterEach(() => void vi.unstubAllGlobals());

const OWN = [{ slug: 'first' }, { slug: 'second' }, { slug: 'third' }];

it('the organization that was open last is opened again, else the first', () => {
  expect(lastOf(OWN)).toEqual({ slug: 'first' });
  rememberOrganization('third');
  expect(lastOf(OWN)).toEqual({ slug: 'third' });
  rememberOrganization('second');
  expect(lastOf(OWN)).toEqual({ slug: 'second' });
});

it('one that the reader does not belong to any more is not', () => {
  rememberOrganization('of others');
  expect(lastOf(OWN)).toEqual({ slug: 'first' });
  expect(lastOf([])).toBeUndefined();
});
