import { ApiError, type DatasetItem } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { errorOfItem, itemOf, variablesOf } from './item-form.ts';

const QUESTION = { name: 'question', isMessages: false };
const CHAT = { name: 'chat', isMessages: true };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

it('knows the variables of an item', () => {
  const item: DatasetItem = {
    id: '',
    input: { question: 'a', count: 1, chat: [{ role: 'user', content: 'Hi' }] },
    expected: null,
    customId: null,
    metadata: {},
    createdAt: '',
  };
  expect(variablesOf(item)).toEqual([QUESTION, { name: 'count', isMessages: false }, CHAT]);
  expect(variablesOf(null)).toEqual([]);
});

it('makes an item of a form', () => {
  const messages = [{ role: 'user', content: 'Hi' }];
  const form = formOf({
    'input.question': ' How long?\n',
    'input.chat': JSON.stringify(messages),
    'input.other': 'x',
    expected: ' Fourteen ',
    customId: ' 1 ',
  });
  expect(itemOf(form, [QUESTION, CHAT], 'no')).toEqual({
    input: { question: ' How long?\n', chat: messages },
    expected: ' Fourteen ',
    customId: '1',
  });
  expect(itemOf(formOf({ expected: '', customId: ' ' }), [QUESTION], 'no')).toEqual({
    input: { question: '' },
  });
});

it.each(['', '{', '{"role":"user"}', '"text"'])('says that %s are no messages', (text) => {
  expect(() => itemOf(formOf({ 'input.chat': text }), [CHAT], 'no messages')).toThrow(
    expect.objectContaining({ errors: [{ path: 'items.0.input.chat', message: 'no messages' }] }),
  );
});

it('puts what the API says of the item at its fields', () => {
  const error = new ApiError({
    code: 'invalid_items',
    detail: 'No.',
    status: 400,
    errors: [
      { path: 'items.0.input.chat.0.role', message: 'a' },
      { path: 'input.question', message: 'b', line: 1 },
    ],
  });
  expect(errorOfItem(error)).toMatchObject({
    code: 'invalid_items',
    status: 400,
    errors: [
      { path: 'input.chat.0.role', message: 'a' },
      { path: 'input.question', message: 'b' },
    ],
  });
  const other = new ApiError({ code: 'forbidden', detail: 'No.', status: 403 });
  expect(errorOfItem(other)).toBe(other);
});
