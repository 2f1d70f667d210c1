import { createHash } from 'node:crypto';
import { isRecord } from '../fake-request.ts';

/** A part of a prompt at whose end a vendor can keep it. */
export interface PromptBlock {
  /** Says all that comes up to its end, marks aside. */
  prefix: string;
  tokens: number;
  mark: 'short' | 'long' | null;
  /** Whether a message of the user, tools or the developer ends here. */
  endsMessage: boolean;
}

export type MarkName = 'cache_control' | 'prompt_cache_breakpoint';

interface Piece {
  value: unknown;
  role: string;
  last: boolean;
}

/** Without the mark. */
function unmarked(value: unknown, mark: MarkName): unknown {
  if (!isRecord(value)) return value;
  const { [mark]: _, ...rest } = value;
  return rest;
}

/** Four characters are a token, so that a test can count. */
const tokensOf = (value: unknown): number => {
  const text = isRecord(value) && typeof value.text === 'string' ? value.text : JSON.stringify(value);
  return Math.ceil(text.length / 4);
};

function markOf(value: unknown, name: MarkName): PromptBlock['mark'] {
  const mark = isRecord(value) ? value[name] : undefined;
  if (!isRecord(mark)) return null;
  return mark.ttl === '1h' ? 'long' : 'short';
}

function partsOf(content: unknown, role: string, strict: boolean): Piece[] {
  const whole = strict ? { text: content } : { type: 'text', text: content };
  const parts: unknown[] = Array.isArray(content) ? content : [whole];
  return parts.map((value, at) => ({ value, role, last: at === parts.length - 1 }));
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * The blocks of a prompt, in the order in which vendors read it: tools, system texts, messages.
 * @param strict whether a string differs from a list with one text part. To the vendors they are the same
 */
export function promptBlocks(body: unknown, mark: MarkName, strict = false): PromptBlock[] {
  const { model, tools, system, messages } = isRecord(body) ? body : {};
  const pieces: Piece[] = [
    ...listOf(tools).map((value) => ({ value, role: 'tools', last: false })),
    ...(system === undefined ? [] : partsOf(system, 'system', strict)),
    ...listOf(messages).flatMap((message) =>
      isRecord(message) ? partsOf(message.content, String(message.role), strict) : [],
    ),
  ];
  const hash = createHash('sha256').update(JSON.stringify(model ?? null));
  return pieces.map(({ value, role, last }) => {
    const said = unmarked(value, mark);
    hash.update(JSON.stringify([role, last, said]));
    return {
      prefix: hash.copy().digest('base64'),
      tokens: tokensOf(said),
      mark: markOf(value, mark),
      endsMessage: last && role !== 'assistant',
    };
  });
}
