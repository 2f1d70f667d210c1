import { describe, expect, it } from 'vitest';
import { isPlainJson } from './json-shape.ts';

const plain = (text: string) => isPlainJson(Buffer.from(text));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('isPlainJson', () => {
  it('takes what a vendor sends', () => {
    const choice = { message: { content: `${'[{'.repeat(100_000)}, \\" "\\` }, index: 0 };
    expect(plain(JSON.stringify({ choices: [choice], usage: { total_tokens: 3 } }))).toBe(true);
    expect(plain(JSON.stringify(['\\', '\\\\"', '"'.repeat(1_000), nested(1_000)]))).toBe(true);
    expect(plain(nested(64))).toBe(true);
    expect(plain('')).toBe(true);
  });

  it.each([
    ['deep lists', nested(65)],
    ['deep objects', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
    ['what never closes', '['.repeat(1_000_000)],
    ['very many lists', `[${'[],'.repeat(60_000)}1]`],
    ['very many values', `[${'1,'.repeat(60_000)}1]`],
    ['very many objects without commas', '{} '.repeat(60_000)],
    ['depth after a string that looks like more', `{"\\\\":${nested(65)}}`],
  ])('refuses %s', (_name, text) => expect(plain(text)).toBe(false));

  it.each([
    ['lists', (count: number) => '[]'.repeat(count)],
    ['objects', (count: number) => '{}'.repeat(count)],
    ['commas', (count: number) => ','.repeat(count)],
    ['lists and commas', (count: number) => '[],'.repeat(count / 2)],
  ])('takes fifty thousand %s and no more', (_name, marks) => {
    expect(plain(marks(50_000))).toBe(true);
    expect(plain(`${marks(50_000)},`)).toBe(false);
  });

  it('counts as deep only what is open', () => {
    expect(plain('[1]'.repeat(1_000))).toBe(true);
    expect(plain('{"a":[1]}'.repeat(1_000))).toBe(true);
    expect(plain(`${nested(64)}${nested(64)}`)).toBe(true);
    expect(plain(`${'[{'.repeat(32)}${'}]'.repeat(32)}`)).toBe(true);
    expect(plain(`${'[{'.repeat(32)}[${'}]'.repeat(32)}`)).toBe(false);
    expect(plain(`"",${nested(65)}`)).toBe(false);
    expect(plain(`"\\\\",${nested(65)}`)).toBe(false);
  });

  it('takes a string that never ends for what it is', () => {
    expect(plain(`["${'\\'.repeat(1_001)}"[[[`)).toBe(true);
    expect(plain(`"${'\\"'.repeat(500_000)}`)).toBe(true);
  });
});
