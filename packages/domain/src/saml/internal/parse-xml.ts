import { DOMParser, type XmlElement, type XmlNode } from '@xmldom/xmldom';
import { BadXml, Refused } from './refused.ts';

export type { XmlElement };

/** Most characters of a document. */
const MAX_CHARACTERS = 256 * 1024;
/**
 * Most tags: honest documents have some hundreds. What is done with a document may grow with their square.
 */
const MAX_TAGS = 5_000;
/** Most elements within each other. For each, a signature looks at the prefixes of all those around it. */
const MAX_DEPTH = 64;
/** Most characters from one tag to the next: the attributes of one are compared with each other. */
const MAX_TAG_CHARACTERS = 20_000;

/**
 * Parses a document of XML that anybody may have sent, with namespaces. Errors: `BadXml` for one that is no
 * XML, too large, or has a DOCTYPE: entities are never read.
 */
export function parseXml(text: string): XmlElement {
  if (text.length > MAX_CHARACTERS) throw new BadXml('too many characters');
  if (text.includes('\0')) throw new BadXml('a NUL character');
  if (/<!(?:doctype|entity|attlist|element|notation)/i.test(text)) throw new BadXml('a DOCTYPE');
  if (!/^<.*>$/s.test(text.trim())) throw new BadXml('text outside the element');
  const tags = text.split('<');
  if (tags.length > MAX_TAGS) throw new BadXml('too many tags');
  if (tags.some((tag) => tag.length > MAX_TAG_CHARACTERS)) throw new BadXml('a tag that is too long');
  const fail = (message: unknown): never => {
    throw new BadXml(String(message));
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new BadXml('no element');
  requireFlat(root);
  requireDeclared(root);
  return root;
}

/** Level by level, so that no depth is too much for the stack. */
function requireFlat(root: XmlElement): void {
  let level = [root];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new BadXml('too deep');
    level = level.flatMap((element) => Array.from(element.childNodes).filter(isElement));
  }
}

/** The parser takes prefixes that stand for nothing. */
function requireDeclared(root: XmlElement): void {
  const all = [root, ...allOf(root, '*', '*')];
  if (all.some(({ prefix, namespaceURI }) => prefix && !namespaceURI))
    throw new BadXml('an undeclared prefix');
}

/** The elements right below one, of a name in a namespace: never those further down. */
export const childrenOf = (parent: XmlElement, namespace: string, name: string): XmlElement[] =>
  Array.from(parent.childNodes)
    .filter(isElement)
    .filter((child) => child.namespaceURI === namespace && child.localName === name);

/** DOM Level 2 Core, 1.2: ELEMENT_NODE */
const isElement = (node: XmlNode): node is XmlElement => node.nodeType === 1;

/** The one element of a name right below another. Errors: `Refused` where there is none, or are several. */
export function onlyChild(parent: XmlElement, namespace: string, name: string): XmlElement {
  const [first, second] = childrenOf(parent, namespace, name);
  if (!first) throw new Refused(`no ${name}`);
  if (second) throw new Refused(`more than one ${name}`);
  return first;
}

/** All elements of a name in a document, wherever they are. */
export const allOf = (root: XmlElement, namespace: string, name: string): XmlElement[] =>
  Array.from(root.getElementsByTagNameNS(namespace, name));

/** What an element says, without white space around it. */
export const textOf = (element: XmlElement): string => (element.textContent ?? '').trim();
