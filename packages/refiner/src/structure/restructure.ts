import { countTokens } from '../count-tokens.ts';
import { isJson } from '../spans/json.ts';
import type { OutputFormat, Strategy } from '../types.ts';
import { renderJson, renderMarkdown, renderTags, renderXml } from './render-sections.ts';
import { emptySections, SECTION_NAMES, type Sections } from './sections.ts';
import { sortSections } from './sort-sections.ts';

/** Shorter texts are clear without sections. */
const FEWEST_TOKENS = 120;
const FEWEST_SECTIONS = 3;

/** `text` in the structure that format or strategy ask for, or undefined where it stays as it is. */
export function restructure(
  text: string,
  originalTokens: number,
  format: OutputFormat,
  strategy: Strategy,
  preserve: readonly string[],
): string | undefined {
  if (text.trim() === '')
    return format === 'json' ? '{}' : format === 'xml' ? '<prompt></prompt>' : undefined;
  if (format === 'default') return byStrategy(text, originalTokens, strategy, preserve);
  if (isStructured(text, format)) return undefined;
  return render(sortSections(text, preserve), format);
}

/** `text` in the asked-for format as one section in its own order: for texts that do not survive being sorted. */
export function unsorted(text: string, format: OutputFormat): string {
  return render({ ...emptySections(), context: [text] }, format);
}

function render(sections: Sections, format: OutputFormat): string {
  if (format === 'json') return renderJson(sections);
  return format === 'xml' ? renderXml(sections) : renderMarkdown(sections);
}

/** GPT reads Markdown sections well, CLAUDE tags; both only where the text has parts and the structure costs no token. */
function byStrategy(
  text: string,
  originalTokens: number,
  strategy: Strategy,
  preserve: readonly string[],
): string | undefined {
  if (strategy !== 'GPT' && strategy !== 'CLAUDE') return undefined;
  if (
    originalTokens < FEWEST_TOKENS ||
    isStructured(text, 'markdown') ||
    isStructured(text, 'xml') ||
    isJson(text)
  )
    return undefined;
  const sections = sortSections(text, preserve);
  if (filled(sections) < FEWEST_SECTIONS) return undefined;
  const result = strategy === 'GPT' ? renderMarkdown(sections) : renderTags(sections);
  return countTokens(result) <= originalTokens ? result : undefined;
}

const filled = (sections: Sections): number =>
  SECTION_NAMES.filter((name) => sections[name].length > 0).length;

/** True where the text has the structure already, by whoever made it. */
function isStructured(text: string, format: OutputFormat): boolean {
  if (format === 'json') return isJson(text);
  if (format === 'markdown') return /^#{1,6} \S/.test(text) || (text.match(/^#{1,6} \S/gm)?.length ?? 0) >= 2;
  return /^<([a-z]{1,40})>[\s\S]*<\/\1>$|^<([a-z]{1,40})>[\s\S]*<\/[a-z]{1,40}>$/.test(text.trim());
}
