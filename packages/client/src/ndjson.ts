import { ApiError } from './api-error.ts';

/**
 * The values of NDJSON as they arrive, however it is cut into chunks. Errors: `invalid_response` for a line
 * that is no JSON, which a line that was cut off is, too.
 */
export async function* parseNdjson<T>(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<T, void, void> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun += first;
    for (const next of others) {
      yield* parseLine<T>(begun);
      begun = next;
    }
  }
  yield* parseLine<T>(begun + decoder.decode());
}

function* parseLine<T>(line: string): Generator<T, void, void> {
  if (line.trim() === '') return;
  let value: T;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    const detail = `A line of the stream is no JSON or was cut off: ${line.slice(0, 100)}`;
    throw new ApiError({ code: 'invalid_response', detail, cause });
  }
  yield value;
}
