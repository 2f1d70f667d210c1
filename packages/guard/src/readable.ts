const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};

/**
 * What a reader of a structured result reads: the strings of a JSON document (keys as headings), XML text
 * without CDATA marks and entities. Other text as it is.
 */
export function readable(refined: string, original: string): string {
  const opens = refined.trimStart()[0];
  if ((opens === '{' || opens === '[') && parse(original) === undefined) {
    const value = parse(refined);
    if (value !== undefined) return strings(value).join('\n\n');
  }
  if (opens === '<' && /<!\[CDATA\[|&(?:lt|gt|amp|quot|apos|#39);/.test(refined)) return xmlText(refined);
  return refined;
}

/** XML with its CDATA sections opened and, outside of them, its entities. */
function xmlText(xml: string): string {
  const parts: string[] = [];
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<![CDATA[', at);
    const markup = xml.slice(at, open < 0 ? xml.length : open);
    parts.push(markup.replace(/&(?:lt|gt|amp|quot|apos|#39);/g, (entity) => ENTITIES[entity] ?? entity));
    if (open < 0) break;
    const close = xml.indexOf(']]>', open);
    parts.push(xml.slice(open + 9, close < 0 ? xml.length : close));
    at = close < 0 ? xml.length : close + 3;
  }
  return parts.join('');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * All strings and keys of a JSON value, in order. Iterative: the nesting may be as deep as the text is long.
 */
function strings(value: unknown): string[] {
  const found: string[] = [];
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (Array.isArray(next)) for (let i = next.length - 1; i >= 0; i--) stack.push(next[i]);
    else if (typeof next === 'object' && next !== null)
      for (const [key, inner] of Object.entries(next).reverse()) stack.push(inner, key);
    else if (next !== null && next !== undefined) found.push(String(next));
  }
  return found;
}
