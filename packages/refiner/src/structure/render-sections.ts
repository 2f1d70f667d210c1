import { SECTION_NAMES, type Sections } from './sections.ts';

const titles = (sections: Sections): { name: string; body: string }[] =>
  SECTION_NAMES.filter((name) => sections[name].length > 0).map((name) => ({
    name,
    body: joined(sections[name]),
  }));

/** Sentences side by side; blocks of several lines on lines of their own. */
function joined(blocks: readonly string[]): string {
  let text = '';
  let multiline = false;
  for (const block of blocks) {
    const own = block.includes('\n');
    if (text !== '') text += own || multiline ? '\n\n' : '\n';
    text += block;
    multiline = own;
  }
  return text;
}

/** Markdown with a second-level heading per section. */
export function renderMarkdown(sections: Sections): string {
  return titles(sections)
    .map(({ name, body }) => `## ${name[0]?.toUpperCase()}${name.slice(1)}\n${body}`)
    .join('\n\n');
}

/** One JSON object with a string per section. */
export function renderJson(sections: Sections): string {
  return JSON.stringify(Object.fromEntries(titles(sections).map(({ name, body }) => [name, body])));
}

/** Sections in tags as models read them: text as it is, no root element. */
export function renderTags(sections: Sections): string {
  return titles(sections)
    .map(({ name, body }) => `<${name}>\n${body}\n</${name}>`)
    .join('\n');
}

/** A well-formed XML document. Text with markup characters stands in CDATA; characters that XML forbids become U+FFFD. */
export function renderXml(sections: Sections): string {
  const parts = titles(sections).map(({ name, body }) => `<${name}>\n${xmlText(body)}\n</${name}>`);
  return `<prompt>\n${parts.join('\n')}\n</prompt>`;
}

function xmlText(text: string): string {
  const legal = text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  if (!/[<&]|\]\]>/.test(legal)) return legal;
  return `<![CDATA[${legal.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
