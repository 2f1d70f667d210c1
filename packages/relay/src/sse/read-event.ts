/** What one server-sent event says. */
export interface SseEvent {
  /** Its `event` field; empty where it has none. */
  name: string;
  /** Its `data` lines, joined; undefined where it has none, such as a comment. */
  data: string | undefined;
}

const BYTE_ORDER_MARK = 0xfeff;
const LINE_END = /\r\n|\n|\r/;

/**
 * Reads the bytes of an event. A byte order mark is taken off, since the first one of a stream may have it.
 */
export function readEvent(bytes: Buffer): SseEvent {
  const text = bytes.toString();
  const lines = (text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text).split(LINE_END);
  const event: SseEvent = { name: '', data: undefined };
  for (const line of lines) {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const from = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
    const value = colon === -1 ? '' : line.slice(from);
    if (field === 'event') event.name = value;
    else if (field === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  }
  return event;
}
