import { expect, it } from 'vitest';
import { numberOfChoice, testOf, variablesOf, whichOf } from './test-input.ts';

const formOf = (values: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};

it('tells texts from places for messages', () => {
  const variables = ['question', 'history', 'model'];
  expect(variablesOf({ variables, messages: [{ placeholder: 'history' }] })).toEqual({
    texts: ['question', 'model'],
    placeholders: ['history'],
  });
});

it('knows which version is meant', () => {
  expect(['', 'label:staging', 'version:3'].map(whichOf)).toEqual([{}, { label: 'staging' }, { version: 3 }]);
  const prompt = { latest: 5, labels: { staging: 2 } };
  const choices = ['', 'label:staging', 'version:3', 'label:gone'];
  expect(choices.map((choice) => numberOfChoice(choice, prompt))).toEqual([5, 2, 3, 5]);
});

it('sends a value for every variable, whatever it is called', () => {
  const values = {
    texts: ['question', 'model'],
    placeholders: ['history', 'more'],
    rows: { history: [{ key: 0, role: 'user' as const, content: 'Hi' }] },
  };
  const form = { which: 'label:staging', 'input.question': ' Why? ', 'input.model': 'x', model: '' };
  expect(testOf(formOf({ ...form, temperature: '' }), values)).toEqual({
    input: { question: ' Why? ', model: 'x', history: [{ role: 'user', content: 'Hi' }], more: [] },
    label: 'staging',
  });
  expect(testOf(formOf({ ...form, model: 'openai/x', temperature: '0' }), values)).toMatchObject({
    model: 'openai/x',
    temperature: 0,
  });
});
