import { lex } from '@refinery/text/lex.ts';
import { segment } from '@refinery/text/segment.ts';
import { isJson } from '@refinery/text/spans/json.ts';
import type { OutputFormat } from '../model/types.ts';
import type { Piece } from './pieces.ts';
import { readUnits, type Unit } from './units.ts';
import { CDATA_REASON, topElements } from './xml.ts';

/** True where a JSON object or array is all of the text. */
function isJsonDocument(text: string): boolean {
  return /^\s*[{[]/.test(text) && isJson(text);
}

/** True where the text is in the format already, by whoever made it. */
export function hasFormat(text: string, format: OutputFormat): boolean {
  if (format === 'json') return isJsonDocument(text);
  if (format === 'markdown') return hasHeadings(unitsOf(text));
  const top = format === 'xml' ? topElements(text.trim()) : undefined;
  return top !== undefined && top.elements === 1 && !top.loose;
}

/** True where the text has sections of its own: headings, tags around its parts, JSON. */
export function hasOwnSections(text: string): boolean {
  if (isJsonDocument(text)) return true;
  const units = unitsOf(text);
  return hasHeadings(units) || (tagSections(units)?.length ?? 0) > 0;
}

function unitsOf(text: string): Unit[] {
  const tokens = lex(text);
  return readUnits(text, tokens, segment(text, tokens));
}

function hasHeadings(units: readonly Unit[]): boolean {
  const headings = units.filter((unit) => unit.kind === 'heading').length;
  return headings >= 2 || units[0]?.kind === 'heading';
}

/** The tag pairs of a text that consists of nothing else, or undefined. */
function tagSections(units: readonly Unit[]): Unit[] | undefined {
  const sections: Unit[] = [];
  let end = -1;
  for (const unit of units) {
    if (unit.from < end) {
      if (unit.to > end) return undefined;
      continue;
    }
    if (unit.tagEnd < 0 || unit.tagEnd < unit.to) return undefined;
    sections.push(unit);
    end = unit.tagEnd;
  }
  return sections;
}

/** An XML document that keeps the text's own tags, or undefined where it has none around all of its parts. */
export function ownTagPieces(text: string): Piece[] | undefined {
  const reason = 'root element';
  const whole: Piece = { from: 0, to: text.length, section: 'context' };
  const top = topElements(text);
  if (top && top.elements > 1 && !top.loose)
    return [{ added: '<prompt>\n', reason }, whole, { added: '\n</prompt>', reason }];
  const sections = tagSections(unitsOf(text));
  if (!sections || sections.length === 0) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  for (const unit of sections) {
    const open =
      unit.from + (/^<[A-Za-z_][\w.-]*>/.exec(text.slice(unit.from, unit.from + 80))?.[0].length ?? 0);
    const close = text.lastIndexOf('</', unit.tagEnd);
    if (
      open === unit.from ||
      topElements(text.slice(unit.from, open) + text.slice(close, unit.tagEnd)) === undefined
    )
      return undefined;
    const inner = text.slice(open, close);
    if (inner.includes(']]>') || topElements(`<x><![CDATA[${inner}]]></x>`) === undefined) return undefined;
    if (topElements(inner)) pieces.push({ from: at, to: unit.tagEnd, section: 'context' });
    else
      pieces.push(
        { from: at, to: open, section: 'context' },
        { added: '<![CDATA[', reason: CDATA_REASON },
        { from: open, to: close, section: 'context' },
        { added: ']]>', reason: CDATA_REASON },
        { from: close, to: unit.tagEnd, section: 'context' },
      );
    at = unit.tagEnd;
  }
  if (sections.length === 1) return pieces;
  return [{ added: '<prompt>\n', reason }, ...pieces, { added: '\n</prompt>', reason }];
}
