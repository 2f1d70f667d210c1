import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModelReply } from './parse-model-reply.ts';

const D = 'PROMPT-0a1b2c3d4e5f6a7b8c';
const parse = (reply: string, truncated = false) => parseModelReply(reply, D, truncated, 1_000);
const text = (refinedText: string) => ({ ok: true, refinedText });
const TARGET = 'Summarize the report in 100 words.';

describe('parseModelReply', () => {
  it.each([
    ['the JSON that was asked for', JSON.stringify({ refined: TARGET })],
    ['pretty JSON', JSON.stringify({ refined: TARGET }, null, 2)],
    ['JSON in a fence', `\`\`\`json\n${JSON.stringify({ refined: TARGET })}\n\`\`\``],
    ['JSON in a fence without a language', `\`\`\`\n${JSON.stringify({ refined: TARGET })}\n\`\`\``],
    [
      'JSON among chatter',
      `Sure! Here is the result:\n\n${JSON.stringify({ refined: TARGET })}\n\nLet me know.`,
    ],
    ['another spelling of the key', JSON.stringify({ refined_prompt: TARGET })],
    [
      'JSON after reasoning',
      `<think>short {"refined": "no"}</think>\n${JSON.stringify({ refined: TARGET })}`,
    ],
    ['plain text', TARGET],
    ['plain text with an announcement', `Here is the refined prompt:\n\n${TARGET}`],
    ['plain text with a closing remark', `${TARGET}\n\nLet me know if you want it shorter!`],
    ['plain text in a fence', `\`\`\`text\n${TARGET}\n\`\`\``],
    ['echoed delimiters', `${D}\n${TARGET}\n${D}`],
    ['echoed delimiters in JSON', JSON.stringify({ refined: `${D}\n${TARGET}\n${D}` })],
  ])('reads %s', (_name, reply) => {
    expect(parse(reply)).toEqual(text(TARGET));
  });

  it('never takes a reply for whole that the vendor stopped early', () => {
    expect(parse(JSON.stringify({ refined: TARGET }), true)).toEqual({
      ok: false,
      reason: 'the reply was cut off',
    });
  });

  it.each(['{"refined": "Summarize the rep', '```json\n{"refined": "Summarize the rep', '{"refined":'])(
    'sees that %j is cut off',
    (reply) => {
      expect(parse(reply)).toEqual({ ok: false, reason: 'the reply was cut off' });
    },
  );

  it.each(['', '   \n', '{"refined": ""}', `${D}\n${D}`])('refuses the empty reply %j', (reply) => {
    expect(parse(reply)).toEqual({ ok: false, reason: 'the reply was empty' });
  });

  it('keeps JSON that is the prompt itself', () => {
    const prompt = '{"role": "judge", "rules": ["be fair"]}';
    expect(parse(prompt)).toEqual(text(prompt));
  });

  it('keeps a code block that is part of a plain reply', () => {
    const prompt = 'Fix this:\n```js\nconst a = {b: 1};\n```\nKeep the name a.';
    expect(parse(prompt)).toEqual(text(prompt));
  });

  it('reads back any text from the JSON that was asked for', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (refined) => {
        fc.pre(refined.trim() !== '' && !refined.includes(D));
        expect(parse(JSON.stringify({ refined }))).toEqual(text(refined));
      }),
    );
  });

  it('throws on no reply', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (reply, truncated) => {
        expect(() => parse(reply, truncated)).not.toThrow();
      }),
    );
  });
});

describe('the length of a reply', () => {
  const TOO_LONG = { ok: false, reason: 'the reply was much longer than the prompt' };
  const longest = 4 * 1_000 + 20_000;

  it('is a small multiple of the length of the prompt', () => {
    expect(parse('a'.repeat(longest))).toEqual(text('a'.repeat(longest)));
    expect(parse('a'.repeat(longest + 1))).toEqual(TOO_LONG);
  });

  it('is counted without reasoning before it, which has an allowance of its own', () => {
    const thought = `<think>${'b'.repeat(150_000)}</think>`;
    expect(parse(`${thought}\n${TARGET}`)).toEqual(text(TARGET));
    expect(parse(`${thought}${'a'.repeat(longest + 1)}`)).toEqual(TOO_LONG);
    expect(parse(`<think>${'b'.repeat(longest + 200_000)}</think>${TARGET}`)).toEqual(TOO_LONG);
  });
});

describe('a hostile reply', () => {
  const MOST = 1_000_000;
  const REPLIES: [string, (n: number) => string][] = [
    ['line breaks', (n) => `a${'\n'.repeat(n)}`],
    ['line breaks inside', (n) => `a${'\n'.repeat(n)}a`],
    ['line breaks with a carriage return', (n) => `a${'\r\n'.repeat(n / 2)}a`],
    ['open fences', (n) => '```json\n{'.repeat(n / 9)],
    ['fences', (n) => '```\n'.repeat(n / 4)],
    ['backticks', (n) => '`'.repeat(n)],
    ['a fence and spaces', (n) => `\`\`\`\n${' '.repeat(n)}a`],
    ['open braces', (n) => '{'.repeat(n)],
    ['closed braces', (n) => `\`\`\`\n{${'}'.repeat(n)}`],
    ['reasoning', (n) => '<think>'.repeat(n / 7)],
    ['reasoning that ends', (n) => '<think></think>'.repeat(n / 15)],
    ['nested JSON', (n) => `{"refined":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}`],
    ['an announcement', (n) => `sure:${':'.repeat(100)}${' '.repeat(n)}a`],
    ['closing remarks', (n) => 'Let me know.\n\n'.repeat(n / 14)],
    ['delimiters', (n) => `${D}\n`.repeat(n / D.length)],
  ];

  it.each(REPLIES)('of %s is refused before it is looked at', (_name, reply) => {
    expect(parse(reply(MOST))).toEqual({ ok: false, reason: 'the reply was much longer than the prompt' });
  });

  it.each(REPLIES)('of %s takes time linear in its length', (_name, reply) => {
    const short = quickest(reply(MOST / TIMES));
    const long = quickest(reply(MOST));
    expect(long / Math.max(short, CLOCK_MS)).toBeLessThan(TIMES * GENEROUS);
  });
});

const TIMES = 20;
/** Quadratic time would take `TIMES` times as long as linear time does. */
const GENEROUS = 8;
/** Shorter times say nothing. */
const CLOCK_MS = 1;

/** The least of several runs, in milliseconds of the processor: other processes do not count. */
function quickest(reply: string): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = process.threadCpuUsage();
    parseModelReply(reply, D, false, reply.length);
    return process.threadCpuUsage(start).user / 1_000;
  });
  return Math.min(...runs);
}
