import { WordNumber } from '@refinery/text/word.ts';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../fixtures/draft-of.ts';
import { editsOf, settleDraft } from '../draft/render.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import type { PhrasePass, Rank } from '../model/pass.ts';
import { PhraseTrie } from './compile.ts';
import { phraseGrammar } from './grammar.ts';
import { applyPhrases } from './match.ts';
import { parseRules } from './parse-rules.ts';

const VERBS: readonly [string, string][] = [
  ['sorting', 'sort'],
  ['listing', 'list'],
  ['shipping', 'ship'],
];

/** A language of few words. */
const PARTS = {
  sets: {
    '{verb}': new Set(VERBS.map(([, base]) => base)),
    '{number}': new Set(['#', 'two']),
  },
  forms: { '{ing}': new Map(VERBS) },
  clauseOpeners: 'and but',
  introducers: 'when',
};
const GRAMMAR = phraseGrammar(PARTS);
/** One whose commas the rules do not see to, and whose "le" wants a vowel behind it. */
const WITH_COMMAS = phraseGrammar({
  ...PARTS,
  clauseStarts: 'he she',
  clashes: (before, was, now) => before === 'le' && was !== now && !/^[aeiou]/.test(now),
});

interface Given {
  rank?: Rank;
  pass?: string;
  disabled?: string;
  grammar?: typeof GRAMMAR;
}

/** What rules make of a text. */
function applied(rules: string, text: string, given: Given = {}): string {
  const { rank = 3, pass = 'wordy-phrases', disabled = '', grammar = GRAMMAR } = given;
  const passes: PhrasePass[] = [{ name: pass, reason: 'short', language: 'en', rules: parseRules(rules) }];
  const trie = new PhraseTrie(passes, grammar);
  const first = new WordNumber((word) => (trie.begins(word) ? 1 : 0));
  const draft = { ...draftOf(text), disabled: new Set([disabled]) };
  for (const part of draft.segments) applyPhrases(draft, part, { trie, first, grammar }, rank);
  settleDraft(draft);
  return applyEdits(text, editsOf(draft));
}

type Row = readonly [rules: string, text: string, result: string];

describe('what a pattern stands for', () => {
  it.each<Row>([
    ['1 a|the? old? =>', 'Take a boat, the old boat, old tea.', 'Take boat, boat, tea.'],
    ['1 now? then? go => run', 'Now go. Then go. Now then go. Then now go.', 'Run. Run. Run. Then run.'],
    ['1 go =>\n1 go by => pass', 'Go on, go by.', 'On, pass.'],
    ['1 go by? => run\n1 go by sea? => sail', 'Go, go by, go by sea.', 'Run, sail, sail.'],
  ])('%s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });

  it('more wordings than could be written down', () => {
    const words = Array.from({ length: 40 }, (_, k) => `a${k}|b${k}|c${k}?`);
    const text = `List ${words.map((_, k) => (k % 3 === 0 ? '' : `b${k} `)).join('')}tea.`;
    expect(applied(`1 ${words.join(' ')} tea => all`, text)).toBe('List all.');
  });
});

describe('where a phrase may stand', () => {
  it.each<Row>([
    ['1 now =>', 'List now the tea now and now.', 'List the tea and.'],
    ['1 ~ now =>', 'List the tea now.', 'List the tea.'],
    ['1 ~ now =>', 'Now list the tea.', 'Now list the tea.'],
    ['1 ~ now =>', 'List tea and now stop; now go.', 'List tea and now stop; now go.'],
    ['1 ^ now =>', 'Now list the tea.', 'List the tea.'],
    ['1 ^ now =>', 'List the tea now.', 'List the tea now.'],
    ['1 ^ now =>', 'List tea and now stop; now go.', 'List tea and stop; go.'],
    ['1 ^ now =>', 'When it rains, now list tea.', 'When it rains, list tea.'],
    ['1 ^ now =>', 'In the rain, now list tea.', 'In the rain, now list tea.'],
    ['1 ^^ now =>', 'Now list tea; now stop. Now go.', 'List tea; now stop. Go.'],
    ['1 ^^ now =>', '¿Now list tea?', '¿List tea?'],
    ['1 ^^^ now =>', 'Now list tea. Now go.', 'List tea. Now go.'],
    ['1 ^^^ now =>', 'List tea now.', 'List tea now.'],
    ['1 now $ =>', 'List tea now. Stop now, or go now!', 'List tea. Stop now, or go!'],
    [
      '1 now $ =>',
      'List tea (all of it from the old shop now) and go now',
      'List tea (all of it from the old shop) and go',
    ],
    ['1 now $ =>', 'List tea now: all.', 'List tea now: all.'],
  ])('%s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });
});

describe('what stands beside a phrase', () => {
  it.each<Row>([
    ['1 do {verb} =>', 'Now do list tea.', 'Now list tea.'],
    ['1 do {verb} =>', 'Now do drink tea.', 'Now do drink tea.'],
    ['1 do {verb} =>', 'What we do', 'What we do'],
    ['1 do !{verb} =>', 'Now do list tea.', 'Now do list tea.'],
    ['1 do !{verb} =>', 'Now do drink tea.', 'Now drink tea.'],
    ['1 do !drink|list =>', 'Now do drink and do list and do sort.', 'Now do drink and do list and sort.'],
    ['1 ~ do !drink =>', 'Now do', 'Now'],
    ['1 {verb} all =>', 'Now list all tea.', 'Now list tea.'],
    ['1 {verb} all =>', 'Now see all tea.', 'Now see all tea.'],
    ['1 {verb} all =>', 'All tea.', 'All tea.'],
    ['1 !{verb} all =>', 'Now list all tea.', 'Now list all tea.'],
    ['1 !{verb} all =>', 'Now see all tea.', 'Now see tea.'],
    ['1 !see|list all =>', 'All of us see all tea and all milk.', 'Of us see all tea and milk.'],
    ['1 about {number} =>', 'List about 12 teas.', 'List 12 teas.'],
    ['1 about {number} =>', 'List about two teas.', 'List two teas.'],
    ['1 about {number} =>', 'List about three teas.', 'List about three teas.'],
    ['1 about !{number} =>', 'List about 12 teas.', 'List about 12 teas.'],
    ['1 {verb} about {number} =>', 'We list about 12 of about 14.', 'We list 12 of about 14.'],
    ['1 see about {number} !{verb} => ask', 'We see about 12 teas.', 'We ask 12 teas.'],
    ['1 ^ now {verb} =>', 'Now list tea; and now stop.', 'List tea; and now stop.'],
    ['1 ! now =>', 'Stop! Now go.', 'Stop! Now go.'],
  ])('%s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });

  it('must be a known set', () => {
    expect(() => applied('1 do {noun} =>', 'Now do tea.')).toThrow('{noun}');
  });
});

describe('the words of a phrase', () => {
  it.each<Row>([
    ['1 in? order to => to', 'Go in order to win, or order to lose.', 'Go to win, or to lose.'],
    ['1 in? the? end => last', 'Go in end; go the end; go end.', 'Go last; go last; go last.'],
    ['1 big|large tea => pot', 'A big tea, a large tea, a small tea.', 'A pot, a pot, a small tea.'],
    ['1 big|large? tea => pot', 'Two big tea or tea.', 'Two pot or pot.'],
    ['1 at this => X\n1 at this point => now', 'Go at this point, at this.', 'Go now, X.'],
    ['1 at this point => now\n1 at this => X', 'Go at this point, at this.', 'Go now, X.'],
    ['1 at all => one\n1 at all => two', 'Go at all.', 'Go two.'],
    ['1 at this point in time => now', 'Go at this point.', 'Go at this point.'],
    ["1 afin d'… => for …", "Go afin d'obtenir tea.", 'Go for obtenir tea.'],
    ["1 afin d'… => for …", 'Go afin d’obtenir tea.', 'Go for obtenir tea.'],
    ["1 afin d'… => for …", 'Go afin de tea.', 'Go afin de tea.'],
    ["1 afin d'… {verb} => for …", "Go afin d'un sort, afin d'un tea.", "Go for un sort, afin d'un tea."],
    ["1 afin d' => for", "Go afin d'obtenir tea.", "Go afin d'obtenir tea."],
    ['1 no matter how => however', 'Go no matter how and NO MATTER HOW.', 'Go however and HOWEVER.'],
    ['1 i see => we ask', 'Then I see tea. I SEE tea.', 'Then we ask tea. We ask tea.'],
  ])('%s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });

  it.each<Row>([
    ['1 ^ start {ing} => {base}', 'Start listing tea and sorting it.', 'List tea and sort it.'],
    ['1 ^ start {ing} => {base}', 'Start drinking tea.', 'Start drinking tea.'],
    [
      '1 ^ start {ing} => {base}',
      'Start listing tea and foobaring it.',
      'Start listing tea and foobaring it.',
    ],
    ['1 ^ start? {ing} => {base}', 'Listing tea; start shipping tea.', 'List tea; ship tea.'],
    [
      '1 ^ start to? {ing} {verb} => {base}',
      'Start to listing sort; start listing tea.',
      'List sort; start listing tea.',
    ],
    ['1 ^ by|with {ing} => {base}', 'By sorting tea, with listing tea.', 'Sort tea, with listing tea.'],
  ])('in its form: %s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });

  it.each([
    'please/kindly',
    'kindly/please',
    'x-please',
    'please-x',
    'please@x',
    '#please',
    'please_',
    'x\\please',
  ])('are whole words: %s', (glued) => {
    expect(applied('1 please =>', `Go ${glued} now.`)).toBe(`Go ${glued} now.`);
  });

  it.each([
    ['1 please =>', 'Go **please** now.', 'Go now.'],
    ['1 , please =>', 'Go, please now.', 'Go now.'],
    ['1 , please =>', 'Go home,please now.', 'Go home now.'],
    ['1 soon , =>', 'Now soon,go.', 'Now go.'],
  ])('may touch marks: %s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });
});

describe('how often and when', () => {
  it('looks again at what stands side by side now, four times', () => {
    const rules = 'abcdefg'.replace(/./g, '1 ^^ $&x =>\n');
    expect(applied(rules, 'Ax bx cx list tea.')).toBe('List tea.');
    expect(applied(rules, 'Ax bx cx dx ex fx list tea.')).toBe('Ex fx list tea.');
  });

  it('from its level on', () => {
    const rules = '1 one => I\n2 two => II\n3 three => III';
    const text = 'Go one two three.';
    expect(applied(rules, text, { rank: 1 })).toBe('Go I two three.');
    expect(applied(rules, text, { rank: 2 })).toBe('Go I II three.');
    expect(applied(rules, text, { rank: 3 })).toBe('Go I II III.');
    const elided = "2 afin d'… => for …";
    expect(applied(elided, "Go afin d'un tea.", { rank: 1 })).toBe("Go afin d'un tea.");
    expect(applied(elided, "Go afin d'un tea.", { rank: 2 })).toBe('Go for un tea.');
  });

  it('unless its pass does not run', () => {
    for (const rule of ["1 afin d'… => for …", "1 afin d'un => for un"])
      expect(applied(rule, "Go afin d'un tea.", { disabled: 'wordy-phrases' })).toBe("Go afin d'un tea.");
  });

  it('once for each word: the longest takes what a later one begins with', () => {
    expect(applied('1 one two => 12\n1 two three => 23', 'Go one two three.')).toBe('Go 12 three.');
  });

  it('turns a question that became an order into a statement', () => {
    expect(applied('1 ^ can you =?>', 'Can you list tea?')).toBe('List tea.');
    expect(applied('1 ^ can you =>', 'Can you list tea?')).toBe('List tea?');
    expect(applied('1 ^ can you {ing} =?> {base}', 'Can you sorting tea?')).toBe('Sort tea.');
  });
});

describe('leaves alone', () => {
  it('what is owned', () => {
    expect(applied('1 tea of => milk', 'Go for tea of your own, tea of us.')).toBe(
      'Go for tea of your own, milk us.',
    );
  });

  it('a second verb without its subject', () => {
    const rule = '1 your reply should|must =>\n1 the tea should =>\n1 a tea should =>\n1 the tea can =>';
    for (const text of [
      'Your reply must list tea and should be short.',
      'Your reply should list tea, must be short.',
      'The tea should be green but cannot be hot.',
    ])
      expect(applied(rule, text)).toBe(text);
    expect(applied(rule, 'Your reply must list tea and I should see.')).toBe('List tea and I should see.');
    expect(applied(rule, 'A tea should be hot and must be green.')).toBe('Be hot and must be green.');
    expect(applied(rule, 'The tea can be hot and must be green.')).toBe('Be hot and must be green.');
    const far = (words: number) => `Your reply must list ${'tea '.repeat(words)}and should be short.`;
    expect(applied(rule, far(50))).toBe(far(50));
    expect(applied(rule, far(60))).toBe(far(60).replace('Your reply must list', 'List'));
  });

  it.each(['that', 'so', 'and', 'you'])('a ban of what has a clause: %s', (word) => {
    const rule = '1 do not use any => no';
    expect(applied(rule, 'Do not use any tea.')).toBe('No tea.');
    expect(applied(rule, `Do not use any tea ${word} go.`)).toBe(`Do not use any tea ${word} go.`);
  });

  it.each([
    ['filler', '', 'Do not guess, really do not guess.', false],
    ['filler', '', 'Never guess, really never guess.', false],
    ['filler', '', 'Guess it, really guess it.', false],
    ['filler', '', 'The tea is really the best.', true],
    ['filler', '', 'Guess it, really stop.', true],
    ['filler', '', 'Guess one two three four five six, really guess.', false],
    ['filler', '', 'Guess one two three four five six seven eight, really guess.', true],
    ['filler', 'too', 'Guess it, really guess it.', true],
    ['politeness', '', 'Guess it, really guess it.', true],
  ])('what insists, %s with %j: %j', (pass, replacement, text, changes) => {
    const result = applied(`1 really => ${replacement}`, text, { pass });
    expect(result !== text).toBe(changes);
  });

  it.each([
    ['Do NOT go.', 'Do NOT go.'],
    ['Do *not* go.', 'Do *not* go.'],
    ['Do not go.', "Don't go."],
  ])('what is stressed: %j', (text, result) => {
    expect(applied("1 do not => don't", text, { pass: 'contractions' })).toBe(result);
  });

  it('what is stressed, but for contractions only', () => {
    expect(applied("1 do not => don't", 'Do NOT go.')).toBe("Don't go.");
  });
});

describe('with clauses that a comma opens', () => {
  const withCommas = { grammar: WITH_COMMAS };
  it.each<Row>([
    ['1 tea , =>', 'No joke tea, he would see.', 'No joke tea, he would see.'],
    ['1 ~ tea , =>', 'No joke tea, he would see.', 'No joke tea, he would see.'],
    ['1 ^ tea , =>', 'No joke and tea, we would see.', 'No joke and we would see.'],
    ['1 tea , =>', 'Tea, he would see.', 'He would see.'],
    ['1 tea , => milk', 'No joke tea, he would see.', 'No joke milk he would see.'],
    ['1 , tea , =>', 'Be short, tea, he sees.', 'Be short, tea, he sees.'],
    ['1 , tea , =>', 'Be short, tea, we see.', 'Be short we see.'],
    ['1 ^^^ hello , =>', 'Hello, team.', 'Hello, team.'],
    ['1 ^^^ hello , =>', 'Hello, team two.', 'Team two.'],
    ['1 ^^ hello , =>', 'Hello, team.', 'Team.'],
    ['1 ^^^ hello =>', 'Hello team.', 'Team.'],
    ['1 old =>', 'Le old ape and le old tea.', 'Le ape and le old tea.'],
    ['1 old => young', 'Le old ape.', 'Le old ape.'],
    ['1 old => elder', 'Le old ape.', 'Le elder ape.'],
  ])('%s: %j', (rules, text, result) => {
    expect(applied(rules, text, withCommas)).toBe(result);
  });

  it.each<Row>([
    ['1 tea , =>', 'No joke tea, he would see.', 'No joke he would see.'],
    ['1 ^^^ hello , =>', 'Hello, team.', 'Team.'],
    ['1 old =>', 'Le old tea.', 'Le tea.'],
  ])('and without: %s: %j', (rules, text, result) => {
    expect(applied(rules, text)).toBe(result);
  });
});

describe('rules', () => {
  it.each(['now =>', '4 now =>', '1 now', '1 =>', '1 now ->'])(
    'that do not parse are refused: %j',
    (rule) => {
      expect(() => parseRules(rule)).toThrow(SyntaxError);
    },
  );

  it('stand one on a line', () => {
    expect(parseRules(`\n  2 in order to => to \n\n 3 can you =?> x\n1 now =>`)).toEqual([
      { rank: 2, pattern: 'in order to', statement: false, replacement: 'to' },
      { rank: 3, pattern: 'can you', statement: true, replacement: 'x' },
      { rank: 1, pattern: 'now', statement: false, replacement: '' },
    ]);
  });
});
