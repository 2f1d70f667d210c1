import '@refinery/testing/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePrompt, parseJudgement } from './judge.ts';
import { MalformedJudgement } from './malformed-judgement.ts';
import { namesWithout } from './template.ts';

const QUESTION = {
  rubric: 'Names {{city}} in Italian.',
  input: { city: 'Rome', 'odd\nname': 1, said: [{ role: 'user' as const, content: 'Hi' }] },
  expected: 'Roma',
  output: 'It is Roma.',
};

describe('judgePrompt', () => {
  it('puts the rubric into the system prompt, and all else between lines with a code', () => {
    const { system, user, cacheSystem, jsonSchema } = judgePrompt(QUESTION, 'CODE');
    expect(system).toContain('Names {{city}} in Italian.');
    expect(system).not.toContain('CODE');
    expect([cacheSystem, jsonSchema.name]).toEqual([true, 'judgement']);
    expect(user).toBe(
      [
        'The code of this message is CODE.',
        ...['CODE input "city":', 'Rome', 'CODE input "odd\\nname":', '1'],
        ...['CODE input "said":', '[{"role":"user","content":"Hi"}]'],
        ...['CODE expected:', 'Roma', 'CODE answer:', 'It is Roma.', 'CODE end.'],
      ].join('\n'),
    );
    expect(judgePrompt({ ...QUESTION, expected: null }, 'CODE').user).not.toContain('expected');
  });

  it('has a code that nobody can know before', () => {
    const codeOf = () => /code of this message is (\S+)\.\n/.exec(judgePrompt(QUESTION).user)?.[1] ?? '';
    expect(codeOf()).toMatch(/^[0-9a-f]{24}$/);
    expect(codeOf()).not.toBe(codeOf());
  });

  it('has the parts that it says, whatever the texts are', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.option(fc.string()), (value, output, expected) => {
        const { user } = judgePrompt({ rubric: 'r', input: { value }, output, expected });
        const code = /^The code of this message is (\S+)\.\n/.exec(user)?.[1] ?? '';
        expect(user.split(`\n${code} `)).toHaveLength(expected === null ? 4 : 5);
        expect(user.endsWith(`\n${output}\n${code} end.`)).toBe(true);
      }),
    ));

  it('applies to items that have what the rubric names', () => {
    expect(namesWithout(QUESTION.rubric, QUESTION)).toEqual([]);
    expect(namesWithout('{{town}} and {{expected}}', { input: {}, expected: null })).toEqual([
      'town',
      'expected',
    ]);
  });
});

describe('parseJudgement', () => {
  it.each([
    ['{"reason":" Good. ","score":7}', 0.7, 'Good.'],
    ['{"score":10}', 1, ''],
    ['{"reason":null,"score":0}', 0, ''],
    ['```json\n{"reason":"So","score":5}\n```', 0.5, 'So'],
    ['<think>{"score":10}? No.</think> My verdict: {"reason":"So","score":1}. Done.', 0.1, 'So'],
  ])('reads %j', (reply, score, reason) => expect(parseJudgement(reply)).toEqual({ score, reason }));

  it.each([
    '',
    'Seven of ten.',
    '{"reason":"no score"}',
    '{"score":"7"}',
    '{"score":11}',
    '{"score":-1}',
    '{"score":null}',
    '[7]',
    'It says {"score":10}, but: {"reason":"So","score":1}',
    '{"score":7',
  ])('refuses %j', (reply) => expect(() => parseJudgement(reply)).toThrow(MalformedJudgement));

  it('gives a score from 0 to 1, or throws that one error', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.integer().map((score) => JSON.stringify({ score })),
        ),
        (reply) => {
          try {
            const { score } = parseJudgement(reply);
            expect(score >= 0 && score <= 1).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedJudgement);
          }
        },
      ),
    ));

  it('keeps a long reason short', () => {
    const reason = '😀'.repeat(1_000);
    const judged = parseJudgement(JSON.stringify({ reason, score: 1 }));
    expect(judged.reason).toBe('😀'.repeat(250));
  });
});
