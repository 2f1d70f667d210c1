import { describe, expect, it } from 'vitest';
import { ANTONYMS } from './antonyms.ts';
import { FILLER } from './filler.ts';
import { LIGHT } from './light.ts';
import { SYNONYMS } from './synonyms.ts';

const linesOf = (table: string): string[] => table.split('\n').filter((line) => line !== '');
const repeated = (list: readonly string[]): string[] =>
  list.filter((one, index) => list.indexOf(one) !== index);
const CLEAN = /^[^\sA-Z|]+(?: [^\sA-Z|]+)*$/;

const meanings = linesOf(SYNONYMS).map((line) => line.split(' | '));
const opposites = linesOf(ANTONYMS).map((line) => line.split(' : ').map((side) => side.split(' ')));

describe('the English tables', () => {
  it('has two clean alternatives or more in each line of synonyms, none twice', () => {
    expect(meanings.filter((line) => line.length < 2)).toEqual([]);
    expect(meanings.flat().filter((phrase) => !CLEAN.test(phrase))).toEqual([]);
    expect(meanings.filter((line) => repeated(line).length > 0)).toEqual([]);
  });

  it('says no meaning twice', () => {
    expect(repeated(meanings.map((line) => [...line].sort().join(' | ')))).toEqual([]);
  });

  it('has two sides of single words in each line of antonyms, no word twice', () => {
    expect(opposites.filter((sides) => sides.length !== 2)).toEqual([]);
    expect(opposites.flat(2).filter((word) => !CLEAN.test(word))).toEqual([]);
    expect(opposites.filter((sides) => repeated(sides.flat()).length > 0)).toEqual([]);
  });

  it('calls no two words both same and opposite', () => {
    const lines = meanings.map((line) => new Set(line));
    const both = opposites.flatMap(([left = [], right = []]) =>
      lines.filter((line) => left.some((word) => line.has(word)) && right.some((word) => line.has(word))),
    );
    expect(both).toEqual([]);
  });

  it('lists light words and filler once, in lower case', () => {
    const light = LIGHT.trim().split(/\s+/);
    const filler = linesOf(FILLER).flatMap((line) => line.split(' | '));
    for (const list of [light, filler]) {
      expect(repeated(list)).toEqual([]);
      expect(list.filter((phrase) => !CLEAN.test(phrase))).toEqual([]);
    }
  });
});
