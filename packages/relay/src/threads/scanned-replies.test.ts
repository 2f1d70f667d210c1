import { afterEach, describe, expect, it } from 'vitest';
import { BodyError } from '../body/body-error.ts';
import { readWholeReply } from '../replies/read-whole-reply.ts';
import { summarizeEvent } from '../replies/summarize-event.ts';
import { toChatCompletion } from '../translate/to-chat-completion.ts';
import { createScanner, type Scanner, type ScannerOptions } from './create-scanner.ts';
import { OverloadError } from './overload-error.ts';

let scanner: Scanner | undefined;
afterEach(() => scanner?.close());

function open(options: ScannerOptions): Scanner {
  scanner = createScanner(options);
  return scanner;
}

const message = {
  id: 'm',
  type: 'message',
  role: 'assistant',
  model: 'n',
  stop_reason: 'end_turn',
  content: [{ type: 'text', text: 'x'.repeat(5000) }],
  usage: { input_tokens: 1, output_tokens: 2 },
};
const bytes = Buffer.from(JSON.stringify(message));
const event = Buffer.from(`data: ${JSON.stringify(message)}\n\n`);

describe('replies', () => {
  it.each([
    ['in a thread', 1],
    ['on the event loop', Number.POSITIVE_INFINITY],
  ])('that are read, summarized and translated %s are the same', async (_where, fromBytes) => {
    const readers = open({ fromBytes }).replies('a');
    expect(await readers.wholeReply(bytes, 'messages')).toEqual(readWholeReply(bytes, 'messages'));
    expect(await readers.largeEvent(event)).toEqual(summarizeEvent(event));
    expect((await readers.toChatCompletion(bytes, 7)).equals(toChatCompletion(bytes, 7))).toBe(true);
    await expect(readers.wholeReply(Buffer.from('['), 'chat')).rejects.toBeInstanceOf(BodyError);
    await expect(readers.largeEvent(Buffer.from('data: {\n\n'))).rejects.toBeInstanceOf(BodyError);
  });

  it('wait for a thread, however many there are', async () => {
    const { replies, scan } = open({ fromBytes: 1, maxWaiting: 1 });
    const readers = replies('a');
    const all = Array.from({ length: 5 }, () => readers.wholeReply(bytes, 'messages'));
    await expect(scan('a', Buffer.from('{}'), 'chat')).rejects.toBeInstanceOf(OverloadError);
    expect((await Promise.all(all)).map(({ facts }) => facts.model)).toEqual(['n', 'n', 'n', 'n', 'n']);
  });
});
