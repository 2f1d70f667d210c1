import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

it('says where and why a text of the caller is lost, and that one is kept', () => {
  const preserve = ['5 birds', 'List'];
  const { requirements } = checkFidelity('List 5 birds of Peru.', 'List 5 big birds of Peru.', { preserve });
  expect(requirements.filter(({ kind }) => kind === 'preserve')).toEqual([
    { id: 'r2', kind: 'preserve', start: 0, end: 4, text: 'List', verdict: 'kept' },
    {
      id: 'r3',
      kind: 'preserve',
      start: 5,
      end: 12,
      text: '5 birds',
      verdict: 'lost',
      reason: 'the result does not have it letter for letter',
    },
  ]);
});

it('says where a sentence is kept', () => {
  const { requirements } = checkFidelity('List 5 birds.', 'Of birds, list 5 in all.');
  expect(requirements).toMatchObject([{ kind: 'statement', verdict: 'kept', where: { start: 3, end: 16 } }]);
});

const KEPT = 'Write three ads for our shop.';

describe('a sentence that is not kept', () => {
  it('is one entry, of the gravest thing, with the others as details', () => {
    const original = 'Send at most 5 mails to Anna before noon, never two at once.';
    const { requirements } = checkFidelity(original, 'Send 6 mails to Anna, two at once.');
    expect(requirements).toHaveLength(1);
    const [{ text, part, reason, details = [] } = {}] = requirements;
    expect(text).toBe(original);
    expect(reason).toMatch(/^"[^"]+": /);
    expect(details.map(({ kind }) => kind)).toContain('negation');
    for (const place of details) expect(place.start).toBeGreaterThanOrEqual(part?.start ?? original.length);
  });

  it('has no part where all of it is gone', () => {
    const { requirements } = checkFidelity(`${KEPT} Every ad must say that delivery is free.`, KEPT);
    expect(requirements[1]).toMatchObject({
      text: 'Every ad must say that delivery is free.',
      verdict: 'lost',
    });
    expect(requirements[1]).not.toHaveProperty('part');
  });

  it('is listed where it is a heading, although that does not count', () => {
    const items = '- Name two films.\n- Name two books.';
    const original = `## Only for adults\n${items}`;
    const { requirements, checked } = checkFidelity(original, items);
    expect(checkFidelity(original, original).requirements).toHaveLength(2);
    expect(requirements.map(({ verdict }) => verdict)).toEqual([
      expect.stringMatching(/lost|doubtful/),
      'kept',
      'kept',
    ]);
    expect(checked).toBe(3);
  });
});
