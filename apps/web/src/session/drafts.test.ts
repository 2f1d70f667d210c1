import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetDrafts, keepDraftsOf, readDraft, writeDraft } from './drafts.ts';

/** What a browser keeps for a tab: its names are those of its properties. */
class Kept {
  [name: string]: unknown;
  getItem(name: string): unknown {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, text: string): void {
    if (text.length > 1_000) throw new DOMException('It is full.', 'QuotaExceededError');
    this[name] = text;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

beforeEach(() => void vi.stubGlobal('sessionStorage', new Kept()));
afterEach(() => void vi.unstubAllGlobals());

it('a draft stays as it was written, and one that is emptied is none', () => {
  writeDraft('a', 'One');
  writeDraft('b', 'Two');
  expect([readDraft('a'), readDraft('b'), readDraft('c')]).toEqual(['One', 'Two', '']);
  writeDraft('a', '');
  expect(readDraft('a')).toBe('');
  expect(Object.keys(sessionStorage)).toHaveLength(1);
});

it('a draft that has no room is not kept as it was before', () => {
  writeDraft('a', 'One');
  writeDraft('a', 'x'.repeat(2_000));
  expect(readDraft('a')).toBe('');
});

it('drafts are for whoever wrote them, and nobody who signs in later', () => {
  expect(keepDraftsOf('ada')).toBe(false);
  writeDraft('a', 'Of Ada');
  sessionStorage.setItem('theme', 'dark');
  expect(keepDraftsOf('ada')).toBe(false);
  expect(readDraft('a')).toBe('Of Ada');
  expect(keepDraftsOf('bob')).toBe(true);
  expect([readDraft('a'), sessionStorage.getItem('theme')]).toEqual(['', 'dark']);
  writeDraft('a', 'Of Bob');
  forgetDrafts();
  expect([readDraft('a'), sessionStorage.getItem('theme')]).toEqual(['', 'dark']);
  // Who wrote them is forgotten, too: the next one is nobody else.
  expect(keepDraftsOf('ada')).toBe(false);
});
