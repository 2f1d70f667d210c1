import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceString } from '../body/edits.ts';
import { scanBody } from '../body/scan-body.ts';
import type { BodyProtocol } from '../body/scanned-body.ts';
import { splice } from '../body/splice.ts';
import { type CacheRules, cacheRules } from './cache-rules.ts';
import { placeMarks } from './place-marks.ts';

const LONG = 'Be brief. '.repeat(1_000);
const CLAUDE = cacheRules('anthropic', 'claude-sonnet-4-5');
const GPT = cacheRules('openai', 'gpt-5.6');
const ALL = { tools: true, system: true, conversation: true };
const SHORT_MARK = { cache_control: { type: 'ephemeral' } };
const BREAKPOINT = { prompt_cache_breakpoint: { mode: 'explicit' } };

function marked(
  protocol: BodyProtocol,
  body: unknown,
  came: Partial<typeof ALL> = ALL,
  rules: CacheRules | null = protocol === 'messages' ? CLAUDE : GPT,
) {
  const bytes = Buffer.from(JSON.stringify(body));
  if (!rules) throw new RangeError('No rules.');
  const none = { tools: false, system: false, conversation: false };
  const { replacements, marks } = placeMarks(bytes, scanBody(bytes, protocol), rules, { ...none, ...came });
  return { body: JSON.parse(splice(bytes, replacements).toString()), marks };
}

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const text = (said: string, more: object = {}) => ({ type: 'text', text: said, ...more });

describe('marks for Claude', () => {
  const tools = [{ name: 'f', description: LONG, input_schema: {} }];
  const body = {
    tools,
    system: LONG,
    messages: [user('One'), assistant('1'), user('Two'), assistant('2'), user('Three')],
  };

  it('are at the end of tools, system, the turn before and this one', () => {
    expect(marked('messages', body)).toEqual({
      marks: 4,
      body: {
        tools: [{ ...tools[0], ...SHORT_MARK }],
        system: [text(LONG, SHORT_MARK)],
        // It was marked in its turn, and stays a part.
        messages: [
          user([text('One')]),
          assistant('1'),
          user([text('Two', SHORT_MARK)]),
          assistant('2'),
          user([text('Three', SHORT_MARK)]),
        ],
      },
    });
  });

  it('are only at the end of what came', () => {
    expect(marked('messages', body, { system: true })).toEqual({
      marks: 1,
      body: { ...body, system: [text(LONG, SHORT_MARK)] },
    });
    expect(marked('messages', body, { tools: true })).toMatchObject({ marks: 1, body: { system: LONG } });
    expect(marked('messages', body, {})).toEqual({ marks: 0, body });
  });

  it('are none where the caller set one, or says how to', () => {
    for (const own of [
      { ...body, cache_control: { type: 'ephemeral' } },
      { ...body, tools: [{ ...tools[0], cache_control: null }] },
    ])
      expect(marked('messages', own)).toEqual({ marks: 0, body: own });
  });

  it('are not set on what is too short to be kept', () => {
    const short = { ...body, tools: [], system: 'Be brief.' };
    expect(marked('messages', short)).toEqual({ marks: 0, body: short });
    // Together with what was said it is long enough.
    const later = { ...short, messages: [user(LONG), assistant('1'), user('Two')] };
    expect(marked('messages', later)).toMatchObject({ marks: 2, body: { system: 'Be brief.' } });
  });

  it.each([
    [
      'a tool that is loaded later',
      { ...body, tools: [{ ...tools[0], defer_loading: true }], system: '' },
      { tools: true },
    ],
    ['an empty text', { system: LONG, messages: [user('')] }, { conversation: true }],
    ['an empty part', { system: LONG, messages: [user([text('')])] }, { conversation: true }],
    [
      'what the model is to go on with',
      { system: LONG, messages: [user('One'), assistant('{')] },
      { conversation: true },
    ],
    [
      'a part without marks',
      { messages: [user([{ type: 'thinking', thinking: LONG }])] },
      { conversation: true },
    ],
  ])('are not set on %s', (_what, odd, came) => {
    const ended = marked('messages', odd, came);
    expect(JSON.stringify(ended.body.tools ?? [])).not.toContain('cache_control');
    expect(JSON.stringify(ended.body.messages.at(-1))).not.toContain('cache_control');
  });

  it('are set on images, tool results and parts, which need no comma where they are empty', () => {
    const image = { type: 'image', source: { type: 'url', url: 'x' } };
    const result = { type: 'tool_result', tool_use_id: 't', content: '[1]' };
    expect(
      marked(
        'messages',
        { messages: [user([result]), assistant('1'), user([image])] },
        { conversation: true },
      ),
    ).toEqual({
      marks: 2,
      body: {
        messages: [user([{ ...result, ...SHORT_MARK }]), assistant('1'), user([{ ...image, ...SHORT_MARK }])],
      },
    });
  });
});

describe('marks for GPT-5.6', () => {
  it('are on parts of messages, never on tools or what the model said', () => {
    const tools = [{ type: 'function', function: { name: 'f', description: LONG } }];
    const result = { role: 'tool', tool_call_id: 'c', content: '[1]' };
    const body = {
      tools,
      messages: [{ role: 'system', content: LONG }, user('One'), assistant(null), result],
    };
    expect(marked('chat', body)).toEqual({
      marks: 3,
      body: {
        tools,
        messages: [
          { role: 'system', content: [text(LONG, BREAKPOINT)] },
          user([text('One', BREAKPOINT)]),
          assistant(null),
          { ...result, content: [text('[1]', BREAKPOINT)] },
        ],
      },
    });
  });

  it('are on items of responses, whose instructions have no parts', () => {
    const call = { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' };
    const output = { type: 'function_call_output', call_id: 'c', output: '[1]' };
    const shell = { type: 'local_shell_call_output', id: 'x', output: 'ok' };
    const body = {
      input: [{ role: 'developer', content: LONG }, user('One'), call, output],
      instructions: LONG,
    };
    const part = (said: string) => [{ type: 'input_text', text: said, ...BREAKPOINT }];
    expect(marked('responses', body)).toEqual({
      marks: 3,
      body: {
        instructions: LONG,
        input: [
          { role: 'developer', content: part(LONG) },
          user(part('One')),
          call,
          { ...output, output: part('[1]') },
        ],
      },
    });
    expect(marked('responses', { instructions: LONG, input: 'One' })).toMatchObject({
      marks: 0,
      body: { input: 'One' },
    });
    expect(marked('responses', { input: [user(LONG), call, shell] }).body.input.at(-1)).toEqual(shell);
  });

  it('are none where the caller decides how the vendor marks', () => {
    const own = { prompt_cache_options: { mode: 'explicit' }, messages: [{ role: 'system', content: LONG }] };
    expect(marked('chat', own)).toEqual({ marks: 0, body: own });
  });

  it('are one where a message of the system ends the prompt or a turn', () => {
    const system = { role: 'system', content: LONG };
    expect(marked('chat', { messages: [system] }).marks).toBe(1);
    expect(marked('chat', { messages: [system, assistant('1'), user('One')] }).marks).toBe(2);
  });
});

const said = fc.oneof(
  fc.string(),
  fc.array(
    fc.oneof(
      fc.string().map((value) => text(value)),
      fc.constant({ type: 'image', source: {} }),
    ),
    { maxLength: 3 },
  ),
);
const message = fc.record({
  role: fc.constantFrom('user', 'assistant', 'system', 'tool', 'other'),
  content: said,
});

/** What a body says to those to whom a string is the same as one part. */
function meaning(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => {
    if ((key === 'content' || key === 'system') && typeof inner === 'string') return [text(inner)];
    if (typeof inner === 'object' && inner !== null)
      for (const mark of ['cache_control', 'prompt_cache_breakpoint']) delete inner[mark];
    return inner;
  });
}

it('marks change no word of any prompt, beside replaced texts, too', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<BodyProtocol>('chat', 'messages'),
      said,
      fc.array(message),
      fc.boolean(),
      (protocol, system, messages, replaced) => {
        const bytes = Buffer.from(JSON.stringify({ system: replaced ? LONG : system, messages }));
        const scan = scanBody(bytes, protocol);
        const rules = protocol === 'chat' ? GPT : CLAUDE;
        if (!rules) throw new RangeError('No rules.');
        const { replacements, marks } = placeMarks(bytes, scan, { ...rules, minimumTokens: 0 }, ALL);
        const texts = scan.systemTexts.map(({ range, text: was }) => replaceString(range, was ?? ''));
        const sent = JSON.parse(splice(bytes, [...replacements, ...texts]).toString());
        expect(meaning(sent)).toEqual(meaning(JSON.parse(bytes.toString())));
        expect(marks).toBeLessThanOrEqual(rules.maxMarks);
        expect(JSON.stringify(sent).split(`"${rules.mark?.field}":`)).toHaveLength(marks + 1);
      },
    ),
  );
});
