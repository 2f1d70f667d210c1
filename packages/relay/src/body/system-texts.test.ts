import { describe, expect, it } from 'vitest';
import { scanBody } from './scan-body.ts';

const LONGEST = 200_000;
const of = (text: string) => ({ role: 'system', content: text });
const textsOf = (messages: object[]) =>
  scanBody(Buffer.from(JSON.stringify({ messages })), 'chat').systemTexts.map(({ text }) => text);
const lengthsOf = (messages: object[]) => textsOf(messages).map((text) => text?.length);

describe('system texts', () => {
  it('are decoded up to a length that is refined, escapes undone', () => {
    const escaped = `{"messages":[{"role":"system","content":"${'\\u4e2d'.repeat(LONGEST)}"}]}`;
    expect(scanBody(Buffer.from(escaped), 'chat').systemTexts[0]?.text).toBe('中'.repeat(LONGEST));
    expect(lengthsOf([of('x'.repeat(LONGEST)), of('x'.repeat(LONGEST + 1)), of('Be brief.')])).toEqual([
      LONGEST,
      undefined,
      9,
    ]);
  });

  it('are no more than a million characters', () => {
    const long = Array.from({ length: 6 }, () => of('x'.repeat(180_000)));
    expect(lengthsOf([...long, of('Be brief.')])).toEqual([
      ...Array.from({ length: 5 }, () => 180_000),
      undefined,
      9,
    ]);
  });

  it('are the first fifty, and all are told with their places', () => {
    const texts = textsOf(Array.from({ length: 60 }, (_, at) => of(`Rule ${at}`)));
    expect(texts.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, at) => `Rule ${at}`));
    expect(texts.slice(50)).toEqual(Array.from({ length: 10 }, () => undefined));
  });

  it('count together, wherever a body has them', () => {
    const system = Array.from({ length: 49 }, (_, at) => ({ type: 'text', text: `Rule ${at}` }));
    const messages = [of('Be brief.'), of('Be kind.')];
    const { systemTexts } = scanBody(Buffer.from(JSON.stringify({ system, messages })), 'messages');
    expect(systemTexts.map(({ text }) => text).slice(48)).toEqual(['Rule 48', 'Be brief.', undefined]);
  });
});
