/** An endpoint of the gateway, and the model that its bodies ask for. */
export type Endpoint = 'chat' | 'translated' | 'messages' | 'responses' | 'embeddings';

export const PATHS: Record<Endpoint, string> = {
  chat: '/v1/chat/completions',
  translated: '/v1/chat/completions',
  messages: '/v1/messages',
  responses: '/v1/responses',
  embeddings: '/v1/embeddings',
};

const MODELS: Record<Endpoint, string> = {
  chat: 'openai/gpt-5.6-luna',
  translated: 'anthropic/claude-haiku-4-5',
  messages: 'anthropic/claude-haiku-4-5',
  responses: 'openai/gpt-5.6-luna',
  embeddings: 'openai/text-embedding-3-small',
};

/** A body without its model. */
export interface HostileBody {
  name: string;
  endpoint: Endpoint;
  /** What follows the model, of about so many bytes: members, and the brace that closes the body. */
  rest: (bytes: number) => string;
  /** What comes behind it, as it is. */
  end?: Buffer;
  /** Whether the key compacts tool results and keeps replies. */
  opted?: boolean;
}

/** A body of exactly so many bytes, if it is no shorter: white space fills what is missing. */
export function bodyOf({ endpoint, rest, end = Buffer.alloc(0) }: HostileBody, bytes: number): Buffer {
  const head = `{"model":"${MODELS[endpoint]}",`;
  const text = Buffer.from(head + rest(bytes - head.length - end.length));
  const missing = Math.max(0, bytes - text.length - end.length);
  return Buffer.concat([text, Buffer.alloc(missing, ' '), end]);
}

const fill = (piece: string, bytes: number) =>
  piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));

/** So many pieces as have room between a head and a tail. */
const list = (head: string, item: string, tail: string) => (bytes: number) =>
  `${head}${fill(`${item},`, bytes - head.length - tail.length - item.length)}${item}${tail}`;
const text = (head: string, piece: string, tail: string) => (bytes: number) =>
  head + fill(piece, bytes - head.length - tail.length) + tail;

/** So many equal items, which have the bytes among them: `make` gets its share. */
const few =
  (head: string, count: number, make: (bytes: number) => string, tail: string) => (bytes: number) => {
    const item = make(Math.floor((bytes - head.length - tail.length) / count) - 1);
    return `${head}${Array.from({ length: count }, () => item).join(',')}${tail}`;
  };

const MESSAGES = '"max_tokens":9,"messages":[';
const SAID = `${MESSAGES}{"role":"user","content":"`;
const SYSTEM = `${MESSAGES}{"role":"system","content":"`;
const END = '"}]}';
const PAIR = '{"role":"user","content":"a"},{"role":"assistant","content":"b"}';
/** As many as are listed one by one. */
const MOST = 10_000;

const ofSystem = (piece: string) => (bytes: number) =>
  `{"role":"system","content":"${fill(piece, bytes - 40)}"}`;
const toolResult = (bytes: number) =>
  `{"role":"tool","tool_call_id":"c","content":"{${fill('\\n  \\"a\\": [1,  2],', bytes - 70)}\\"b\\":1}"}`;

/** What takes a gateway as long as it can. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  { name: 'a plain text', endpoint: 'chat', rest: text(SAID, 'Where is it? ', END) },
  { name: 'escaped quotes', endpoint: 'chat', rest: text(SAID, '\\"', END) },
  { name: 'backslashes', endpoint: 'responses', rest: text('"input":"', '\\\\', '"}') },
  { name: 'escapes in keys', endpoint: 'chat', rest: list('"x":{', '"\\u0022\\u0022":1', '}}') },
  { name: 'one long escaped key', endpoint: 'chat', rest: text('"', '\\u0022', '":1}') },
  { name: 'short keys', endpoint: 'chat', rest: list('', '"k":1', '}') },
  {
    name: 'nested lists',
    endpoint: 'responses',
    rest: list('"input":[', `{"content":${'['.repeat(150)}${']'.repeat(150)}}`, ']}'),
  },
  { name: 'nested too deeply', endpoint: 'chat', rest: text('"x":', '[', '') },
  { name: 'messages', endpoint: 'chat', rest: list(MESSAGES, '{"role":"user","content":"a"}', ']}') },
  { name: 'turns', endpoint: 'chat', rest: list(MESSAGES, PAIR, ']}') },
  { name: '9,000 turns', endpoint: 'messages', rest: few(MESSAGES, 9_000, () => PAIR, ']}') },
  { name: 'system texts', endpoint: 'chat', rest: list(MESSAGES, '{"role":"system","content":"a"}', ']}') },
  { name: '10,000 system texts', endpoint: 'chat', rest: few(MESSAGES, MOST, ofSystem('Be brief. '), ']}') },
  { name: '50 system texts', endpoint: 'chat', rest: few(MESSAGES, 50, ofSystem('\\u4e2d'), ']}') },
  { name: 'a system text', endpoint: 'chat', rest: text(SYSTEM, 'Be brief. ', END) },
  { name: 'a system text of escapes', endpoint: 'chat', rest: text(SYSTEM, '\\u4e2d', END) },
  { name: 'a system text in Chinese', endpoint: 'chat', rest: text(SYSTEM, '中', END) },
  {
    name: 'instructions',
    endpoint: 'responses',
    rest: text('"input":"a","instructions":"', 'Be brief. ', '"}'),
  },
  {
    name: 'tool results',
    endpoint: 'chat',
    rest: list(MESSAGES, '{"role":"tool","tool_call_id":"c","content":"{ }"}', ']}'),
    opted: true,
  },
  {
    name: '10,000 tool results',
    endpoint: 'chat',
    rest: few(MESSAGES, 10_000, toolResult, ']}'),
    opted: true,
  },
  { name: '32 tool results', endpoint: 'chat', rest: few(MESSAGES, 33, toolResult, ']}'), opted: true },
  {
    name: 'an image',
    endpoint: 'messages',
    rest: text(
      `${MESSAGES}{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"`,
      'iVBORw0KGgoA',
      '"}}]}]}',
    ),
  },
  {
    name: 'parts',
    endpoint: 'messages',
    rest: list(`${MESSAGES}{"role":"user","content":[`, '{"type":"text","text":"a"}', ']}]}'),
  },
  {
    name: 'invalid UTF-8 at the end',
    endpoint: 'chat',
    rest: text(SAID, 'Where is it? ', END),
    end: Buffer.from([0x20, 0xff]),
  },
  {
    name: 'a key repeated at the end',
    endpoint: 'chat',
    rest: text(SAID, 'Where is it? ', '"}],"model":"b"}'),
  },
  {
    name: 'tools and a system text',
    endpoint: 'messages',
    rest: (bytes) =>
      `"system":"${fill('Be brief. ', bytes / 2 - 200)}","tools":[{"name":"f","input_schema":{"type":"object"},"description":"${fill('It finds. ', bytes / 2 - 200)}"}],${MESSAGES}{"role":"user","content":"a"}]}`,
  },
  { name: 'texts of embeddings', endpoint: 'embeddings', rest: list('"input":[', '"a"', ']}') },
  { name: 'a plain text', endpoint: 'translated', rest: text(SAID, 'Where is it? ', END) },
  { name: 'escaped quotes', endpoint: 'translated', rest: text(SAID, '\\"', END) },
  {
    name: 'an image',
    endpoint: 'translated',
    rest: text(
      `${MESSAGES}{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,`,
      'iVBORw0KGgoA',
      '"}}]}]}',
    ),
  },
  { name: '9,000 turns', endpoint: 'translated', rest: few(MESSAGES, 9_000, () => PAIR, ']}') },
  { name: 'a kept reply', endpoint: 'chat', rest: text(SAID, 'What is it? ', END), opted: true },
];
