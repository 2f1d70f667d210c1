import { describe, expect, it } from 'vitest';
import { BodyError } from '../body/body-error.ts';
import { DEFAULT_MAX_TOKENS, toMessagesBody } from './to-messages-body.ts';
import { UnsupportedParameterError } from './unsupported-parameter-error.ts';

const HI = { role: 'user', content: 'Hi' };
const TOOL = { type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } };
const MARK = { type: 'ephemeral' };

const text = (body: string) => toMessagesBody(Buffer.from(body)).toString();
const translate = (body: object) => JSON.parse(text(JSON.stringify({ model: 'm', messages: [HI], ...body })));
const messages = (...list: object[]) => translate({ messages: list }).messages;
const system = (...list: object[]) => translate({ messages: list }).system;

function refusedParam(body: object): string | undefined {
  try {
    translate(body);
  } catch (error) {
    if (error instanceof UnsupportedParameterError) return error.param;
    if (error instanceof BodyError) return `${error.code} ${error.param}`;
    throw error;
  }
  return undefined;
}

describe('settings', () => {
  it('always have a limit', () => {
    expect(translate({}).max_tokens).toBe(DEFAULT_MAX_TOKENS);
    expect(DEFAULT_MAX_TOKENS).toBe(16_384);
    expect(translate({ max_tokens: 5 }).max_tokens).toBe(5);
    expect(translate({ max_completion_tokens: 6, max_tokens: null }).max_tokens).toBe(6);
    expect(translate({ max_completion_tokens: 6, max_tokens: 6 }).max_tokens).toBe(6);
    expect(refusedParam({ max_completion_tokens: 6, max_tokens: 7 })).toBe('max_tokens');
    // Anthropic would read it as a call that writes nothing.
    expect(refusedParam({ max_tokens: 0 })).toBe('invalid_type max_tokens');
  });

  it.each([
    [
      { temperature: 0.5, top_p: 0.9 },
      { temperature: 0.5, top_p: 0.9 },
    ],
    [{ temperature: 1 }, { temperature: 1 }],
    [{ stop: 'END' }, { stop_sequences: ['END'] }],
    [{ stop: ['a', 'b'] }, { stop_sequences: ['a', 'b'] }],
    [{ stop: [] }, {}],
    [{ stream: true, stream_options: { include_usage: true } }, { stream: true }],
    [{ user: 'u1' }, { metadata: { user_id: 'u1' } }],
    [{ safety_identifier: 's1', user: 's1' }, { metadata: { user_id: 's1' } }],
    [{ service_tier: 'default' }, { service_tier: 'standard_only' }],
    [{ service_tier: 'auto' }, { service_tier: 'auto' }],
    [{ cache_control: MARK }, { cache_control: MARK }],
    [{ reasoning_effort: 'high' }, { output_config: { effort: 'high' }, thinking: { type: 'adaptive' } }],
    [{ reasoning_effort: 'none' }, { thinking: { type: 'disabled' } }],
    [{ response_format: { type: 'text' } }, {}],
    [{ tools: [] }, {}],
    [{ n: 1, logprobs: false, seed: null, store: false, modalities: ['text'], presence_penalty: 0 }, {}],
  ])('%j become %j', (given, expected) => {
    expect(translate(given)).toEqual({
      model: 'm',
      max_tokens: 16_384,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      ...expected,
    });
  });

  it.each([
    ['temperature', 1.5],
    ['n', 2],
    ['logprobs', true],
    ['top_logprobs', 3],
    ['seed', 7],
    ['logit_bias', { 50256: -100 }],
    ['audio', { voice: 'alloy', format: 'wav' }],
    ['modalities', ['text', 'audio']],
    ['frequency_penalty', 0.1],
    ['presence_penalty', -0.1],
    ['prediction', { type: 'content', content: 'x' }],
    ['web_search_options', {}],
    ['verbosity', 'low'],
    ['store', true],
    ['metadata', { a: 'b' }],
    ['prompt_cache_key', 'k'],
    ['functions', [{ name: 'f' }]],
    ['function_call', 'auto'],
    ['moderation', {}],
    ['service_tier', 'flex'],
    ['service_tier', 'constructor'],
    ['reasoning_effort', 'minimal'],
    ['unheard_of', 1],
    ['unheard_of', null],
    ['top_k', 3],
  ])('%s: %j is refused by its name', (param, value) => {
    expect(refusedParam({ [param]: value })).toBe(param);
  });

  it('are refused where two of them disagree', () => {
    expect(refusedParam({ user: 'a', safety_identifier: 'b' })).toBe('user');
    expect(refusedParam({ stream_options: { include_obfuscation: true } })).toBe(
      'stream_options.include_obfuscation',
    );
    expect(refusedParam({ stream_options: { x: true } })).toBe('stream_options.x');
  });

  it('of the wrong type are no request', () => {
    for (const [param, value] of Object.entries({
      temperature: '1',
      top_p: [],
      stream: 1,
      user: 1,
      stop: {},
    })) {
      expect(refusedParam({ [param]: value })).toBe(`invalid_type ${param}`);
    }
    expect(() => text('{"model":"m"}')).toThrow(BodyError);
    expect(() => text('[]')).toThrow(BodyError);
    expect(() => text('{"messages":[],"n":1,"\\u006e":5}')).toThrow(BodyError);
  });

  it('are read of no more parts than Anthropic takes messages', () => {
    const part = { type: 'text', text: 'a' };
    const many = Array.from({ length: 1000 }, () => ({ role: 'user', content: Array(100).fill(part) }));
    expect(refusedParam({ messages: many })).toBe('too_many_parts messages[990].content');
  });

  it('never show more than a name of what is not known', () => {
    expect(refusedParam({ 'a secret of the caller': 1 })).toBe('body');
  });
});

describe('a response format', () => {
  const schema = { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: false };
  const format = (more: object) => ({ response_format: { type: 'json_schema', json_schema: more } });

  it('by a schema becomes that of Anthropic, with its name and description in the schema', () => {
    expect(translate(format({ name: 'n1', schema, strict: true })).output_config).toEqual({
      format: { type: 'json_schema', schema: { title: 'n1', ...schema } },
    });
    const described = format({ name: 'n1', description: 'd1', schema: { title: 'n1' } });
    expect(translate(described).output_config.format.schema).toEqual({ title: 'n1', description: 'd1' });
    expect(translate(format({ name: 'n1', schema: {} })).output_config.format.schema).toEqual({
      title: 'n1',
    });
  });

  it('without a schema is refused', () => {
    expect(refusedParam({ response_format: { type: 'json_object' } })).toBe('response_format.type');
    expect(refusedParam(format({ name: 'n' }))).toBe('response_format.json_schema');
    expect(refusedParam(format({ name: 'n', schema: { title: 'other' } }))).toBe(
      'response_format.json_schema.name',
    );
    expect(refusedParam(format({ name: 'n', description: 'a', schema: { description: 'b' } }))).toBe(
      'response_format.json_schema.description',
    );
  });
});

describe('tools', () => {
  it('keep their schema, byte by byte', () => {
    const parameters =
      '{ "type" : "object", "properties":{"n":{"maximum":12345678901234567890.10,"x":"\\u00e9é"}}}';
    const body = `{"messages":[],"tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,"parameters":${parameters}},"cache_control":{"type":"ephemeral","ttl":"1h"}}]}`;
    expect(text(body)).toContain(
      `"tools":[{"name":"f","description":"d","input_schema":${parameters},"strict":true,"cache_control":{"type":"ephemeral","ttl":"1h"}}]`,
    );
  });

  it('without parameters take an object', () => {
    const tools = [
      { ...TOOL, function: { name: 'f' } },
      { ...TOOL, function: { name: 'g', parameters: {} } },
    ];
    expect(translate({ tools }).tools).toEqual([
      { name: 'f', input_schema: { type: 'object', properties: {} } },
      { name: 'g', input_schema: { type: 'object' } },
    ]);
  });

  it.each([
    ['none', { type: 'none' }],
    ['auto', { type: 'auto' }],
    ['required', { type: 'any' }],
    [
      { type: 'function', function: { name: 'f' } },
      { type: 'tool', name: 'f' },
    ],
  ])('are chosen: %j', (choice, expected) => {
    expect(translate({ tools: [TOOL], tool_choice: choice }).tool_choice).toEqual(expected);
    const serial = translate({ tools: [TOOL], tool_choice: choice, parallel_tool_calls: false });
    const disabled = choice === 'none' ? {} : { disable_parallel_tool_use: true };
    expect(serial.tool_choice).toEqual({ ...expected, ...disabled });
  });

  it('are called one by one where that is asked for', () => {
    expect(translate({ tools: [TOOL], parallel_tool_calls: false }).tool_choice).toEqual({
      type: 'auto',
      disable_parallel_tool_use: true,
    });
    expect(translate({ tools: [TOOL], parallel_tool_calls: true }).tool_choice).toBeUndefined();
  });

  it('of other kinds are refused', () => {
    expect(refusedParam({ tools: [{ type: 'custom', custom: { name: 'c' } }] })).toBe('tools[0].custom');
    expect(refusedParam({ tools: [{ type: 'web_search' }] })).toBe('tools[0].type');
    expect(refusedParam({ tools: [TOOL], tool_choice: 'toString' })).toBe('tool_choice');
    const subset = { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } };
    expect(refusedParam({ tools: [TOOL], tool_choice: subset })).toBe('tool_choice.allowed_tools');
  });
});

describe('system messages', () => {
  it('at the beginning become the system', () => {
    expect(
      system(
        { role: 'system', content: 'One' },
        { role: 'developer', content: [{ type: 'text', text: 'Two', cache_control: MARK }] },
        { role: 'system', content: '' },
        HI,
      ),
    ).toEqual([
      { type: 'text', text: 'One' },
      { type: 'text', text: 'Two', cache_control: MARK },
    ]);
  });

  it('stay where Anthropic takes them: after the user and before the reply', () => {
    const later = { role: 'system', content: 'Later' };
    const answer = { role: 'assistant', content: 'Yes' };
    expect(messages(HI, later, { role: 'developer', content: 'Too' }, answer, HI, later)).toMatchObject([
      { role: 'user' },
      { role: 'system', content: [{ text: 'Later' }, { text: 'Too' }] },
      { role: 'assistant' },
      { role: 'user' },
      { role: 'system', content: [{ text: 'Later' }] },
    ]);
    expect(refusedParam({ messages: [HI, answer, later, HI] })).toBe('messages[2]');
    expect(refusedParam({ messages: [HI, later, HI] })).toBe('messages[2]');
  });
});

describe('messages', () => {
  it('of tools are one turn of the user, before what the user says next', () => {
    const call = (id: string, args: string) => ({
      id,
      type: 'function',
      function: { name: 'f', arguments: args },
    });
    expect(
      messages(
        HI,
        { role: 'assistant', content: '', tool_calls: [call('c1', '{"a":1}'), call('c2', '')] },
        { role: 'tool', tool_call_id: 'c1', content: 'one' },
        { role: 'tool', tool_call_id: 'c2', content: [{ type: 'text', text: 'two', cache_control: MARK }] },
        HI,
      ),
    ).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'c1', name: 'f', input: { a: 1 } },
          { type: 'tool_use', id: 'c2', name: 'f', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'c1', content: 'one' },
          {
            type: 'tool_result',
            tool_use_id: 'c2',
            content: [{ type: 'text', text: 'two', cache_control: MARK }],
          },
          { type: 'text', text: 'Hi' },
        ],
      },
    ]);
  });

  it('keep the numbers and strings of arguments', () => {
    const args = '{"big":123456789012345678901234567890,"e":1E400,"same":1,"same":2,"s":"\\ud800 é 😀"}';
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: args } };
    const body = JSON.stringify({ messages: [{ role: 'assistant', tool_calls: [call] }] });
    expect(text(body)).toContain(`"input":${args}`);
    // Half of a pair, unescaped by the outer string, cannot be written in UTF-8.
    const half =
      '{"messages":[{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\\"a\\":\\"\\ud800\\"}"}}]}]}';
    expect(text(half)).toContain('"input":{"a":"\\ud800"}');
  });

  it('with arguments that are no object are refused', () => {
    for (const args of ['[]', '1', '{', '{} {}', '{"a":01}']) {
      const call = { id: 'c', type: 'function', function: { name: 'f', arguments: args } };
      const list = [HI, { role: 'assistant', tool_calls: [call] }];
      expect(refusedParam({ messages: list })).toBe('messages[1].tool_calls[0].function.arguments');
    }
  });

  it('of a reply can be repeated as they came', () => {
    const thoughts = [
      { type: 'thinking', thinking: 'Hm', signature: 's1' },
      { type: 'redacted_thinking', data: 'd1' },
    ];
    const reply = { role: 'assistant', content: 'Yes', refusal: null, annotations: [], audio: null };
    expect(messages(HI, reply)[1]).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'Yes' }] });
    const thought = { ...reply, reasoning_content: 'Hm', thinking_blocks: thoughts };
    expect(messages(HI, thought)[1].content).toEqual([...thoughts, { type: 'text', text: 'Yes' }]);
    expect(refusedParam({ messages: [HI, { ...reply, reasoning_content: 'Hm' }] })).toBe(
      'messages[1].reasoning_content',
    );
    const refused = { role: 'assistant', content: null, refusal: 'I will not.' };
    expect(messages(HI, refused)[1].content).toEqual([{ type: 'text', text: 'I will not.' }]);
  });

  it.each([
    [{ role: 'user', content: 'Hi', name: 'Ann' }, 'messages[0].name'],
    [{ role: 'function', content: 'x' }, 'messages[0].role'],
    [{ role: 'assistant', audio: { id: 'a1' } }, 'messages[0].audio'],
    [{ role: 'assistant', function_call: { name: 'f', arguments: '{}' } }, 'messages[0].function_call'],
    [
      { role: 'assistant', tool_calls: [{ id: 'c', type: 'custom', custom: {} }] },
      'messages[0].tool_calls[0].custom',
    ],
    [{ role: 'assistant', thinking_blocks: [{ type: 'text' }] }, 'messages[0].thinking_blocks[0].type'],
    [{ role: 'user', content: null }, 'invalid_type messages[0]'],
    [{ role: 'tool', content: 'x' }, 'invalid_type messages[0]'],
    [{ content: 'x' }, 'messages[0]'],
  ])('%j is refused: %s', (message, param) => {
    expect(refusedParam({ messages: [message] })).toBe(param);
  });
});

describe('parts', () => {
  const part = (content: object) => messages({ role: 'user', content: [content] })[0].content[0];
  const refused = (content: object) => refusedParam({ messages: [{ role: 'user', content: [content] }] });
  const image = (url: string, more: object = {}) => ({ type: 'image_url', image_url: { url, ...more } });
  const file = (file_data: string) => ({ type: 'file', file: { file_data, filename: 'a.pdf' } });

  it('that are images come by data or by address', () => {
    expect(part({ ...image('data:image/PNG;base64,iVB/ORw0+=='), cache_control: MARK })).toEqual({
      type: 'image',
      source: { type: 'base64', media_type: 'image/png', data: 'iVB/ORw0+==' },
      cache_control: MARK,
    });
    expect(part(image('https://x.test/a?b="c"', { detail: 'high' }))).toEqual({
      type: 'image',
      source: { type: 'url', url: 'https://x.test/a?b="c"' },
    });
  });

  it('may have escaped slashes', () => {
    const body =
      '{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image\\/png;base64,a\\/b="}}]}]}';
    expect(text(body)).toContain('"media_type":"image/png","data":"a/b="');
  });

  it('that are files come by data', () => {
    expect(part(file('data:application/pdf;base64,JVBERi0='))).toEqual({
      type: 'document',
      source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' },
      title: 'a.pdf',
    });
    const plain = Buffer.from('Grüße').toString('base64');
    expect(part(file(`data:text/plain;base64,${plain}`)).source).toEqual({
      type: 'text',
      media_type: 'text/plain',
      data: 'Grüße',
    });
  });

  it.each([
    [image('https://x.test/a', { detail: 'low' }), 'image_url.detail'],
    [image('file:///etc/passwd'), 'image_url.url'],
    [image('data:image/png,abc'), 'image_url.url'],
    [file('data:application/zip;base64,UEs='), 'file.file_data'],
    [file('data:text/plain;base64,/w=='), 'file.file_data'],
    [{ type: 'file', file: { file_id: 'f1' } }, 'file.file_id'],
    [{ type: 'input_audio', input_audio: { data: 'x', format: 'wav' } }, 'input_audio'],
    [{ type: 'refusal', refusal: 'No' }, 'type'],
    [{ type: 'text', text: 'x', refusal: 'y' }, 'refusal'],
    [{ type: 'text', text: 'x', image_url: { url: 'https://x.test' } }, 'image_url'],
    [{ type: 'text', text: 'x', prompt_cache_breakpoint: { mode: 'explicit' } }, 'prompt_cache_breakpoint'],
  ])('%j is refused', (content, param) => {
    expect(refused(content)).toBe(`messages[0].content[0].${param}`);
  });

  it('without what their type says are no parts', () => {
    for (const content of [
      { type: 'text' },
      { type: 'image_url' },
      { type: 'file', file: {} },
      { text: 'x' },
    ]) {
      expect(refused(content)).toBe('invalid_type messages[0].content[0]');
    }
  });
});
