import { expect, it } from 'vitest';
import { modelsSearch } from './models-search.ts';

it('takes the name of an alias, and leaves nonsense out', () => {
  expect(modelsSearch({ alias: 'fast-1.2_x', other: '1' })).toEqual({ alias: 'fast-1.2_x' });
  for (const alias of ['', 'auto', 'openai/gpt', '-fast', 'a'.repeat(101), ['fast'], 7])
    expect(modelsSearch({ alias })).toEqual({});
});
