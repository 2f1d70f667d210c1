import { literalBlocks } from '@refinery/text/literal-blocks.ts';
import { longQuotes } from '@refinery/text/long-quotes.ts';
import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

const LITERAL = {
  'front matter': '---\nname: the tool\ntools:\n  - the grep\n# the comment\n---',
  'front matter with other line breaks': '---\r\nname: the tool\r\n---',
  'a tree': 'src/\n├── the/\n│   ├── a.ts      # the first file\n│   └── b.ts\n└── README.md',
  'a tree of plain characters': '|-- the\n|   |-- a.ts\n|   `-- b.ts\n`-- docs',
  'a drawing': '+-----+     +------+\n| the |---->| a b  |\n+-----+     +------+',
  'a picture': '/\\_/\\     *\n( o.o )    *\n > ^ <',
  'rows with commas': 'id,name,the comment\n1,Anna,"it is the best, really"\n2,Bob,please do not call',
  'rows with tabs': 'id\tname\tthe comment\n1\tAnna\tit is the best\n2\tBob\tplease do not call',
  'lines of a log': '2024-01-02 12:00:00 ERROR the file is not found in the folder',
  'an element': '<item name="the a">it is a test</item>',
  'a block of Python': 'for x in range(10):\n    if x is not None and x in the:\n        y = the[x]',
  commands: 'cd the_folder && make all of the',
};
const OPTIONS = (['low', 'medium', 'high'] as const).flatMap((compressionLevel) =>
  (['UNIVERSAL', 'DEEPSEEK'] as const).map((strategy) => ({ compressionLevel, strategy })),
);

describe('blocks that count to the letter', () => {
  it.each(Object.entries(LITERAL))('%s', (_name, block) => {
    const text = `${block}\n\nPlease explain it in order to help.`;
    for (const options of OPTIONS) {
      const { refinedText } = refine(text, options);
      expect(refinedText).toContain(block);
    }
  });

  it('keeps the boxes of tasks', () => {
    const { refinedText } = refine('Please do this:\n- [ ] read it\n- [x] write it', {
      compressionLevel: 'high',
    });
    expect(refinedText).toBe('Do this:\n- [ ] read it\n- [x] write it');
  });

  it.each([
    'Write it, please, and then stop.\nRead it, please, and then go.',
    '| a | b |\n|---|---|\n| c | d |',
    '═══════\nROLE\n═══════',
    '---\n\nSome text: here.\n\n---',
    'If the user asks (see below):\n- answer',
    '1 + 2 = 3\n2 + 2 = 4',
    '1.\tGroup files by what they do.\n2.\tName them in lower case.',
    '-\tGroup files\n-\tName them',
  ])('none in %j', (text) => {
    expect(literalBlocks(text)).toEqual([]);
  });
});

describe('longQuotes', () => {
  it('finds quotations of several paragraphs', () => {
    const quotation = '"Hello! I am the helper.\n\nThank you very much in advance!"';
    const text = `At the start, say: ${quotation}\n\nPlease wait for an answer.`;
    expect(longQuotes(text)).toEqual([{ start: 19, end: 19 + quotation.length }]);
    expect(refine(text).refinedText).toContain(quotation);
    expect(longQuotes('Show: “The shop is closed.\n\nPlease call.”')).toHaveLength(1);
  });

  it('takes no text between two quotations for one', () => {
    expect(longQuotes('Say: "yes"\n\nor "no".\n\nThe 5" pipe: "ok"')).toEqual([]);
    expect(longQuotes('"unclosed\n\nand "another')).toEqual([]);
  });
});
