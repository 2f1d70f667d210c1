import { expect, it } from 'vitest';
import { changedChat, newChat } from './chat-form.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it('leaves to the API what a new chat does not say', () => {
  expect(newChat(formOf({ title: ' ', model: '', systemPrompt: '\n' }))).toEqual({});
  expect(newChat(formOf({ title: ' Refunds ', model: ' fast ', systemPrompt: ' Be kind.\n' }))).toEqual({
    title: 'Refunds',
    model: 'fast',
    systemPrompt: ' Be kind.\n',
  });
});

const before = { title: 'Refunds', model: 'fast', systemPrompt: 'Be kind.\r\nBe brief.' };

it('removes what was emptied', () => {
  expect(changedChat(formOf({ title: '', model: '', systemPrompt: ' ' }), before)).toEqual({
    title: null,
    model: 'auto',
    systemPrompt: null,
  });
});

it('leaves what the form did not change to others', () => {
  const form = { title: ' Refunds', model: 'fast', systemPrompt: 'Be kind.\nBe brief.' };
  expect(changedChat(formOf(form), before)).toEqual({});
  expect(changedChat(formOf({ ...form, model: 'slow' }), before)).toEqual({ model: 'slow' });
  const empty = { title: null, model: 'auto', systemPrompt: null };
  expect(changedChat(formOf({ title: '', model: 'auto', systemPrompt: '' }), empty)).toEqual({});
});
