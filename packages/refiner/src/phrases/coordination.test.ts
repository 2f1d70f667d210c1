import { describe, expect, it } from 'vitest';
import { BASE_OF_GERUND } from '../lexicon/en/inflect.ts';
import { coordinatedVerbs } from './coordination.ts';

const row = (sentence: string): string[] | undefined =>
  coordinatedVerbs(sentence.split(' '), 0, BASE_OF_GERUND)?.map((verb) => verb.form);

describe('coordinatedVerbs', () => {
  it.each([
    ['a plan and executing it', ['execute']],
    [', testing , and shipping apps', ['test', 'ship']],
    ['and building a site . Then testing', ['build']],
    ['users in finding and booking hotels', []],
    ['a logo , ensuring it fits', []],
    ['a bright and engaging video for kids', []],
  ])('%j', (sentence, forms) => {
    expect(row(sentence.replace(', and', 'and'))).toEqual(forms);
  });

  it('refuses what is unclear', () => {
    expect(row('users with planning trips and booking hotels')).toBeUndefined();
    expect(row('meals and foobaring them')).toBeUndefined();
    expect(row('a server for image tagging and booking hotels')).toBeUndefined();
  });
});
