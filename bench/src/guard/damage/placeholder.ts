import type { MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { findAll } from '../prose.ts';
import type { Random } from '../random.ts';

/** Placeholders of template languages and what each is renamed to. */
const KINDS: readonly { name: string; pattern: RegExp; examples: readonly [string, string][] }[] = [
  {
    name: '{{x}}',
    pattern: /\{\{[^{}\n]+\}\}/g,
    examples: [
      ['{{topic}}', '{{subject}}'],
      ['{{ user_name }}', '{{ username }}'],
      ['{{item.title}}', '{{item.name}}'],
    ],
  },
  {
    name: '{x}',
    pattern: /(?<![${])\{[A-Za-z_]\w*\}(?!\})/g,
    examples: [
      ['{topic}', '{subject}'],
      ['{0}', '{1}'],
    ],
  },
  { name: '${x}', pattern: /\$\{[^{}\n]+\}/g, examples: [['${topic}', '${subject}']] },
  {
    name: '<x>',
    pattern: /<[a-z][\w -]*>/gi,
    examples: [
      ['<topic>', '<subject>'],
      ['<your name>', '<my name>'],
    ],
  },
  {
    name: '[x]',
    pattern: /(?<!\])\[[A-Za-z][\w ]*\](?![(\]])/g,
    examples: [
      ['[topic]', '[subject]'],
      ['[YOUR NAME]', '[NAME]'],
    ],
  },
  {
    name: '%s',
    pattern: /%[sd](?!\w)/g,
    examples: [
      ['%s', '%d'],
      ['%(name)s', '%(names)s'],
    ],
  },
  {
    name: '$X',
    pattern: /\$[A-Z_]{2,}\b/g,
    examples: [
      ['$TOPIC', '$SUBJECT'],
      ['$USER_NAME', '$USER'],
    ],
  },
  {
    name: 'template block',
    pattern: /\{%[^%\n]+%\}|\{\{[#/][^{}\n]+\}\}/g,
    examples: [
      ['{% if premium %}', '{% if trial %}'],
      ['{{#each rows}}', '{{#each items}}'],
      ['{{/if}}', '{{/each}}'],
      ['{% endfor %}', '{% endif %}'],
    ],
  },
];

interface Placed {
  text: string;
  at: number;
  found: string;
  renamed: string;
}

/** The placeholders of a text, or one of ours in place of one of its words. */
function placed(text: string, kind: (typeof KINDS)[number], random: Random): Placed[] {
  const own = [...text.matchAll(kind.pattern)]
    .filter((match) => !isInCode(text, match.index))
    .map((match) => ({
      text,
      at: match.index,
      found: match[0],
      renamed: match[0].replace(/\w(?=\W*$)/, (letter) => (letter === 'q' ? 'k' : 'q')),
    }));
  if (own.length > 0) return own;
  const words = findAll(text, /(?<=[a-z] )[a-z]{5,}(?=[ .])/g);
  if (words.length === 0 || random.next() > 0.25) return [];
  const { at, end } = random.pick(words);
  const [found, renamed] = random.pick(kind.examples);
  return [{ text: replaceAt(text, at, end, found), at, found, renamed }];
}

const isInCode = (text: string, at: number): boolean =>
  (text.slice(0, at).match(/```/g)?.length ?? 0) % 2 === 1 ||
  (text.slice(text.lastIndexOf('\n', at) + 1, at).match(/[`"]/g)?.length ?? 0) % 2 === 1;

const sentenceAround = (text: string, at: number): string => {
  const from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('. ', at)) + 1;
  const to = text.slice(at).search(/\n|\. |$/) + at;
  return text.slice(from, to).trim();
};

/**
 * Drops or renames one placeholder. Left out: inside code and quotations; drops of one whose whole sentence
 * or line stands twice.
 */
export const PLACEHOLDERS: readonly MutationKind[] = KINDS.map((kind) => ({
  name: `placeholder ${kind.name}`,
  make: (text, random) =>
    placed(text, kind, random).flatMap(({ text: original, at, found, renamed }) => {
      const drop = random.next() < 0.5;
      if (drop && original.split(sentenceAround(original, at)).length !== 2) return [];
      if (!drop && renamed === found) return [];
      const replaced = replaceAt(original, at, at + found.length, drop ? '' : renamed);
      return [{ original, changed: replaced }];
    }),
}));
