import { lex } from '@refinery/text/lex.ts';
import { segment } from '@refinery/text/segment.ts';
import { describe, expect, it } from 'vitest';
import { labelOf, namesMaterial } from './labels.ts';
import { namedSection, sectionOfHeading } from './sections.ts';
import { readUnits } from './units.ts';

/** The label of each unit: its name, its section, and `!` where it stands alone, else what it labels. */
function labelsIn(text: string): string {
  const tokens = lex(text);
  const units = readUnits(text, tokens, segment(text, tokens));
  return units
    .map((unit, at) => {
      const label = labelOf(unit, units[at + 1]?.first ?? true);
      if (!label) return '-';
      const { name, section = '', alone, contentFrom } = label;
      return `${name}=${section}${alone ? '!' : ` ${text.slice(contentFrom)}`}`;
    })
    .join(' | ');
}

describe('labels', () => {
  it.each([
    ['Tone: calm', 'Tone=constraints calm'],
    ['Tone:', 'Tone=constraints!'],
    ['Tone:calm', '-'],
    ['**Tone:** calm', 'Tone=constraints calm'],
    ['**Tone**: calm', 'Tone=constraints calm'],
    ['*Tone*: calm', 'Tone=constraints calm'],
    ['**Tone:**', 'Tone=constraints!'],
    ['**Tone**', 'Tone=constraints!'],
    ['__Tone__', 'Tone=constraints!'],
    ['**Tone** is calm.', '-'],
    ['**Tone:** calm. More.', 'Tone=constraints calm. More. | -'],
    ['**A**', '-'],
    ['**A**b', '-'],
    ['**Rules for all of the people who are here and there and everywhere else**', '-'],
    [`**Rules of ${'x'.repeat(48)}**`, `Rules of ${'x'.repeat(48)}=constraints!`],
    [`**Rules of ${'x'.repeat(52)}**`, '-'],
    ['Task', 'Task=task!'],
    ['task', '-'],
    ['Tasks', 'Tasks=task!'],
    ['*Task*', '*Task*=task!'],
    ['Your task', 'Your task=task!'],
    ['Task now', '-'],
    ['Context\nWe sell tea.', 'Context=context! | -'],
    ['We sell tea. Tone: calm', '- | Tone=constraints calm'],
    ['We sell tea. Colour: blue', '- | -'],
    ['We sell tea. Tone:', '- | -'],
    ['Here: tea', '-'],
    ['For tea: milk', '-'],
    ['If so: stop', '-'],
    ['The following: tea', 'The following= tea'],
    ['Summarize this: tea', '-'],
    ['Summarize: tea', '-'],
    ['Write text: tea', '-'],
    ['Output: tea', 'Output=output tea'],
    ['Output format: tea', 'Output format=output tea'],
    ['Answer now please: tea', '-'],
    ['Format of it: tea', '-'],
    ['Text: tea', 'Text= tea'],
    ['One two three four: tea', 'One two three four= tea'],
    ['One two three four five: tea', '-'],
    ['One two three four five:', 'One two three four five=!'],
    ['One two three four five six:', '-'],
    ['3 rules: tea', '-'],
    ['Q&A (more): tea', 'Q&A (more)= tea'],
    ["Don'ts: tea", "Don'ts=constraints tea"],
    ['Über uns: Tee', 'Über uns= Tee'],
    [`${'A'.repeat(49)}: tea`, `${'A'.repeat(49)}= tea`],
    [`${'A'.repeat(50)}: tea`, '-'],
    ['- Tone: calm', '-'],
    ['# Tone: calm', '-'],
    ['Tone : calm', 'Tone=constraints calm'],
    ['Tone; calm', '-'],
    ['Note: tea', 'Note= tea'],
    ['List: tea', '-'],
    ['List of tea: milk', '-'],
    ['List it: tea', '-'],
    ['Limit length: 3', 'Limit length=constraints 3'],
    ['Limit the length: 3', '-'],
  ])('%j', (text, labels) => {
    expect(labelsIn(text)).toBe(labels);
  });

  it.each([
    ['The text', true],
    ['my e-mail', true],
    ['original Source text', false],
    ['texts', true],
    ['job description', true],
    ['the job', false],
    ['text of it', false],
    ['Text ', true],
    ['code', true],
    ['codes', true],
    ['source code', true],
    ['the my text', false],
  ] as const)('%j names material: %s', (name, names) => {
    expect(namesMaterial(name)).toBe(names);
  });
});

describe('headings', () => {
  it.each([
    ['Task', 'task'],
    [' # Tasks: ', 'task'],
    ['The role', 'role'],
    ['your context', 'context'],
    ['my context', undefined],
    ['Examples', 'examples'],
    ['Output', 'output'],
    ['Outputs', undefined],
    ['Constraints_', 'constraints'],
    ['Rules', undefined],
    ['Task list', undefined],
  ])('%j says no more than the section %s', (heading, section) => {
    expect(namedSection(heading)).toBe(section);
  });

  it.each([
    ['Sample input', 'examples'],
    ['Output rules', 'output'],
    ['Tone of the answer', 'output'],
    ['Who you are', 'role'],
    ['Goals', 'task'],
    ['Audience', 'context'],
    ['Prices', undefined],
    ['Word limit', 'constraints'],
    ['File format', 'output'],
    ['file', undefined],
    ['Ausgabe', 'output'],
    ['Regeln', 'constraints'],
    ['Rolle', 'role'],
    ['Ziel', 'task'],
    ['Kontext', 'context'],
    ['Dos and don’ts', 'constraints'],
    ["Dos and don'ts", 'constraints'],
    ['Example output', 'examples'],
  ])('%j names the section %s', (heading, section) => {
    expect(sectionOfHeading(heading)).toBe(section);
  });
});
