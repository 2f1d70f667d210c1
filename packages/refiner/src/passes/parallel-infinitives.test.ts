import { expect, it } from 'vitest';
import { refine } from '../index.ts';

it.each([
  ['Your task is to read the ticket and to write an answer.', 'Read the ticket and write an answer.'],
  ['Your goal is to read it, to sort it and to write it down.', 'Read it, sort it and write it down.'],
  ['Your task is to help users to search and to find it.', 'Help users to search and to find it.'],
  [
    'I would like you to go through the answer to it and to pull out names.',
    'Go through the answer to it and pull out names.',
  ],
  [
    "To know which boat we're going to take, and in order to do so soon, ask.",
    "To know which boat we'll take, and to do so soon, ask.",
  ],
  ["You're able to row, to sail and to swim.", 'You can row, sail and swim.'],
  ['You are not allowed to copy or to forward any message.', "Don't copy or forward any message."],
  ['Make sure not to copy, to forward or to print any file.', "Don't copy, forward or print any file."],
  ['Your task is to send it home or to redact any name.', 'Send it home or redact any name.'],
  ['Read the letter to Anna and to Ben.', 'Read the letter to Anna and to Ben.'],
])('%j', (text, expected) => {
  expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(expected);
});
