import { PROMPT_SECTIONS, type PromptSections } from '@refinery/contracts/prompts.ts';
import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { withoutReasoning } from '../../../refining/doubts/without-reasoning.ts';

export type ParsedSections = { ok: true; sections: PromptSections } | { ok: false; reason: string };

/** Longest sections, all together, as multiple of the prompt and beside it. In UTF-16 code units. */
const TIMES_PROMPT = 4;
const EXTRA_LENGTH = 20_000;
/** Room for reasoning in front of them, and for escapes. */
const REASONING_LENGTH = 200_000;
const ESCAPED = 6;

const FENCE = /^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n?```$/;
const KNOWN: ReadonlySet<string> = new Set(PROMPT_SECTIONS);

const refused = (reason: string): ParsedSections => ({ ok: false, reason });

/**
 * Reads the sections that a model sent: one JSON object with texts under the names of sections and nothing
 * else, alone or in a fence. A reply in another form, or one that was cut off, is refused: nobody knows what
 * it says. Linear in its length.
 * @param truncated whether the vendor stopped it early
 * @param promptLength of the prompt, in UTF-16 code units
 */
export function parseSections(reply: string, truncated: boolean, promptLength: number): ParsedSections {
  if (truncated) return refused('the reply was cut off');
  const longest = TIMES_PROMPT * promptLength + EXTRA_LENGTH;
  if (reply.length > ESCAPED * longest + REASONING_LENGTH)
    return refused('the reply was much longer than the prompt');
  const text = withoutReasoning(reply).trim();
  const fields = readObject(FENCE.exec(text)?.[1] ?? text);
  if (!fields) return refused('the reply was not the JSON that was asked for');
  const sections: PromptSections = {};
  for (const [name, field] of Object.entries(fields)) {
    if (!KNOWN.has(name) || (typeof field !== 'string' && field !== null))
      return refused('the reply was not the JSON that was asked for');
  }
  const texts = new Map(Object.entries(fields));
  let length = 0;
  for (const name of PROMPT_SECTIONS) {
    const field = texts.get(name);
    // A model may answer with what no column can hold.
    const section = typeof field === 'string' ? toStorableText(field).trim() : '';
    length += section.length;
    if (section) sections[name] = section;
  }
  if (length > longest) return refused('the result was much longer than the prompt');
  return length === 0 ? refused('the reply was empty') : { ok: true, sections };
}

function readObject(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
