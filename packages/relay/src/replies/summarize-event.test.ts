import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyError } from '../body/body-error.ts';
import { chatChoice, ERRORS, event, STREAMS, type StreamProtocol } from '../relay/testing/wire.ts';
import { readEvent, type SseEvent } from '../sse/read-event.ts';
import { readerOf } from './reader-of.ts';
import { summarizeEvent } from './summarize-event.ts';

const PROTOCOLS: StreamProtocol[] = ['chat', 'messages', 'responses'];
const LONG = 'It is here. '.repeat(10_000);

/** What a reader finds in events, one after the other. */
function findings(protocol: StreamProtocol, events: readonly string[], read: (bytes: Buffer) => SseEvent) {
  const reader = readerOf(protocol);
  const kinds = events.map((text) => reader.read(read(Buffer.from(text))).kind);
  return { kinds, facts: reader.facts, isWhole: reader.isWhole() };
}

describe('the summary of an event', () => {
  it.each(PROTOCOLS)('tells a reader of %s what the event tells', (protocol) => {
    // The end of chat completions is no JSON, and never large.
    const events = [...STREAMS[protocol], ERRORS[protocol]].filter((text) => !text.includes('[DONE]'));
    expect(findings(protocol, events, summarizeEvent)).toEqual(findings(protocol, events, readEvent));
  });

  it.each([
    ['a text', { content: LONG }],
    ['a call of a tool', { tool_calls: [{ index: 0, function: { arguments: LONG } }] }],
    ['many of them', { tool_calls: Array.from({ length: 5_000 }, () => ({ index: 0 })) }],
    ['what is nested', { audio: { a: { b: [[[[[[[[[LONG]]]]]]]]] } } }],
  ])('is short where %s is long', (_what, delta) => {
    const long = chatChoice(delta);
    const { data = '' } = summarizeEvent(Buffer.from(long));
    expect(data.length).toBeLessThan(60_000);
    expect(findings('chat', [long], summarizeEvent)).toEqual(findings('chat', [long], readEvent));
  });

  it('says nothing where the event has no data', () => {
    for (const text of [': ping\n\n', 'data:\n\n', 'event: x\n\n'])
      expect(summarizeEvent(Buffer.from(text))).toEqual(readEvent(Buffer.from(text)));
  });

  it('has no more of any JSON than that has', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (told) => {
        const { data = '' } = summarizeEvent(Buffer.from(event(JSON.stringify(told))));
        expect(data.length).toBeLessThanOrEqual(JSON.stringify(told).length);
        JSON.parse(data);
      }),
    );
  });

  it('is none of what is no JSON object', () => {
    for (const data of ['{', '7', '[]', `{"a":${'['.repeat(100_000)}`])
      expect(() => summarizeEvent(Buffer.from(event(data)))).toThrow(BodyError);
  });
});
