import type { RunArm } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { armNames, settingOf, uniqueNames } from './names.ts';

const texts = { versionOf: (version: string) => `version ${version}` };
const arm = (promptId: string, version: number, model = 'm'): RunArm => ({
  promptId,
  version,
  provider: 'openai',
  model,
});

it('numbers names that there are several times', () => {
  expect(uniqueNames(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a (2)', 'a (3)']);
  expect(uniqueNames(['a', 'a', 'a (2)', 'a'])).toEqual(['a', 'a (3)', 'a (2)', 'a (4)']);
});

it('names arms by what they differ in', () => {
  const prompts = new Map([['p', 'Greeting']]);
  expect(armNames([arm('p', 1), arm('p', 2)], prompts, texts)).toEqual(['version 1', 'version 2']);
  expect(armNames([arm('p', 1), arm('q', 1)], prompts, texts)).toEqual([
    'Greeting, version 1',
    'q, version 1',
  ]);
  expect(armNames([arm('p', 1), arm('p', 1, 'n')], prompts, texts)).toEqual([
    'version 1, openai/m',
    'version 1, openai/n',
  ]);
  expect(armNames([arm('p', 1), arm('p', 1)], prompts, texts)).toEqual(['version 1', 'version 1 (2)']);
});

it('says what an evaluator looks for', () => {
  expect(settingOf({ settings: { values: ['a', 'b'], mode: 'any' } })).toBe('a, b');
  expect(settingOf({ settings: { rubric: 'x'.repeat(90) } })).toBe(`${'x'.repeat(60)} …`);
  expect(settingOf({ settings: { schema: {} } })).toBeNull();
});
