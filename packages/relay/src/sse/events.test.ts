import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventSplitter } from './event-splitter.ts';
import { readEvent } from './read-event.ts';
import { ReplyTooLargeError } from './reply-too-large-error.ts';

const MAX_BYTES = 10_000;

/** What a reader of the standard gets from a stream that comes in chunks of these sizes. */
function readAll(stream: Buffer, sizes: number[]) {
  const splitter = new EventSplitter(MAX_BYTES);
  const pieces: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < stream.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(...splitter.push(stream.subarray(at, at + size)));
    at += size;
  }
  const events = pieces.map(readEvent).filter(({ data }) => data !== undefined);
  return { pieces, events };
}

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const text = fc.string({
  unit: fc.constantFrom('a', ':', ' ', '😀', 'é', '{', '\u0000', '\u2028'),
  maxLength: 6,
});
const sse = fc.record({
  name: fc.option(fc.constantFrom('x', 'message_stop')),
  data: fc.array(text, { minLength: 1, maxLength: 3 }),
  comment: fc.boolean(),
  spaced: fc.boolean(),
});

describe('a stream of events', () => {
  it('is read the same, wherever its chunks are cut and however its lines end', () => {
    const stream = fc.tuple(fc.array(sse, { minLength: 1, maxLength: 4 }), lineEnd, fc.boolean());
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(stream, sizes, ([events, end, mark], chunks) => {
        const lines = events.flatMap(({ name, data, comment, spaced }) => [
          ...(comment ? [': data: none'] : []),
          ...(name === null ? [] : [`event:${spaced ? ' ' : ''}${name}`]),
          ...data.map((line) => `data: ${line}`),
          '',
        ]);
        const bytes = Buffer.from((mark ? '\ufeff' : '') + lines.map((line) => line + end).join(''));
        const { pieces, events: read } = readAll(bytes, chunks);
        expect(read).toEqual(events.map(({ name, data }) => ({ name: name ?? '', data: data.join('\n') })));
        // The second half of the last line end may be left behind.
        expect(bytes.subarray(0, Buffer.concat(pieces).length)).toEqual(Buffer.concat(pieces));
        expect(bytes.length - Buffer.concat(pieces).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('has no event where there is no blank line', () => {
    expect(readAll(Buffer.from('data: a\n'), [3]).events).toEqual([]);
    expect(readAll(Buffer.from('data: a\r\n'), [8]).events).toEqual([]);
  });

  it.each([
    ['data:a', { name: '', data: 'a' }],
    ['data:  a', { name: '', data: ' a' }],
    ['data', { name: '', data: '' }],
    ['id: 1\nretry: 2\ndata: a', { name: '', data: 'a' }],
    ['datas: a\nevent: x', { name: 'x', data: undefined }],
    [': comment', { name: '', data: undefined }],
  ])('may say %j', (said, event) => {
    expect(readEvent(Buffer.from(`${said}\n\n`))).toEqual(event);
  });
});

it('an event that never ends is not gathered for ever', () => {
  const splitter = new EventSplitter(MAX_BYTES);
  const chunk = Buffer.alloc(1000, 'x');
  for (let sent = 0; sent < MAX_BYTES; sent += chunk.length) splitter.push(chunk);
  expect(() => splitter.push(chunk)).toThrow(ReplyTooLargeError);
});

it('many small events are no large one', () => {
  const splitter = new EventSplitter(MAX_BYTES);
  const events = splitter.push(Buffer.from('data: a\n\n'.repeat(5000)));
  expect(events).toHaveLength(5000);
});
