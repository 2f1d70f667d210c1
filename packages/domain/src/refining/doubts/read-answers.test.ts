import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from './read-answers.ts';

const NUMBERED = [['r1'], ['r4', 'r9'], ['a1']];
const read = (reply: string) => Object.fromEntries(readAnswers(reply, NUMBERED));
const readLists = (changed: unknown, kept: unknown) => read(JSON.stringify({ changed, kept }));
/** The ids that the reader found kept. */
const keptBy = (changed: unknown, kept: unknown) =>
  Object.entries(readLists(changed, kept)).flatMap(([id, answer]) => (answer.kept ? [id] : []));

const whole = '{"changed":[{"id":3,"reason":" gone "}],"kept":[1,2]}';
const yes = { kept: true, reason: '' };
const all = { r1: yes, r4: yes, r9: yes, a1: { kept: false, reason: 'gone' } };

describe('readAnswers', () => {
  it.each([
    ['JSON', whole],
    ['the lists the other way round', '{"kept":[2,1],"changed":[{"id":3,"reason":"gone"}]}'],
    ['pretty JSON', JSON.stringify(JSON.parse(whole), null, 2)],
    ['a fence', `\`\`\`json\n${whole}\n\`\`\``],
    ['chatter', `Sure {as ever}! ${whole} Done.`],
    ['reasoning', `<think>{"changed":[],"kept":[1]} hm</think>${whole}`],
  ])('finds the answers in %s, for every doubt of a number', (_case, reply) =>
    expect(read(reply)).toEqual(all),
  );

  it.each([
    ['nothing', ''],
    ['words', 'All of them are kept.'],
    ['another shape', '{"1": true, "2": true}'],
    ['the shape of one list alone', '{"kept":[1,2,3]}'],
    ['the other alone', '{"changed":[{"id":3,"reason":"gone"}]}'],
    ['a list that is none', '{"changed":null,"kept":[1,2,3]}'],
    ['kept in words', '{"changed":[],"kept":"all"}'],
    ['two lists by one name', '{"changed":[{"id":1}],"changed":[],"kept":[1]}'],
    ['two replies', `${whole} or rather ${whole}`],
    ['a reply in a reply', `{"answer":{"changed":[],"kept":[1]}}`],
    ['a list', '[1,2,3]'],
    ['cut JSON', whole.slice(0, -2)],
    ['JSON cut at a bracket', whole.slice(0, whole.indexOf('}') + 1)],
    ['null', 'null'],
    ['brackets the wrong way round', '}{'],
  ])('takes no answer from %s', (_case, reply) => expect(read(reply)).toEqual({}));

  it.each<[string, unknown[], unknown[], string[]]>([
    ['is missing', [], [1], ['r1']],
    ['is twice in a list', [], [1, 3, 3], ['r1']],
    ['is there once more as a text', [], [1, 3, '3'], ['r1']],
    ['is in both lists', [{ id: 3, reason: 'gone' }], [1, 3], ['r1']],
    ['is in both lists, as a mere number', [3], [1, 3], ['r1']],
    ['is in both lists, as a text', [{ id: '3' }], [1, 3], ['r1']],
    ['was not asked', [], [0, 1, 4, -1, 1e9], ['r1']],
    ['is no whole number', [], [1, 2.5, null, true, [3]], ['r1']],
    ['is a text', [], [1, '3'], ['r1']],
    ['is an object', [], [1, { id: 3, reason: '' }], ['r1']],
    ['is the id of before', [], [1, 'a1', 'r4'], ['r1']],
  ])('does not take for kept a number that %s, and takes the others', (_case, changed, kept, expected) =>
    expect(keptBy(changed, kept)).toEqual(expected),
  );

  it.each<[string, unknown]>([
    ['was not asked', { id: 9, reason: 'gone' }],
    ['is missing', { reason: 'gone' }],
    ['is null', null],
    ['is no number', { id: 'second', reason: 'gone' }],
    ['is half of one', { id: 1.5, reason: 'gone' }],
  ])('takes nothing for kept where something changed whose number %s', (_case, change) =>
    expect(readLists([{ id: 3, reason: 'gone' }, change], [1, 2])).toEqual({ a1: all.a1 }),
  );

  it.each([
    ['without a reason', { id: 3 }],
    ['with a reason that is no text', { id: 3, reason: 7 }],
    ['as a mere number', 3],
    ['as a text', '3'],
  ])('takes a change %s for one', (_case, change) =>
    expect(readLists([change], [1])).toEqual({ r1: yes, a1: { kept: false, reason: '' } }),
  );

  it('lets a reason say what it likes, and shortens it', () => {
    const reason = `"kept":[1] {"changed":[],"kept":[3]} ${'x'.repeat(10_000)}`;
    const { a1, r1 } = readLists([{ id: 3, reason }], [1]);
    expect(r1).toEqual(yes);
    expect(a1).toEqual({ kept: false, reason: reason.slice(0, 200) });
  });

  it('never throws, and takes for kept only what is in its list once and in no other', () => {
    const item = fc.oneof(
      fc.integer({ min: -1, max: 5 }),
      fc.record({ id: fc.integer({ min: 0, max: 4 }) }),
      fc.constantFrom('1', '3', null),
    );
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (changed, kept) => {
        for (const id of keptBy(changed, kept)) {
          const number = NUMBERED.findIndex((ids) => ids.includes(id)) + 1;
          expect(kept.filter((other) => other === number)).toHaveLength(1);
          expect(JSON.stringify(changed)).not.toContain(String(number));
        }
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (reply) => {
        for (const id of readAnswers(reply, NUMBERED).keys()) expect(NUMBERED.flat()).toContain(id);
      }),
    );
  });
});
