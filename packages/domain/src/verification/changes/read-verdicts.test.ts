import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVerdicts } from './read-verdicts.ts';

const ASKED = new Set(['1', '12', '3-5']);
const read = (reply: string) => {
  const verdicts = readVerdicts(reply, ASKED);
  return verdicts && Object.fromEntries(verdicts);
};
const CHANGED = 'the second reader finds that it is changed';

describe('readVerdicts', () => {
  it.each([
    ['ok', {}],
    [' "OK". ', {}],
    ['none', {}],
    ['12 changed: "not" is gone', { 12: '"not" is gone' }],
    ['12 unseen: what 9 says', { 12: 'what 9 says' }],
    ['12: the limit', { 12: 'the limit' }],
    ['- **3-5** changed - two became one', { '3-5': 'two became one' }],
    ['12 changed', { 12: CHANGED }],
    ['1\n12', { 1: CHANGED, 12: CHANGED }],
    ['I looked at all.\n12 changed: x\nok', { 12: 'x' }],
    ['1 kept\n12 changed: x', { 12: 'x' }],
    ['1 kept\n3-5 kept\n12 kept', {}],
    ['<think>12 changed?</think>ok', {}],
  ])('reads %j', (reply, expected) => {
    expect(read(reply)).toEqual(expected);
  });

  it.each([
    '',
    'All is well.',
    '{"changed":[],"kept":[1]}',
    '99 changed: x',
    'ok\n2 changed: x',
    '3 changed: x',
    '3-4 changed',
  ])('takes %j for none', (reply) => {
    expect(read(reply)).toBeUndefined();
  });

  it('shortens reasons', () => {
    expect(read(`1 changed: ${'x'.repeat(500)}`)?.['1']).toHaveLength(200);
  });

  it('never throws, and names nothing that was not asked', () => {
    const piece = fc.constantFrom(
      '1',
      '12',
      '3-5',
      '99',
      ' changed: ',
      'ok',
      '\n',
      ' ',
      'kept',
      '-',
      ':',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (reply) => {
          for (const name of readVerdicts(reply, ASKED)?.keys() ?? []) expect(ASKED).toContain(name);
        },
      ),
    );
  });
});

it('gives no reason that no column can hold', () => {
  expect(read('1 changed: a\0b')).toEqual({ 1: 'a\uFFFDb' });
});
