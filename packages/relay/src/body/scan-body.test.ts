import { describe, expect, it } from 'vitest';
import type { Range } from './range.ts';
import { scanBody } from './scan-body.ts';
import type { BodyProtocol, MarkTarget } from './scanned-body.ts';
import { jsonToolResult } from './tool-results.ts';

/** What a body says, indented as some clients do, so that no range is right by chance. */
function scan(protocol: BodyProtocol, body: unknown) {
  const bytes = Buffer.from(` ${JSON.stringify(body, null, 2)}\n`);
  const at = ({ start, end }: Range): unknown => JSON.parse(bytes.subarray(start, end).toString());
  const found = scanBody(bytes, protocol);
  const target = (end: MarkTarget | undefined) => end && at(end.range);
  return { bytes, found, at, target };
}

const references = (protocol: BodyProtocol, body: unknown) =>
  scan(protocol, body).found.storedReferences.map(({ param }) => param);

describe('the fields of a body', () => {
  it('are told with their places', () => {
    const body = {
      model: 'a/b"c',
      stream: true,
      stream_options: { include_usage: false, x: [1] },
      n: 2,
      max_tokens: 5,
      max_completion_tokens: 6,
      max_output_tokens: null,
      store: false,
      service_tier: 'flex',
      models: ['a'],
      prompt_cache_key: 'k',
    };
    const { found, at } = scan('chat', body);
    const { model, stream, streamOptions, n, limits, store, serviceTier } = found;
    for (const [field, value] of [
      [model, body.model],
      [stream, true],
      [n, 2],
      [limits.max_tokens, 5],
      [limits.max_completion_tokens, 6],
      [limits.max_output_tokens, null],
      [store, false],
      [serviceTier, 'flex'],
      [streamOptions?.includeUsage, false],
    ] as const) {
      expect(field?.value).toBe(value);
      expect(field && at(field.range)).toBe(value);
    }
    expect(streamOptions && at(streamOptions.range)).toEqual(body.stream_options);
    expect(found.otherModels && at(found.otherModels)).toEqual(['a']);
    expect(found.promptCacheKey && at(found.promptCacheKey)).toBe('k');
    expect(at(found.object)).toEqual(body);
  });

  it('are missing where they are missing, or mean something else further down', () => {
    const { found } = scan('chat', { metadata: { model: 'x', stream: true }, a: [{ n: 5 }] });
    expect(found).toMatchObject({ model: undefined, stream: undefined, n: undefined, marks: 0 });
    expect(found.limits).toEqual({});
  });

  it.each([
    { model: 5 },
    { model: null },
    { stream: 'true' },
    { stream: 1 },
    { stream_options: true },
    { stream_options: { include_usage: 1 } },
    { n: '2' },
    { n: 1.5 },
    { n: 1e300 },
    { max_tokens: [5] },
    { store: {} },
    { service_tier: 1 },
    { messages: {} },
    { messages: 'Hi' },
    { messages: ['Hi'] },
  ])('are refused where their type is wrong: %j', (body) => {
    const [param = ''] = Object.keys(body);
    expect(() => scan('chat', body)).toThrow(
      expect.objectContaining({
        code: 'invalid_type',
        param: param === 'stream_options' ? expect.any(String) : param,
      }),
    );
  });

  it('may ask for JSON without a schema', () => {
    expect(scan('chat', { response_format: { type: 'json_object' } }).found.jsonObject).toBe(true);
    expect(scan('chat', { response_format: { type: 'json_schema', json_schema: {} } }).found.jsonObject).toBe(
      false,
    );
    expect(scan('responses', { text: { format: { type: 'json_object' } } }).found.jsonObject).toBe(true);
    expect(scan('responses', { text: { verbosity: 'low' } }).found.jsonObject).toBe(false);
  });
});

describe('a chat', () => {
  const body = {
    messages: [
      { content: 'You are "brief".\n😀', role: 'system' },
      {
        role: 'developer',
        content: [
          { type: 'text', text: 'One' },
          { text: 'Two', type: 'text' },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Hi' },
          { type: 'image_url', image_url: { url: 'x' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', function: { arguments: '{"file_id":1}' } }],
      },
      { role: 'tool', tool_call_id: 'c', content: '{\n  "a": 1\n}' },
      { role: 'system', content: 'Late' },
      { role: 'user', content: 'Bye' },
    ],
    tools: [
      { type: 'function', function: { name: 'a' } },
      { type: 'function', function: { name: 'b' } },
    ],
  };
  const { bytes, found, at, target } = scan('chat', body);

  it('has texts of system and developer', () => {
    expect(found.systemTexts.map(({ text, source }) => [source, text])).toEqual([
      ['system', 'You are "brief".\n😀'],
      ['developer', 'One'],
      ['developer', 'Two'],
      ['system', 'Late'],
    ]);
    for (const { range, text } of found.systemTexts) expect(at(range)).toBe(text);
  });

  it('ends its cacheable parts where they end', () => {
    expect(target(found.ends.tools)).toEqual(body.tools[1]);
    expect(target(found.ends.system)).toEqual({ text: 'Two', type: 'text' });
    expect(found.ends.lastMessage).toMatchObject({ kind: 'string' });
    expect(target(found.ends.lastMessage)).toBe('Bye');
    expect(found.tools && at(found.tools)).toEqual(body.tools);
    expect(found.conversation && at(found.conversation.range)).toEqual(body.messages);
  });

  it('has no end to mark where its last part is none', () => {
    const odd = scan('chat', { messages: [{ role: 'user', content: [{ text: 'a' }, 'b'] }] });
    expect(odd.found.ends.lastMessage).toBeUndefined();
  });

  it('tells what the turn before had sent', () => {
    const { range, end = 0, previousEnd = 0 } = found.conversation ?? {};
    const upTo = (to: number) => JSON.parse(`${bytes.subarray(range?.start, to).toString()}]`);
    expect(upTo(previousEnd)).toEqual(body.messages.slice(0, 3));
    expect(upTo(end)).toEqual(body.messages);
  });

  it('counts images and files, and knows its first user and its tool results', () => {
    expect(found).toMatchObject({ images: 1, files: 0, marks: 0, storedReferences: [] });
    expect(found.firstUserTexts.map(at)).toEqual(['Hi']);
    expect(found.toolResults.map(at)).toEqual(['{\n  "a": 1\n}']);
  });
});

describe('tools that the vendor runs', () => {
  const tools = (protocol: BodyProtocol, body: object) => scan(protocol, body).found.hostedTools;

  it.each<[BodyProtocol, object]>([
    ['chat', { web_search_options: {} }],
    ['chat', { plugins: [{ id: 'web' }] }],
    ['responses', { tools: [{ type: 'web_search', external_web_access: false }] }],
    ['responses', { tools: [{ type: 'web_search_preview_2025_03_11' }] }],
    ['responses', { tools: [{ type: 'mcp', server_url: 'https://example.com' }] }],
    ['responses', { input: [{ type: 'additional_tools', tools: [{ type: 'image_generation' }] }] }],
    ['messages', { tools: [{ type: 'web_search_20250305', name: 'web_search' }] }],
    ['messages', { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] }],
    ['messages', { mcp_servers: [{ type: 'url', url: 'https://example.com' }] }],
  ])('are counted in %s: %j', (protocol, body) => expect(tools(protocol, body)).toBe(1));

  it.each<[BodyProtocol, object]>([
    ['chat', { tools: [{ type: 'function', function: { name: 'mcp' } }], web_search_options: null }],
    [
      'responses',
      {
        input: [
          { type: 'web_search_call', id: 'a' },
          { type: 'mcp_call', id: 'b' },
        ],
      },
    ],
    ['messages', { tools: [{ type: 'bash_20250124', name: 'bash' }, { name: 'web_search' }] }],
  ])('are not those of the caller, nor what they found, in %s: %j', (protocol, body) =>
    expect(tools(protocol, body)).toBe(0),
  );
});

describe('messages of Anthropic', () => {
  const body = {
    system: [
      { type: 'text', text: 'One' },
      { type: 'text', text: 'Two', cache_control: { type: 'ephemeral' } },
    ],
    tools: [{ name: 'f', input_schema: { properties: { file_id: {}, cache_control: {} } } }],
    messages: [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 't', name: 'f', input: { file_id: 'x', type: 'image' } }],
      },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 't',
            content: [
              { type: 'text', text: '[1]' },
              { type: 'image', source: { type: 'base64', data: '' } },
            ],
          },
          { type: 'document', source: { type: 'text', data: '' } },
        ],
      },
    ],
  };
  const { found, at, target } = scan('messages', body);

  it('are read', () => {
    expect(found.systemTexts.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(target(found.ends.system)).toEqual(body.system[1]);
    expect(target(found.ends.tools)).toEqual(body.tools[0]);
    expect(found.ends.lastMessage).toMatchObject({ kind: 'object', type: 'document' });
    expect(found).toMatchObject({ marks: 1, images: 1, files: 1, storedReferences: [] });
    expect(found.toolResults.map(at)).toEqual(['[1]']);
    expect(found.firstUserTexts.map(at)).toEqual(['Hi']);
  });

  it('may have a system text that is a string', () => {
    const string = scan('messages', { system: 'Be brief.' });
    expect(string.found.systemTexts).toMatchObject([{ text: 'Be brief.', source: 'system' }]);
    expect(string.found.ends.system).toMatchObject({ kind: 'string' });
    expect(string.target(string.found.ends.system)).toBe('Be brief.');
  });

  it('may be marked anywhere, even by null', () => {
    const mark = (messages: unknown) => scan('messages', { messages }).found.marks;
    expect(mark([{ role: 'user', content: [{ type: 'text', text: 'a', cache_control: null }] }])).toBe(1);
    expect(scan('messages', { cache_control: { type: 'ephemeral' } }).found.marks).toBe(1);
    expect(scan('chat', { messages: [{ content: [{ prompt_cache_breakpoint: {} }] }] }).found.marks).toBe(1);
  });

  it('may be marked for an hour anywhere, which is told apart', () => {
    const long = { cache_control: { type: 'ephemeral', ttl: '1h' } };
    const forLong = (body: object) => scan('messages', body).found.longMarks;
    expect(forLong(long)).toBe(1);
    expect(forLong({ tools: [{ name: 'a', ...long }], system: [{ type: 'text', text: 'a', ...long }] })).toBe(
      2,
    );
    const result = { type: 'tool_result', content: [{ type: 'text', text: 'a', ...long }] };
    expect(forLong({ messages: [{ role: 'user', content: [result] }] })).toBe(1);
    expect(forLong({ cache_control: { type: 'ephemeral', ttl: '5m' } })).toBe(0);
    expect(forLong({ cache_control: { type: 'ephemeral' } })).toBe(0);
    expect(forLong({ messages: [{ role: 'assistant', content: [{ type: 'tool_use', input: long }] }] })).toBe(
      0,
    );
    const twice = Buffer.from('{"cache_control":{"ttl":"5m","t\\u0074l":"1h"}}');
    expect(() => scanBody(twice, 'messages')).toThrow(expect.objectContaining({ code: 'repeated_key' }));
  });
});

describe('responses', () => {
  it('may have one text as input', () => {
    const { found, at, target } = scan('responses', { input: 'Hi', instructions: 'Be brief.' });
    expect(found.systemTexts).toMatchObject([{ text: 'Be brief.', source: 'instructions' }]);
    expect(found.firstUserTexts.map(at)).toEqual(['Hi']);
    expect(target(found.ends.lastMessage)).toBe('Hi');
  });

  it('may have items', () => {
    const input = [
      { role: 'developer', content: 'Be brief.' },
      {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: 'Hi' },
          { type: 'input_image', image_url: 'x' },
        ],
      },
      { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x' },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c', output: '{"a":1}' },
      { type: 'computer_call_output', output: { type: 'computer_screenshot', image_url: 'x' } },
    ];
    const { bytes, found, at, target } = scan('responses', { input });
    expect(found.systemTexts).toMatchObject([{ text: 'Be brief.', source: 'developer' }]);
    expect(target(found.ends.system)).toBe('Be brief.');
    expect(found).toMatchObject({ images: 2, storedReferences: [] });
    expect(found.toolResults.map(at)).toEqual(['{"a":1}']);
    const { range, previousEnd } = found.conversation ?? {};
    expect(JSON.parse(`${bytes.subarray(range?.start, previousEnd).toString()}]`)).toEqual(input.slice(0, 2));
  });
});

describe('a reference to what a vendor stored', () => {
  it.each<[BodyProtocol, object, string]>([
    ['responses', { previous_response_id: 'resp_1' }, 'previous_response_id'],
    ['responses', { conversation: { id: 'conv_1' } }, 'conversation'],
    ['responses', { prompt: { id: 'pmpt_1' } }, 'prompt'],
    ['responses', { input: [{ type: 'item_reference', id: 'msg_1' }] }, 'input'],
    ['responses', { input: [{ id: 'msg_1' }] }, 'input'],
    ['responses', { input: [{ id: 'msg_1', type: null }] }, 'input'],
    ['responses', { input: [{ type: 'reasoning', id: 'rs_1', summary: [] }] }, 'input'],
    ['responses', { input: [{ type: 'image_generation_call', id: 'ig_1' }] }, 'input'],
    ['responses', { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'f' }] }] }, 'file_id'],
    ['responses', { tools: [{ type: 'file_search', vector_store_ids: ['vs'] }] }, 'vector_store_ids'],
    ['responses', { tools: [{ type: 'code_interpreter', container: 'cntr' }] }, 'container'],
    [
      'chat',
      { messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }] },
      'file_id',
    ],
    ['chat', { messages: [{ role: 'assistant', audio: { id: 'audio_1' } }] }, 'audio'],
    ['chat', { extra_body: { google: { cached_content: 'cachedContents/1' } } }, 'cached_content'],
    ['messages', { container: 'container_1' }, 'container'],
    [
      'messages',
      { messages: [{ content: [{ type: 'document', source: { type: 'file', file_id: 'f' } }] }] },
      'file_id',
    ],
    [
      'messages',
      { messages: [{ content: [{ type: 'tool_result', content: [{ source: { file_id: 'f' } }] }] }] },
      'file_id',
    ],
  ])('is found in %s: %j', (protocol, body, param) => {
    expect(references(protocol, body)).toContain(param);
  });

  it('is found however its key is escaped', () => {
    const body = Buffer.from('{"messages":[{"content":[{"file":{"file\\u005fid":"f"}}]}]}');
    expect(scanBody(body, 'chat').storedReferences).toMatchObject([{ param: 'file_id' }]);
  });

  it.each<[BodyProtocol, object]>([
    ['responses', { previous_response_id: null, conversation: null, prompt: null }],
    ['responses', { input: [{ id: null }, { id: 5 }] }],
    ['chat', { messages: [{ role: 'user', content: [{ type: 'x', audio: {} }] }] }],
    ['responses', { input: [{ type: 'input_file', file_id: null }] }],
    ['responses', { input: [{ role: 'user', content: 'file_id' }], metadata: { file_id: 'mine' } }],
    ['responses', { tools: [{ type: 'function', parameters: { properties: { file_id: {} } } }] }],
    ['chat', { response_format: { type: 'json_schema', json_schema: { schema: { container: {} } } } }],
    [
      'chat',
      {
        audio: { voice: 'a', format: 'wav' },
        messages: [{ role: 'user', content: [{ type: 'input_audio' }] }],
      },
    ],
    [
      'messages',
      { messages: [{ role: 'assistant', content: [{ type: 'tool_use', input: { container: 1 } }] }] },
    ],
  ])('is not seen where there is none in %s: %j', (protocol, body) => {
    expect(references(protocol, body)).toEqual([]);
  });
});

it('a tool result is one JSON value only where nothing else is in it', () => {
  const results = [
    '{"a": 1}',
    ' [ ] \n',
    '{"a": 1} ok',
    '5',
    '"a"',
    '',
    '{',
    '{"a": 1}{"b": 2}',
    '{"a":\u00a01}',
  ];
  const { bytes, found, at } = scan('chat', {
    messages: results.map((content) => ({ role: 'tool', content })),
  });
  expect(found.toolResults.map(at)).toEqual(results);
  const json = found.toolResults.flatMap((range) => jsonToolResult(bytes, range) ?? []);
  expect(json).toEqual(['{"a": 1}', ' [ ] \n']);
});
