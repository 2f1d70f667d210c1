import type { Piece } from './pieces.ts';

/** Characters outside of the production Char of XML 1.0, and lone surrogates. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const SPECIAL = /\]\]>|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export const CDATA_REASON = 'marks text with <, & or > as text for XML parsers';
const ILLEGAL_REASON = 'character that XML does not allow';

/** An element's text so that any XML parser gives it back, with the marks around it that this needs. */
interface XmlBody {
  opening: Piece[];
  pieces: Piece[];
  closing: Piece[];
}

/** The pieces of an element's text for XML. */
export function splitForXml(text: string, pieces: readonly Piece[]): XmlBody {
  const split: Piece[] = [];
  let markup = false;
  for (const piece of pieces) {
    if ('added' in piece) {
      split.push(piece);
      continue;
    }
    const slice = text.slice(piece.from, piece.to);
    markup ||= /[<&]|\]\]>/.test(slice);
    let from = piece.from;
    for (const match of slice.matchAll(SPECIAL)) {
      const at = piece.from + match.index;
      const isEnd = match[0] === ']]>';
      const until = isEnd ? at + 2 : at;
      if (until > from) split.push({ ...piece, from, to: until });
      split.push(
        isEnd ? { added: ']]><![CDATA[', reason: CDATA_REASON } : { added: '\ufffd', reason: ILLEGAL_REASON },
      );
      from = isEnd ? until : at + match[0].length;
    }
    if (piece.to > from) split.push({ ...piece, from, to: piece.to });
  }
  if (!markup) return { opening: [], pieces: split, closing: [] };
  return {
    opening: [{ added: '<![CDATA[', reason: CDATA_REASON }],
    pieces: split,
    closing: [{ added: ']]>', reason: CDATA_REASON }],
  };
}

const NAME = String.raw`[A-Za-z_][\w.:-]{0,100}`;
const MARKUP = new RegExp(
  String.raw`<!\[CDATA\[[\s\S]*?\]\]>|<!--(?:[^-]|-(?!-))*-->|<(/?)(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`,
  'y',
);
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/;

/**
 * Number of elements at the top level of well-formed XML content, or -1 where `text` is none. Documents with
 * prolog or document type count as none: prompts have neither.
 */
export function topElements(text: string): { elements: number; loose: boolean } | undefined {
  if (ILLEGAL.test(text)) return undefined;
  const open: string[] = [];
  let elements = 0;
  let loose = false;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const plain = text.slice(at, next < 0 ? text.length : next);
    if (ENTITY.test(plain) || plain.includes(']]>')) return undefined;
    if (open.length === 0 && plain.trim() !== '') loose = true;
    if (next < 0) break;
    MARKUP.lastIndex = next;
    const match = MARKUP.exec(text);
    if (!match) return undefined;
    at = MARKUP.lastIndex;
    const [, slash, name, attributes = '', selfClosing] = match;
    if (name === undefined) {
      if (open.length === 0 && match[0].startsWith('<![')) loose = true;
      continue;
    }
    if (ENTITY.test(attributes) || repeats(attributes)) return undefined;
    if (slash === '/') {
      if (attributes !== '' || selfClosing === '/' || open.pop() !== name) return undefined;
      continue;
    }
    if (open.length === 0) elements++;
    if (selfClosing !== '/') open.push(name);
  }
  return open.length === 0 ? { elements, loose } : undefined;
}

/** True where two attributes have the same name. */
function repeats(attributes: string): boolean {
  const names = [...attributes.matchAll(/\s+([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/gy)].map(
    (match) => match[1],
  );
  return new Set(names).size < names.length;
}
