import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, singleTurn, splitSystem } from './messages.ts';

const anyMessage: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom('system', 'user', 'assistant'),
  text: fc.string({ maxLength: 8 }),
});

describe('splitSystem', () => {
  it('takes the first message of one turn for the system prompt', () => {
    expect(splitSystem(singleTurn('Be brief.', 'Hello'))).toEqual({
      system: 'Be brief.',
      turns: [{ role: 'user', content: 'Hello' }],
    });
    expect(splitSystem(singleTurn('', 'Hello')).system).toBe('');
  });

  it('joins system messages from anywhere by blank lines', () => {
    const messages: Message[] = [
      { role: 'system', text: 'Be brief.' },
      { role: 'system', text: '' },
      { role: 'system', text: 'Be kind.' },
      { role: 'user', text: 'Hello' },
      { role: 'system', text: 'Be honest.' },
      { role: 'user', text: 'Who are you?' },
    ];
    expect(splitSystem(messages)).toEqual({
      system: 'Be brief.\n\nBe kind.\n\nBe honest.',
      turns: [
        { role: 'user', content: 'Hello' },
        { role: 'user', content: 'Who are you?' },
      ],
    });
  });

  it('has the user say what stands in a system prompt alone', () => {
    expect(splitSystem([{ role: 'system', text: 'Tell a joke.' }])).toEqual({
      system: '',
      turns: [{ role: 'user', content: 'Tell a joke.' }],
    });
  });

  it('loses no text and changes no order, and always has a turn', () => {
    fc.assert(
      fc.property(fc.array(anyMessage), (messages) => {
        const { system, turns } = splitSystem(messages);
        const texts = (isSystem: boolean) =>
          messages.flatMap(({ role, text }) => ((role === 'system') === isSystem ? [text] : []));
        const said = texts(true).filter(Boolean).join('\n\n');
        expect(turns.length).toBeGreaterThan(0);
        if (!texts(false).length)
          expect({ system, turns }).toEqual({ system: '', turns: [{ role: 'user', content: said }] });
        else expect([system, turns.map(({ content }) => content)]).toEqual([said, texts(false)]);
      }),
    );
  });
});
