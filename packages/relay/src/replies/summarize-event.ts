import { isRecord } from '@refinery/providers/json.ts';
import { BodyError } from '../body/body-error.ts';
import { readEvent, type SseEvent } from '../sse/read-event.ts';
import { parseData } from './parse-data.ts';

/** Readers of replies look no deeper, and at no more. */
const MAX_DEPTH = 8;
const MOST_MEMBERS = 1_000;
/** Names have 200 characters at most, and what is told of an error 2,000. */
const MOST_CHARACTERS = 4_000;

/**
 * A large event with only as much of its data as readers of replies look at: texts and lists are cut. They
 * find in it what they would find in the event.
 * @throws {BodyError} `invalid_json` where its data is no JSON object, or nested too deeply
 */
export function summarizeEvent(bytes: Buffer): SseEvent {
  const { name, data } = readEvent(bytes);
  if (data === undefined || data === '') return { name, data };
  return { name, data: JSON.stringify(summarize(parsed(data), 0)) };
}

function parsed(data: string): Record<string, unknown> {
  try {
    return parseData(data);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BodyError('invalid_json', 0);
    throw error;
  }
}

function summarize(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS);
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map((item) => summarize(item, depth + 1));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).slice(0, MOST_MEMBERS);
  return Object.fromEntries(
    members.map(([key, member]) => [key.slice(0, MOST_CHARACTERS), summarize(member, depth + 1)]),
  );
}
