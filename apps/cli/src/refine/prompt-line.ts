import { readObject, textIn } from '../jsonl/read-object.ts';

export interface PromptLine {
  /** As it came; undefined where the line has none. */
  id: unknown;
  text: string;
}

/** Reads one line `{"id", "text"}`; undefined for a blank one. Throws `BadLine`. */
export function readPromptLine(bytes: Uint8Array | undefined): PromptLine | undefined {
  const value = readObject(bytes, '{"id": 1, "text": "…"}');
  return value && { id: Reflect.get(value, 'id'), text: textIn(value, 'text') };
}
