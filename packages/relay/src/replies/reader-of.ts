import type { BodyProtocol } from '../body/scanned-body.ts';
import { ChatReader } from './chat-reader.ts';
import { MessagesReader } from './messages-reader.ts';
import { ResponsesReader } from './responses-reader.ts';
import type { StreamReader } from './stream-reader.ts';

/** The reader of a stream of a protocol. Embeddings are never streamed. */
export function readerOf(protocol: BodyProtocol): StreamReader {
  if (protocol === 'messages') return new MessagesReader();
  return protocol === 'responses' ? new ResponsesReader() : new ChatReader();
}
