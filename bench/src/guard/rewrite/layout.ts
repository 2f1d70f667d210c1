import type { MutationKind } from '../mutation.ts';
import { proseOf, replaceEvery } from '../prose.ts';

const isLaidOut = (text: string): boolean => /```|~~~|"""|^[ \t]*[{[<|]/m.test(text);

/** A heading, a title in bold type or a line with a colon: what stands below belongs to it. */
const LEADS = /^#{1,6} |^\*\*[^*\n]+\*\*:?$|[:：][*_]{0,2}$/m;

/**
 * Left out: texts with fences, tables or data (whose blank lines mean something), with headings, and numbered
 * lists that blank lines divide.
 */
export const PARAGRAPHS_REORDERED: MutationKind = {
  name: 'paragraphs reordered',
  make: (text, random) => {
    const paragraphs = text.split(/\n{2,}/);
    if (paragraphs.length < 2 || isLaidOut(text) || LEADS.test(text)) return [];
    if (paragraphs.filter((part) => /^\s*(?:\*\*)?(?:step )?\d+[.):]/i.test(part)).length > 1) return [];
    const changed = random.shuffled(paragraphs).join('\n\n');
    return changed === text ? [] : [{ original: text, changed }];
  },
};

/**
 * "## Task" over its text to <task>…</task>. Left out: texts with fences; headings that are more than four
 * plain words.
 */
export const HEADINGS_TO_XML: MutationKind = {
  name: 'headings to XML tags',
  make: (text) => {
    if (isLaidOut(text) || !/^#{1,3} (?:[A-Za-z]+ ){0,3}[A-Za-z]+$/m.test(text)) return [];
    const lines: string[] = [];
    let open = '';
    for (const line of text.split('\n')) {
      const title = /^#{1,3} ((?:[A-Za-z]+ ){0,3}[A-Za-z]+)$/.exec(line)?.[1];
      if (title === undefined) {
        lines.push(line);
        continue;
      }
      if (open !== '') lines.push(`</${open}>`);
      open =
        title
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '_')
          .replace(/^_|_$/g, '') || 'section';
      lines.push(`<${open}>`);
    }
    if (open !== '') lines.push(`</${open}>`);
    return [{ original: text, changed: lines.join('\n') }];
  },
};

export const EMPHASIS_REMOVED: MutationKind = {
  name: 'emphasis removed',
  make: (text) =>
    replaceEvery(
      text,
      /\*\*([^*\n]+)\*\*|(?<=\s)__([^_\n]+)__(?=\s)/g,
      ({ groups: [bold = '', strong = ''] }) => bold || strong,
    ),
};

export const BULLETS_CHANGED: MutationKind = {
  name: 'bullets changed',
  make: (text) =>
    ['*', '-', '•'].flatMap((mark) =>
      isLaidOut(text)
        ? []
        : replaceEvery(text, /^([ \t]*)[-*•](?= +\S)/gm, ({ groups: [indent = ''] }) => indent + mark),
    ),
};

/**
 * Paragraphs of prose wrapped at 72 characters. Left out: lines of lists, tables, code, data and what could
 * become a list by wrapping.
 */
export const WRAPPED: MutationKind = {
  name: 'lines wrapped',
  make: (text) => {
    if (isLaidOut(text)) return [];
    const changed = text
      .split('\n')
      .map((line) =>
        /^[A-Za-z]/.test(line) && line.length > 72 && !proseOf(line).includes('\ue000') ? wrap(line) : line,
      )
      .join('\n');
    return changed === text ? [] : [{ original: text, changed }];
  },
};

function wrap(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const isMark = /^(?:[-*+•#>|=–—]+|\d+[.)]|[a-z][.)]|[ivx]+[.)])$/.test(word);
    if (current !== '' && current.length + word.length >= 72 && !isMark) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}

export const SPACES_DOUBLED: MutationKind = {
  name: 'spaces and blank lines added',
  make: (text) =>
    isLaidOut(text)
      ? []
      : [
          {
            original: text,
            changed: text.replace(/([a-z,.]) (?=[a-z])/g, '$1  ').replace(/\n\n/g, '\n\n\n'),
          },
        ].filter(({ changed }) => changed !== text),
};

/** Texts that are JSON as a whole: with another layout. */
export const JSON_LAYOUT: MutationKind = {
  name: 'JSON laid out otherwise',
  make: (text) => {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value !== 'object') return [];
      return [JSON.stringify(value), JSON.stringify(value, null, 4), JSON.stringify(value, null, '\t')]
        .filter((changed) => changed !== text)
        .map((changed) => ({ original: text, changed }));
    } catch {
      return [];
    }
  },
};

/** Pairs of straight marks to curly ones. Left out: in code. */
export const QUOTES_CURLED: MutationKind = {
  name: 'quote marks curled',
  make: (text) => {
    if (isLaidOut(text)) return [];
    const changed = text
      .replace(/(?<=^|[\s(:])"([^"\n]{1,200})"(?=[\s.,;:!?)]|$)/gm, '“$1”')
      .replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
    return changed === text ? [] : [{ original: text, changed }];
  },
};

export const QUOTES_STRAIGHTENED: MutationKind = {
  name: 'quote marks straightened',
  make: (text) => {
    const changed = text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
    return changed === text || isLaidOut(text) ? [] : [{ original: text, changed }];
  },
};
