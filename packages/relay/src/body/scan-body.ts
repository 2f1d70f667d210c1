import { isUtf8 } from 'node:buffer';
import { BodyError } from './body-error.ts';
import { JsonCursor } from './json-cursor.ts';
import { KeySet } from './key-set.ts';
import { NodeReader } from './node-reader.ts';
import { readConversation, readInput } from './read-conversation.ts';
import { readMark } from './read-mark.ts';
import { readStreamOptions, readsJsonObject } from './read-settings.ts';
import { readBooleanOrNull, readIntegerOrNull, readString, readStringOrNull } from './read-values.ts';
import type { BodyProtocol, ScannedBody, SystemText } from './scanned-body.ts';
import { addSystemTexts } from './system-texts.ts';

type ReadMember = (cursor: JsonCursor, scan: ScannedBody, nodes: NodeReader) => void;

function limit(name: 'max_tokens' | 'max_completion_tokens' | 'max_output_tokens'): ReadMember {
  return (cursor, scan) => {
    scan.limits[name] = readIntegerOrNull(cursor, name);
  };
}

function reference(name: string): ReadMember {
  return (_cursor, _scan, nodes) => void nodes.reference(name);
}

const skip: ReadMember = (cursor) => void cursor.skip();

/** A setting that brings a tool of the vendor's, unless it is null. */
const hostedTool: ReadMember = (cursor, scan, nodes) => {
  if (cursor.kind() !== 'null') scan.hostedTools += 1;
  nodes.walk();
};

const jsonObject: ReadMember = (cursor, scan) => {
  scan.jsonObject ||= readsJsonObject(cursor);
};

/** Reads `system` or `instructions`: a string or a list of parts. */
function systemText(source: SystemText['source']): ReadMember {
  return (cursor, scan, nodes) => {
    const said: Parameters<NodeReader['contents']>[0] = { texts: [], end: undefined };
    nodes.contents(said);
    addSystemTexts(scan, cursor.bytes, said.texts, source);
    if (source === 'system') scan.ends.system = said.end;
  };
}

const COMMON: Record<string, ReadMember> = {
  model: (cursor, scan) => {
    scan.model = readString(cursor, 'model');
  },
  stream: (cursor, scan) => {
    scan.stream = readBooleanOrNull(cursor, 'stream');
  },
  stream_options: (cursor, scan) => {
    scan.streamOptions = readStreamOptions(cursor);
  },
  n: (cursor, scan) => {
    scan.n = readIntegerOrNull(cursor, 'n');
  },
  max_tokens: limit('max_tokens'),
  max_completion_tokens: limit('max_completion_tokens'),
  max_output_tokens: limit('max_output_tokens'),
  store: (cursor, scan) => {
    scan.store = readBooleanOrNull(cursor, 'store');
  },
  service_tier: (cursor, scan) => {
    scan.serviceTier = readStringOrNull(cursor, 'service_tier');
  },
  models: (cursor, scan) => {
    scan.otherModels = cursor.skip();
  },
  tools: (cursor, scan, nodes) => {
    if (cursor.kind() !== 'array') {
      nodes.walk();
      return;
    }
    scan.tools = cursor.items(() => {
      const isObject = cursor.kind() === 'object';
      const tool = isObject ? nodes.node() : undefined;
      if (!tool) nodes.walk();
      scan.ends.tools = tool && { kind: 'object', range: tool.range, type: tool.type };
    });
  },
  prompt_cache_key: (cursor, scan) => {
    scan.promptCacheKey = cursor.skip();
  },
  cache_control: readMark,
  // Who decides how the vendor marks, decides for all of it.
  prompt_cache_options: (cursor, scan) => {
    scan.marks += 1;
    cursor.skip();
  },
  metadata: skip,
  messages: skip,
  input: skip,
  system: skip,
  instructions: skip,
  previous_response_id: reference('previous_response_id'),
  conversation: reference('conversation'),
  container: reference('container'),
};

const MEMBERS: Record<BodyProtocol, Record<string, ReadMember>> = {
  chat: {
    ...COMMON,
    messages: (cursor, scan, nodes) => readConversation(cursor, nodes, scan, 'messages'),
    response_format: jsonObject,
    web_search_options: hostedTool,
    // Of OpenRouter.
    plugins: hostedTool,
  },
  responses: {
    ...COMMON,
    input: (cursor, scan, nodes) => readInput(cursor, nodes, scan),
    instructions: systemText('instructions'),
    prompt: reference('prompt'),
    text: jsonObject,
  },
  messages: {
    ...COMMON,
    messages: (cursor, scan, nodes) => readConversation(cursor, nodes, scan, 'messages'),
    system: systemText('system'),
    mcp_servers: hostedTool,
    speed: (cursor, scan) => {
      scan.speed = readStringOrNull(cursor, 'speed');
    },
  },
  embeddings: COMMON,
};

const KEYS: Record<BodyProtocol, KeySet<string>> = {
  chat: new KeySet(Object.keys(MEMBERS.chat)),
  responses: new KeySet(Object.keys(MEMBERS.responses)),
  messages: new KeySet(Object.keys(MEMBERS.messages)),
  embeddings: new KeySet(Object.keys(MEMBERS.embeddings)),
};

function nothingYet(protocol: BodyProtocol): ScannedBody {
  return {
    protocol,
    object: { start: 0, end: 0, empty: true },
    model: undefined,
    stream: undefined,
    streamOptions: undefined,
    n: undefined,
    limits: {},
    store: undefined,
    serviceTier: undefined,
    speed: undefined,
    otherModels: undefined,
    jsonObject: false,
    systemTexts: [],
    tools: undefined,
    conversation: undefined,
    ends: { tools: undefined, system: undefined, lastMessage: undefined, turns: [] },
    marks: 0,
    longMarks: 0,
    promptCacheKey: undefined,
    storedReferences: [],
    images: 0,
    imageBytes: 0,
    files: 0,
    hostedTools: 0,
    firstUserTexts: [],
    toolResults: [],
  };
}

/**
 * Reads a request body in one pass over its bytes, without building what it says. What is found is what every
 * vendor finds: a key that is read here and stands twice in its object is refused, escapes undone, since
 * vendors differ in which of the two they take. Linear in the size of the body.
 * @throws {BodyError} for what `JSON.parse` refuses, deep nesting, repeated keys, and wrong types of what is
 * read
 */
export function scanBody(bytes: Uint8Array, protocol: BodyProtocol): ScannedBody {
  if (!isUtf8(bytes)) throw new BodyError('invalid_utf8', 0);
  const cursor = new JsonCursor(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const scan = nothingYet(protocol);
  const nodes = new NodeReader(cursor, scan);
  const members = MEMBERS[protocol];
  if (cursor.kind() !== 'object') {
    const { start } = cursor.skip();
    cursor.end();
    throw new BodyError('invalid_type', start);
  }
  scan.object = cursor.members(KEYS[protocol], (name) => {
    const read = name === undefined ? undefined : members[name];
    if (read) read(cursor, scan, nodes);
    else nodes.walk();
  });
  cursor.end();
  return scan;
}
