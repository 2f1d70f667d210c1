import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSteps } from '../../fixtures/count-steps.ts';
import { lex } from '../lex.ts';
import { blockAt, pathOf } from './block.ts';
import { readBlocks } from './read-blocks.ts';

const blocksOf = (text: string) => readBlocks(text, lex(text));

/** Each block on a line, indented by what it stands under. */
function outline(text: string): string {
  const blocks = blocksOf(text);
  return blocks
    .map(({ kind, content }, at) => {
      const indent = '  '.repeat(pathOf(blocks, at).length);
      return `${indent}${kind}: ${text.slice(content.start, content.end).replaceAll('\n', '⏎')}`;
    })
    .join('\n');
}

const lines = (...all: string[]): string => all.join('\n');

describe('what stands under what', () => {
  it('headings, by their level', () => {
    expect(outline('# A\none\n## B\ntwo\n### C\n## D\nthree\n# E\nfour')).toBe(
      lines(
        ...[
          'heading: # A',
          '  paragraph: one',
          '  heading: ## B',
          '    paragraph: two',
          '    heading: ### C',
        ],
        ...['  heading: ## D', '    paragraph: three', 'heading: # E', '  paragraph: four'],
      ),
    );
  });

  it('a line in bold is a heading below those with marks', () => {
    expect(outline('## A\n\n**B**\n\none\n\n**C:**\n\n- two\n\n## D\nthree')).toBe(
      lines(
        ...[
          'heading: ## A',
          '  heading: **B**',
          '    paragraph: one',
          '  heading: **C:**',
          '    item: - two',
        ],
        ...['heading: ## D', '  paragraph: three'],
      ),
    );
  });

  it('a list under the line that announces it, to its end', () => {
    expect(outline('Never retry on:\n\n- 404\n- 401\n\nRetry on:\n- 500\nBe brief.')).toBe(
      lines(
        ...['paragraph: Never retry on:', '  item: - 404', '  item: - 401'],
        ...['paragraph: Retry on:', '  item: - 500', 'paragraph: Be brief.'],
      ),
    );
  });

  it('lines without marks right below such a line', () => {
    expect(outline('Never say:\nhello\ngoodbye\n\nBe brief.\nAlways say:\nthanks')).toBe(
      lines(
        ...['paragraph: Never say:', '  paragraph: hello', '  paragraph: goodbye'],
        ...['paragraph: Be brief.', 'paragraph: Always say:', '  paragraph: thanks'],
      ),
    );
  });

  it('lines below a second such line', () => {
    expect(outline('Do:\nsend it\nDo not:\ncall him\nwrite him')).toBe(
      lines(
        ...['paragraph: Do:', '  paragraph: send it'],
        ...['paragraph: Do not:', '  paragraph: call him', '  paragraph: write him'],
      ),
    );
  });

  it('nothing under words that are only quoted', () => {
    expect(outline('Write "Rules:"\n- one\n- two')).toBe(
      lines('paragraph: Write "Rules:"', 'item: - one', 'item: - two'),
    );
  });

  it('one list whose numbers do not go on', () => {
    expect(outline('Steps:\n1. a\n\n1. b')).toBe(lines('paragraph: Steps:', '  item: 1. a', '  item: 1. b'));
  });

  it('a list that stands apart from the lines that were announced is another one', () => {
    expect(outline('The notes:\nWe met.\nWe ate.\n\n- Sum them up.')).toBe(
      lines(
        ...['paragraph: The notes:', '  paragraph: We met.', '  paragraph: We ate.', 'item: - Sum them up.'],
      ),
    );
    expect(outline('The clause:\n\n7. Rights.\n\n1. Explain it.\n2. Be brief.')).toBe(
      lines('paragraph: The clause:', '  item: 7. Rights.', 'item: 1. Explain it.', 'item: 2. Be brief.'),
    );
    expect(outline('Look at:\nrun(a);\nSay what is wrong.')).toBe(
      lines('paragraph: Look at:', '  code: run(a);', 'paragraph: Say what is wrong.'),
    );
  });

  it('items under the item above them, by their indent, and bullets under a number', () => {
    expect(outline('- a\n  - b\n    - c\n  - d\n- e')).toBe(
      lines('item: - a', '  item: - b', '    item: - c', '  item: - d', 'item: - e'),
    );
    expect(outline('1. Check:\n- the name\n- the date\n2. Pay.\n\n- Be brief.')).toBe(
      lines(
        ...['item: 1. Check:', '  item: - the name', '  item: - the date', 'item: 2. Pay.'],
        ...['item: - Be brief.'],
      ),
    );
    expect(outline('1. Check:\n\n- the name\n- the date\n\n2. Pay:\n\n- the fee')).toBe(
      lines(
        ...['item: 1. Check:', '  item: - the name', '  item: - the date'],
        ...['item: 2. Pay:', '  item: - the fee'],
      ),
    );
    expect(outline('- a\n\n  more of a\n\nno more')).toBe(
      lines('item: - a', '  paragraph: more of a', 'paragraph: no more'),
    );
  });

  it('tags hold what stands between them, and only where they are closed', () => {
    expect(outline('<rules>\n# A\n- one\n</rules>\n- two')).toBe(
      lines('tag: <rules>', '  heading: # A', '    item: - one', 'tag: </rules>', 'item: - two'),
    );
    expect(outline('<input>\none\n<a><b>\ntwo\n</b>\nthree\n</a>\n<c/>\nfour')).toBe(
      lines(
        ...['tag: <input>', 'paragraph: one', 'tag: <a><b>', '  paragraph: two', '  tag: </b>'],
        ...['  paragraph: three', 'tag: </a>', 'tag: <c/>', 'paragraph: four'],
      ),
    );
  });

  it('a tag under the line that announces it, and no tag under a list', () => {
    expect(outline('Rules:\n<rules>\n- one\n</rules>')).toBe(
      lines('paragraph: Rules:', '  tag: <rules>', '    item: - one', '  tag: </rules>'),
    );
    expect(outline('Rules:\n- one\n<input>\ntwo\n</input>')).toBe(
      lines('paragraph: Rules:', '  item: - one', 'tag: <input>', '  paragraph: two', 'tag: </input>'),
    );
  });

  it('no heading and nothing behind a rule under a line that announces', () => {
    expect(outline('Rules:\n# A\none')).toBe(lines('paragraph: Rules:', 'heading: # A', '  paragraph: one'));
    expect(outline('Rules:\n- one\n---\n- two')).toBe(
      lines('paragraph: Rules:', '  item: - one', 'rule: ---', 'item: - two'),
    );
  });

  it('a tag ends those in it, and one that is not closed any more holds nothing', () => {
    expect(outline('<a>\n# X\n<b>\none\n</a>\ntwo\n</b>\nthree')).toBe(
      lines(
        ...['tag: <a>', '  heading: # X', '    tag: <b>', '      paragraph: one'],
        ...['tag: </a>', 'paragraph: two', 'tag: </b>', 'paragraph: three'],
      ),
    );
    expect(outline('<a>\none\n</a>\n<a>\ntwo')).toBe(
      lines('tag: <a>', '  paragraph: one', 'tag: </a>', 'tag: <a>', 'paragraph: two'),
    );
  });

  it('no item under a row', () => {
    expect(outline('| a | b |\n| - | - |\n- c')).toBe(
      lines('row: | a | b |', '  row: | - | - |', 'item: - c'),
    );
  });

  it('rows under the first one of their table', () => {
    expect(outline('The prices:\n\n| a | b |\n| - | - |\n| 1 | 2 |\nBe brief.')).toBe(
      lines(
        ...['paragraph: The prices:', '  row: | a | b |', '    row: | - | - |', '    row: | 1 | 2 |'],
        ...['paragraph: Be brief.'],
      ),
    );
  });

  it('a fence is one block, and a sentence that was wrapped', () => {
    expect(outline('Use this:\n\n```js\na();\n\nb();\n```\n\nDone.')).toBe(
      lines('paragraph: Use this:', '  code: ```js⏎a();⏎⏎b();⏎```', 'paragraph: Done.'),
    );
    expect(
      outline('Write a report for the board of the company that has\nat most one page.\n---\nThanks.'),
    ).toBe(
      lines(
        'paragraph: Write a report for the board of the company that has⏎at most one page.',
        'rule: ---',
        'paragraph: Thanks.',
      ),
    );
  });

  it('is the same with any kind of line ends', () => {
    const text = '# A\nTwo:\n- b\n  - c\n\n**D**\n<e>\nf\n</e>\nRules:\ng\nh\n\ni';
    expect(outline(text.replaceAll('\n', '\r\n'))).toBe(outline(text));
  });
});

const PARTS = [
  ...[
    '# A\n',
    '## B\n',
    '**C**\n',
    'Never:\n',
    '- d\n',
    '  - e\n',
    '1. f\n',
    '2. g:\n',
    '| h | i |\n',
    '---\n',
  ],
  ...[
    '```\nj\n\n```\n',
    '<k>\n',
    '</k>\n',
    '<k/>',
    'One. Two.\n',
    '\n',
    '\r\n',
    '  ',
    '\t',
    'run(a);\n',
    'x',
  ],
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);

it('a block is found by any offset in it', () => {
  const blocks = blocksOf('# A\n\n- b\n- c\n');
  expect([0, 3, 4, 5, 8, 9, 12, 99].map((offset) => blockAt(blocks, offset))).toEqual([
    0, 0, 0, 1, 1, 2, 2, 2,
  ]);
  expect(blockAt([], 0)).toBe(0);
});

it('a path has so many blocks at most', () => {
  const blocks = blocksOf('# A\n## B\n### C\nd');
  expect([0, 1, 2, 9].map((most) => pathOf(blocks, 3, most))).toEqual([[], [2], [2, 1], [2, 1, 0]]);
  expect(pathOf(blocks, -1)).toEqual([]);
});

describe('for any text', () => {
  it('the blocks, one behind the other, are its very bytes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const joined = blocksOf(text)
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        expect(joined).toBe(text.trim() === '' ? joined : text);
      }),
    );
  });

  it('what a block stands under comes before it, and around what it says is white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const [at, { parent, start, end, content }] of blocksOf(text).entries()) {
          expect(parent).toBeLessThan(at);
          expect(text.slice(start, content.start).trim() + text.slice(content.end, end).trim()).toBe('');
          expect(content.end).toBeGreaterThan(content.start);
        }
      }),
    );
  });

  it('takes a number of steps linear in the length', () => {
    for (const part of [...PARTS, '<k></k>\n', '<k>'.repeat(9)]) {
      const text = part.repeat(40_000 / part.length);
      expect(
        countSteps(() => void blocksOf(text)),
        JSON.stringify(part),
      ).toBeLessThan(300 * text.length);
    }
  });
});
