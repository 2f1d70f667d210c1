import { ApiError } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { wrongItemsOf } from './wrong-items.ts';

const errorWith = (errors: ApiError['errors']) =>
  new ApiError({ code: 'invalid_items', status: 400, detail: 'No.', errors });

it('names lines of files and items of JSON alike', () => {
  const error = errorWith([
    { line: 7, path: 'input.q', message: 'a' },
    { path: 'items.0.input.a\nb', message: 'b', line: 1 },
    { path: 'items.2', message: 'c' },
    { path: 'items', message: 'not of one item' },
  ]);
  expect(wrongItemsOf(error)).toEqual([
    { line: 7, path: 'input.q', message: 'a' },
    { line: 1, path: 'input.a\nb', message: 'b' },
    { line: 3, path: '', message: 'c' },
  ]);
});

it('says what is wrong at a place once', () => {
  const error = errorWith([
    { path: 'items.1.input.q', message: 'must be of type string' },
    { path: 'items.1.customId', message: 'is too long' },
    { path: 'items.1.input.q', message: 'must be of type number' },
    { path: 'items.2.customId', message: 'is too long' },
  ]);
  expect(wrongItemsOf(error)).toEqual([
    { line: 2, path: 'input.q', message: 'must be of type string; must be of type number' },
    { line: 2, path: 'customId', message: 'is too long' },
    { line: 3, path: 'customId', message: 'is too long' },
  ]);
});

it('finds nothing in other errors', () => {
  expect(wrongItemsOf(new TypeError('items.0'))).toEqual([]);
  expect(wrongItemsOf(null)).toEqual([]);
});
