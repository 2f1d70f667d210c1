/** What a model's reply to a refining request held. */
export type ParsedReply = { ok: true; refinedText: string } | { ok: false; reason: string };

const KEYS = ['refined', 'refinedText', 'refined_text', 'refined_prompt', 'refinedPrompt'];
const REASONING = /^\s*<(think|thinking|reasoning)>[\s\S]*?<\/\1>\s*/i;
/** A whole reply inside one fence. */
const WHOLE_FENCE = /^```[\w-]*[ \t]*\r?\n([\s\S]*?)\r?\n?```\s*$/;
const JSON_FENCE = /```(?:json)?[ \t]*\r?\n(\s*\{[\s\S]*?\})\s*\r?\n?```/i;
/** A first line that announces the result instead of being part of it. */
const PREFACE =
  /^(?:sure|certainly|of course|okay|ok|here(?:'s| is| are)|below is|the refined prompt|refined prompt|das ist|hier ist|voici|aquí)[^\n]{0,120}:\s*\r?\n+/i;
const CLOSING =
  /\r?\n\s*\r?\n(?:let me know|i hope|feel free|i(?:'ve| have) (?:removed|shortened|kept))[^\n]*(?:\r?\n[^\n]*)?\s*$/i;

/**
 * Finds the refined text in whatever a model sent: the JSON it was asked for, JSON in a fence or among chatter, or
 * plain text. A reply that was cut off is never taken for a whole one: `truncated` says that the vendor stopped it
 * early, and JSON that does not close is not read.
 */
export function parseModelReply(reply: string, delimiter: string, truncated: boolean): ParsedReply {
  if (truncated) return { ok: false, reason: 'the reply was cut off' };
  const text = reply.replace(REASONING, '').trim();
  const fromJson = readJson(text);
  if (fromJson === 'cut') return { ok: false, reason: 'the reply was cut off' };
  const refinedText = withoutDelimiters(fromJson ?? stripChatter(text), delimiter);
  return refinedText.trim() ? { ok: true, refinedText } : { ok: false, reason: 'the reply was empty' };
}

/** The text in the reply's JSON, null where the reply is no JSON, `cut` where JSON of ours begins but does not end. */
function readJson(text: string): string | null | 'cut' {
  const fenced = JSON_FENCE.exec(text)?.[1];
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  const candidates = [text, fenced, start >= 0 && end > start ? text.slice(start, end + 1) : undefined];
  for (const candidate of candidates) {
    const found = candidate === undefined ? null : refinedOf(candidate);
    if (found !== null) return found;
  }
  const begun = /^(?:```(?:json)?\s*)?\{\s*"(?:refined\w*|refined_text|refined_prompt)"\s*:/i.test(text);
  return begun ? 'cut' : null;
}

function refinedOf(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return null;
    const fields = new Map(Object.entries(value));
    for (const key of KEYS) {
      const field = fields.get(key);
      if (typeof field === 'string') return field;
    }
    return null;
  } catch {
    return null;
  }
}

function stripChatter(text: string): string {
  const body = text.replace(PREFACE, '').replace(CLOSING, '').trim();
  return WHOLE_FENCE.exec(body)?.[1] ?? body;
}

/** Models echo the lines that enclose the text. */
function withoutDelimiters(text: string, delimiter: string): string {
  if (!text.includes(delimiter)) return text;
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== delimiter)
    .join('\n')
    .replaceAll(delimiter, '')
    .trim();
}
