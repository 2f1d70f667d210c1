import { afterEach, describe, expect, it, vi } from 'vitest';
import { chosenOf, linesOf, numberOf, textOf, toLocalInput } from './form-data.ts';

function form(fields: [name: string, value: string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

afterEach(() => void vi.unstubAllEnvs());

it('a field that is empty or missing is no number, and no zero', () => {
  expect(numberOf(form([['most', ' ']]), 'most')).toBeNull();
  expect(numberOf(form([]), 'most')).toBeNull();
  expect(numberOf(form([['most', ' 0 ']]), 'most')).toBe(0);
  expect(numberOf(form([['most', '2.5']]), 'most')).toBe(2.5);
});

it('a text is as it was written; lines are without spaces around them, and those that are empty are left out', () => {
  const data = form([['text', ' one \r\n\n  two\n ']]);
  expect(textOf(data, 'text')).toBe(' one \r\n\n  two\n ');
  expect(linesOf(data, 'text')).toEqual(['one', 'two']);
  expect([textOf(data, 'other'), linesOf(data, 'other')]).toEqual(['', []]);
});

it('all that is chosen counts, in the order of the group, and nothing that the group does not have', () => {
  const data = form(['write', 'other', 'read'].map((value) => ['scopes', value]));
  expect(chosenOf(data, 'scopes', ['read', 'delete', 'write'])).toEqual(['read', 'write']);
});

describe('a time for an input', () => {
  it.each([
    ['America/New_York', '2026-01-15T12:00:00.000Z', '2026-01-15T07:00'],
    ['America/New_York', '2026-07-15T12:00:00.000Z', '2026-07-15T08:00'],
    ['Europe/Berlin', '2026-12-31T23:30:00.000Z', '2027-01-01T00:30'],
    ['Asia/Kolkata', '2026-03-01T20:00:00.000Z', '2026-03-02T01:30'],
  ])('is the reader’s: %s', (zone, iso, local) => {
    vi.stubEnv('TZ', zone);
    expect(toLocalInput(iso)).toBe(local);
    expect(new Date(toLocalInput(iso)).toISOString()).toBe(iso);
  });

  it('is empty where there is none', () => {
    expect(toLocalInput(null)).toBe('');
  });
});
