import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from './read-answers.ts';

const ASKED = new Set(['r1', 'r2']);
const read = (reply: string) => Object.fromEntries(readAnswers(reply, ASKED));
const yes = { id: 'r1', kept: true, reason: '' };
const no = { id: 'r2', kept: false, reason: ' gone ' };
const whole = JSON.stringify({ answers: [yes, no] });
const both = { r1: { kept: true, reason: '' }, r2: { kept: false, reason: 'gone' } };

describe('readAnswers', () => {
  it.each([
    ['JSON', whole],
    ['pretty JSON', JSON.stringify({ answers: [yes, no] }, null, 2)],
    ['a fence', `\`\`\`json\n${whole}\n\`\`\``],
    ['chatter', `Sure! ${whole} Done.`],
    ['reasoning', `<think>{"answers":[]} hm</think>${whole}`],
  ])('finds the answers in %s', (_case, reply) => expect(read(reply)).toEqual(both));

  it.each([
    ['nothing', ''],
    ['words', 'All of them are kept.'],
    ['another shape', '{"r1": true, "r2": true}'],
    ['a list', JSON.stringify([yes, no])],
    ['cut JSON', whole.slice(0, -3)],
    ['null', 'null'],
    ['brackets the wrong way round', '}{'],
  ])('takes no answer from %s', (_case, reply) => expect(read(reply)).toEqual({}));

  it.each([
    ['another id', { ...yes, id: 'r9' }],
    ['an id that is no text', { ...yes, id: 1 }],
    ['"yes" for kept', { ...yes, kept: 'yes' }],
    ['no kept', { id: 'r1' }],
    ['null', null],
  ])('leaves out an answer with %s, and takes the others', (_case, bad) =>
    expect(read(JSON.stringify({ answers: [bad, no] }))).toEqual({ r2: both.r2 }),
  );

  it.each([
    ['contradict', [yes, { ...yes, kept: false }]],
    ['agree', [yes, yes]],
    ['are three', [yes, { ...yes, kept: 1 }, yes]],
  ])('counts none of several answers with one id that %s', (_case, answers) =>
    expect(read(JSON.stringify({ answers: [...answers, no] }))).toEqual({ r2: both.r2 }),
  );

  it('shortens reasons', () => {
    const reply = JSON.stringify({ answers: [{ ...no, reason: 'x'.repeat(10_000) }] });
    expect(read(reply).r2?.reason).toHaveLength(200);
  });

  it('never throws, and never knows an id that was not asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((v) => JSON.stringify({ answers: v })),
        ),
        (reply) => {
          for (const id of readAnswers(reply, ASKED).keys()) expect(ASKED).toContain(id);
        },
      ),
    );
  });
});
