import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';

const MATERIAL = 'we have been there for 3 days and it was really very nice\nand then we went home';
const ASKED = 'Rewrite it in a friendly tone, and keep the numbers.';

/** What stands between the request and the material. */
function announcement(words: string): string {
  const { refinedText } = refine(`${ASKED}\n\n${words}\n\n${MATERIAL}`);
  expect(refinedText.endsWith(`\n\n${MATERIAL}`)).toBe(true);
  return refinedText.slice(refinedText.indexOf('\n\n') + 2, -MATERIAL.length - 2);
}

describe('what announces material', () => {
  it.each([
    ['Here is the draft that I wrote:', 'Draft:'],
    ['And this is the minutes draft that I have written so far:', 'Minutes draft:'],
    ['So here are my meeting notes:', 'Meeting notes:'],
    ['The message from the customer is as follows:', 'Customer message:'],
    ['The question that the employee has asked is the following one:', 'Employee question:'],
  ])('%s', (words, label) => {
    expect(announcement(words)).toBe(label);
  });

  it.each([
    ['who else speaks', "Here are the notes I've got from Anna:"],
    ['when', 'This is the e-mail from last Tuesday:'],
    ['what it is not', 'Here is the draft, which nobody has seen:'],
  ])('keeps %s', (_, words) => {
    expect(announcement(words)).toBe(words);
  });

  it('stays where nothing is handed over', () => {
    expect(refine('Here is the draft that I wrote:').refinedText).toContain('Here is the draft');
  });
});
