import { checkFidelity } from '@refinery/guard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderSections } from '../../versions/add-version.ts';
import { divideLocally } from './local-sections.ts';

const TASK = 'Answer {{customer}} in at most 100 words.';

it.each([
  ['one task', TASK, { task: TASK }],
  ['a role in front', `You are a clerk. ${TASK}`, { role: 'You are a clerk.', task: TASK }],
  ['a German role', 'Du bist Berater.\nAntworte kurz.', { role: 'Du bist Berater.', task: 'Antworte kurz.' }],
  ['a role alone', 'You are a clerk.', { task: 'You are a clerk.' }],
  ['headings', `## Task\n\n${TASK}\n\n## Tone\nWarm.\n- Kind.`, { task: TASK, style: 'Warm.\n- Kind.' }],
  [
    'labels',
    `Rolle: Berater\nAufgabe: ${TASK}\nFormat:\nEine Liste`,
    { role: 'Berater', task: TASK, output: 'Eine Liste' },
  ],
  ['bold labels', `**Task:** ${TASK}\n**Rules**: Be kind.`, { task: TASK, requirements: 'Be kind.' }],
  ['a role before a label', `You are a clerk.\nTask: ${TASK}`, { role: 'You are a clerk.', task: TASK }],
  [
    'code',
    `You are a clerk. ${TASK}\n\`\`\`\nTask: x\n\`\`\``,
    { role: 'You are a clerk.', task: expect.stringContaining('Task: x') },
  ],
])('divides a text with %s', (_case, text, sections) => {
  expect(divideLocally(text)).toEqual(sections);
});

it.each([
  ['another heading', `# Task\n\n${TASK}\n\n# Glossary\n\nA: b`],
  ['a label twice', 'Task: Answer.\nTask: Ask.'],
  ['an empty section', `# Task\n\n${TASK}\n\n# Output\n`],
  ['text in front of a task', `Be kind.\n\n# Task\n\n${TASK}`],
  ['headings and code', '# Task\n\n```\nx\n```'],
])('does not divide a text with %s', (_case, text) => {
  expect(divideLocally(text)).toBeNull();
});

it('adds nothing but headings, and loses no word', () => {
  const line = fc.constantFrom(
    ...[
      'You are a clerk.',
      TASK,
      'Task:',
      'Format: JSON',
      '# Context',
      '**Rules:** Be kind.',
      '',
      'Never guess.',
    ],
  );
  const words = (text: string) =>
    (text.match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !/^(?:task|format|context|rules|role|requirements|output)$/i.test(word))
      .sort();
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const sections = divideLocally(text);
      if (sections) expect(words(renderSections(sections))).toEqual(words(text));
    }),
  );
});

it('passes the guard', () => {
  const text = `You are a clerk. ${TASK} Never name a price.`;
  expect(checkFidelity(text, renderSections(divideLocally(text) ?? {})).passed).toBe(true);
});
