import { describe, expect, it } from 'vitest';
import type { Language } from '../language.ts';
import { TalkGrammar } from './grammar.ts';
import { talkGrammar } from './talk-grammar.ts';

/** Kinds of the talk that a whole clause is. */
const kindsOf = (language: Language, clause: string): string[] => {
  const words = clause.split(' ');
  const talk = talkGrammar(language)?.talkAt(words, 0) ?? [];
  return talk.filter(({ end }) => end === words.length).map(({ kind }) => kind);
};

describe('a lexicon', () => {
  const grammar = new TalkGrammar(`
    very = so/really | a bit
    lost = stuck | at a loss
    2 clause i'm {very}? {lost} here? | {very} sorry
  `);
  const ends = (clause: string): number[] => grammar.talkAt(clause.split(' '), 0).map(({ end }) => end);

  it.each([
    ["i'm stuck", [2]],
    ["i'm a bit stuck here", [4, 5]],
    ["i'm really at a loss", [5]],
    ['im realy stuk', []],
    ['im realy stuck', [3]],
    ['a bit sorry', [3]],
    ["i'm very stuck", []],
    ['stuck', []],
  ])('%s', (clause, expected) => {
    expect(ends(clause)).toEqual(expected);
  });

  it('names its parts', () => {
    expect(grammar.is('very', 'really')).toBe(true);
    expect(grammar.is('very', 'stuck')).toBe(false);
  });

  it('knows the parts that it uses', () => {
    expect(() => new TalkGrammar('1 clause {nobody} knows')).toThrow(SyntaxError);
  });
});

describe('words that are hastily typed', () => {
  it.each(['im abit overwelmed', 'i realy apreciate it', 'sorry for the long mesage'])('%s', (clause) => {
    expect(kindsOf('en', clause)).not.toEqual([]);
  });
});

describe.each<[Language, string[]]>([
  ['en', ["here's what you should know", "i've been staring at it since this morning"]],
  ['de', ['ich weiß nicht mehr weiter', 'die situation ist folgende', 'vielen lieben dank']],
  ['fr', ['je suis un peu perdue', "j'espère que c'est clair", 'un peu de contexte']],
  ['es', ['no sé por dónde empezar', 'espero que se entienda', 'te cuento un poco']],
  ['pt', ['não sei por onde começar', 'muito obrigada', 'é uma longa história']],
  ['it', ['non so da dove cominciare', 'scusa il disturbo', 'grazie mille in anticipo']],
])('%s', (language, clauses) => {
  it.each(clauses)('%s', (clause) => {
    expect(kindsOf(language, clause)).not.toEqual([]);
  });
});

describe('no talk', () => {
  it.each([
    'i have a dog',
    'you are helpful',
    'i want you to be honest',
    'nothing else',
    'let me know what you think',
    'tell me what you know',
    "don't ask",
    'i have two questions about the contract',
    "i'm new to python",
    'be honest',
    'use simple words',
    'i mean that',
    'it is very important to us',
    'please take this seriously',
  ])('%s', (clause) => {
    expect(kindsOf('en', clause)).toEqual([]);
  });
});
