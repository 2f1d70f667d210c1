import type { BodyProtocol } from '../../packages/relay/src/body/scanned-body.ts';

const fill = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));
const list = (head: string, item: string, tail: string) => (bytes: number) =>
  `${head}${fill(`${item},`, bytes)}${item}${tail}`;
const text = (head: string, piece: string, tail: string) => (bytes: number) =>
  head + fill(piece, bytes) + tail;

/** Bodies of about a size that take a reader as long as they can. */
export const HOSTILE: [name: string, protocol: BodyProtocol, make: (bytes: number) => string][] = [
  ['escaped quotes', 'chat', text('{"messages":[{"role":"system","content":"', '\\"', '"}]}')],
  ['a long system text', 'chat', text('{"messages":[{"role":"system","content":"', '中', '"}]}')],
  ['backslashes', 'chat', text('{"x":"', '\\\\', '"}')],
  ['empty strings', 'chat', list('{"x":[', '""', ']}')],
  ['white space', 'chat', text('{"x":', ' \n', '1}')],
  ['a million keys', 'chat', list('{', '"k":1', '}')],
  ['a million escaped keys', 'chat', list('{', '"\\u006b":1', '}')],
  ['one long escaped key', 'chat', text('{"', '\\u0061', '":1}')],
  ['a million messages', 'chat', list('{"messages":[', '{"role":"system","content":"a"}', ']}')],
  [
    'a million parts',
    'messages',
    list('{"messages":[{"role":"user","content":[', '{"type":"text","text":"a"}', ']}]}'),
  ],
  ['a million marks', 'messages', list('{"messages":[', '{"cache_control":{},"content":[]}', ']}')],
  ['a million references', 'responses', list('{"input":[', '{"file_id":"a"}', ']}')],
  ['nested lists', 'responses', list('{"input":[', `{"content":${'['.repeat(150)}${']'.repeat(150)}}`, ']}')],
  [
    'nested contents',
    'messages',
    list('{"messages":[', `${'{"content":['.repeat(90)}${']}'.repeat(90)}`, ']}'),
  ],
  [
    'a million parts, deep down',
    'messages',
    list(`{"messages":[${'{"content":['.repeat(90)}`, '{"type":"text","text":"a"}', `${']}'.repeat(90)}]}`),
  ],
  ['a long number', 'chat', text('{"x":1', '0', '}')],
  ['numbers', 'embeddings', list('{"input":[', '1.5e3', ']}')],
  ['an unfinished string', 'chat', text('{"x":"', 'a', '')],
  ['an unfinished list', 'chat', text('{"x":[', '"",', '')],
];
