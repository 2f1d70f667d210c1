import { expect, it } from 'vitest';
import { refine } from '../refine.ts';

it.each([
  'I hope that makes sense. If it doesn’t, ask me before you start with the table.',
  'Let me know if you have any questions. If you do, ask them before you start with the table.',
  'Do you understand? If not, ask me before you start with the table, and list what is missing.',
])('what a condition leans on stays: %s', (text) => {
  expect(refine(text, { compressionLevel: 'low' }).refinedText.replace("'", '’')).toBe(text);
});

it('a condition that the next one leans on is no label', () => {
  const text = 'If the value is missing, skip the row. If it is not, copy the row.';
  expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(
    "If the value is missing, skip the row. If it's not, copy the row",
  );
});

it('what a condition says all by itself needs no sentence before it', () => {
  const text = 'I hope that makes sense. If the list is empty, ask me before you start with the table.';
  expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(
    'If the list is empty, ask me before you start with the table.',
  );
});

it.each([
  'Your goal is to plan a trip. How can you reach this goal?',
  'Your main task is to sort the mail.\n\n## Help\n\nFor this task you need a list.',
])('what a later sentence points at stays: %s', (text) => {
  expect(refine(text, { compressionLevel: 'medium' }).refinedText).toBe(text);
});

it('what nothing behind it points at goes', () => {
  const text = 'This goal is old. Your goal is to plan a trip. Do this task first.';
  expect(refine(text, { compressionLevel: 'medium' }).refinedText).toBe(
    'This goal is old. Plan a trip. Do this task first.',
  );
});
