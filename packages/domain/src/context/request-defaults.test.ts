import { expect, it } from 'vitest';
import { BUILT_IN_DEFAULTS, defaultsOf } from './request-defaults.ts';

const NONE = { defaultProvider: null, defaultStrategy: null, defaultCompressionLevel: null };

it('where an organization has chosen nothing, nothing leaves the house', () => {
  expect(defaultsOf(NONE)).toEqual({ provider: 'local', strategy: 'UNIVERSAL', compressionLevel: 'medium' });
});

it.each([
  [{ defaultProvider: 'openai' }, { provider: 'openai' }],
  [{ defaultStrategy: 'CLAUDE' }, { strategy: 'CLAUDE' }],
  [{ defaultCompressionLevel: 'high' }, { compressionLevel: 'high' }],
] as const)('%j is taken, and the rest built in', (chosen, taken) => {
  expect(defaultsOf({ ...NONE, ...chosen })).toEqual({ ...BUILT_IN_DEFAULTS, ...taken });
});
