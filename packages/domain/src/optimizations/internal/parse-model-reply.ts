import { withoutReasoning } from '../../verification/doubts/without-reasoning.ts';

/** What a model's reply to a refining request held. */
export type ParsedReply = { ok: true; refinedText: string } | { ok: false; reason: string };

const KEYS = ['refined', 'refinedText', 'refined_text', 'refined_prompt', 'refinedPrompt'];
/** The line that opens a fence around the whole reply, and what closes it. */
const FENCE_LINE = /^```[\w-]*[ \t]*\r?\n/;
const FENCE = '```';
const JSON_OPENS = /```(?:json)?[ \t]*\r?\n\s*\{/i;
const JSON_CLOSES = /\}\s*```/g;
const JSON_BEGINS = /^(?:```(?:json)?\s*)?\{\s*"refined\w*"\s*:/i;
/** A first line that announces the result instead of being part of it. */
const PREFACE =
  /^(?:sure|certainly|of course|okay|ok|here(?:'s| is| are)|below is|the refined prompt|refined prompt|das ist|hier ist|voici|aquí)[^\n]{0,120}:\s*\n/i;
/** A last line that speaks about the result, behind an empty one. */
const CLOSING = /^(?:let me know|i hope|feel free|i(?:'ve| have) (?:removed|shortened|kept))/i;

/** Room for escapes, announcements and structure around a text, as multiple of the prompt and beside it. */
const TIMES_PROMPT = 4;
const EXTRA_LENGTH = 20_000;
/** Room for reasoning before the text. In UTF-16 code units, as all lengths here. */
const REASONING_LENGTH = 200_000;
const TOO_LONG: ParsedReply = { ok: false, reason: 'the reply was much longer than the prompt' };

/**
 * Finds the refined text in whatever a model sent: the JSON it was asked for, JSON in a fence or among chatter, or
 * plain text. A reply that was cut off is never taken for a whole one: `truncated` says that the vendor stopped it
 * early, and JSON that does not close is not read. A reply far longer than the prompt (of `promptLength` UTF-16 code
 * units) is refused before it is looked at; everything else takes time linear in its length.
 */
export function parseModelReply(
  reply: string,
  delimiter: string,
  truncated: boolean,
  promptLength: number,
): ParsedReply {
  if (truncated) return { ok: false, reason: 'the reply was cut off' };
  const longest = TIMES_PROMPT * promptLength + EXTRA_LENGTH;
  if (reply.length > longest + REASONING_LENGTH) return TOO_LONG;
  const text = withoutReasoning(reply).trim();
  if (text.length > longest) return TOO_LONG;
  const fromJson = readJson(text);
  if (fromJson === 'cut') return { ok: false, reason: 'the reply was cut off' };
  const refinedText = withoutDelimiters(fromJson ?? stripChatter(text), delimiter);
  return refinedText.trim() ? { ok: true, refinedText } : { ok: false, reason: 'the reply was empty' };
}

/** The text in the reply's JSON, null where the reply is no JSON, `cut` where JSON of ours begins but does not end. */
function readJson(text: string): string | null | 'cut' {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  const candidates = [text, fencedJson(text), end > start ? text.slice(start, end + 1) : undefined];
  for (const candidate of candidates) {
    const found = candidate === undefined ? null : refinedOf(candidate);
    if (found !== null) return found;
  }
  return JSON_BEGINS.test(text) ? 'cut' : null;
}

/** From the brace behind the first fence that has one to the next brace before a fence. */
function fencedJson(text: string): string | undefined {
  const opens = JSON_OPENS.exec(text);
  if (!opens) return undefined;
  const behind = opens.index + opens[0].length;
  JSON_CLOSES.lastIndex = behind;
  const closes = JSON_CLOSES.exec(text);
  return closes ? text.slice(behind - 1, closes.index + 1) : undefined;
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

/** The text of a trimmed reply without what is said about it. */
function stripChatter(text: string): string {
  const body = withoutClosing(text.replace(PREFACE, '')).trim();
  const opens = FENCE_LINE.exec(body)?.[0].length ?? body.length;
  const closes = body.length - FENCE.length;
  return closes >= opens && body.endsWith(FENCE) ? body.slice(opens, closes).replace(/\r?\n?$/, '') : body;
}

/** A closing remark has one line or two. */
function withoutClosing(text: string): string {
  const last = text.lastIndexOf('\n');
  for (const lineBreak of [text.lastIndexOf('\n', last - 1), last]) {
    if (lineBreak < 0 || !CLOSING.test(text.slice(lineBreak + 1))) continue;
    const body = text.slice(0, lineBreak).trimEnd();
    if (text.slice(body.length, lineBreak).includes('\n')) return body;
  }
  return text;
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
