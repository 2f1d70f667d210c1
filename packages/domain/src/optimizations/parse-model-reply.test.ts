import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModelReply } from './parse-model-reply.ts';

const D = 'PROMPT-0a1b2c3d4e5f6a7b8c';
const parse = (reply: string, truncated = false) => parseModelReply(reply, D, truncated);
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
