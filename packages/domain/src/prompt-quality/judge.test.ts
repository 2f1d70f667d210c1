import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { RULES } from './rules/all-rules.ts';
import { screenText } from './screen-text.ts';

const user = (content: string): PromptMessage[] => [{ role: 'user', content }];
const findingOf = (text: string, rule: string) =>
  judge(user(text), null).findings.find((finding) => finding.rule === rule);
const passes = (text: string, rule: string) => findingOf(text, rule)?.passed;

const GOOD = `You are a support agent of a web shop. Answer the mail of the customer in a friendly tone, in at most 100 words.

# Mail

{{mail}}

# Form

Two paragraphs. For example: "Thank you for your mail. …" If the mail has no question, answer "no question".`;

describe('a judged prompt', () => {
  it('gets every rule, in a fixed order, and the weight of those that it meets', () => {
    const { score, findings } = judge(user(GOOD), null);
    expect(findings.map(({ rule }) => rule)).toEqual(RULES.map(({ rule }) => rule));
    expect(findings.filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual(['brief']);
    const total = RULES.reduce((sum, { weight }) => sum + weight, 0);
    expect(score).toBe(Math.round(((total - 1) / total) * 100) / 100);
  });

  it('is judged alike each time', () => {
    const texts = [GOOD, 'Hi', '{{ a }} {{ b }}', 'x@y.de TODO etc'];
    for (const text of texts) expect(judge(user(text), null)).toEqual(judge(user(text), null));
  });

  it('may have what is asked for in sections and messages', () => {
    const { findings } = judge(
      [
        { role: 'system', content: 'Antworte kurz.' },
        { role: 'user', content: 'Hallo' },
        { role: 'assistant', content: 'Hallo!' },
      ],
      { task: 'x', output: 'y', style: 'z' },
    );
    const met = findings.filter(({ passed }) => passed).map(({ rule }) => rule);
    expect(met).toEqual(expect.arrayContaining(['task', 'output', 'tone', 'role', 'example', 'length']));
  });

  it('tells where a rule is not met', () => {
    const text = 'Write a poem. Add TODO here.';
    expect(findingOf(text, 'filled')).toEqual({
      rule: 'filled',
      passed: false,
      weight: 2,
      message: 'Something was to be filled in and was not.',
      start: text.indexOf('TODO'),
      end: text.indexOf('TODO') + 4,
    });
    expect(findingOf('Hello', 'task')).toMatchObject({ passed: false, start: null, end: null });
  });
});

it.each(RULES)('$rule is met by its good examples and not by its bad ones', ({ rule, good, bad }) => {
  expect(good.filter((text) => !passes(text, rule))).toEqual([]);
  expect(bad.filter((text) => passes(text, rule))).toEqual([]);
});

describe('screening', () => {
  it.each([
    ['secret', `ghp_${'a'.repeat(36)}`],
    ['secret', `AKIA${'A'.repeat(16)}`],
    ['secret', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`],
    ['secret', '-----BEGIN RSA PRIVATE KEY-----'],
    ['email', 'ada.lovelace+x@mail.example-host.de'],
    ['phone', '+49 30 1234567'],
    ['phone', '(030) 123 45 67 8'],
    ['phone', '+1 415-555-2671'],
  ])('finds a %s: %s', (what, text) => {
    const [found] = screenText(`Write to ${text} today`);
    expect(found).toMatchObject({ what, start: 9 });
    expect(`Write to ${text} today`.slice(found?.start, found?.end)).toContain(text.slice(0, 12));
  });

  it.each([
    'Write to ada@example.com or bob@mail.test.',
    'In 2024 it was 1.234.567 or 12345678901234567890.',
    'Version 0.4.9, 10.000 items, 2026-11-24',
    'The order 01990000-0000-7000-8000-000000000000',
    '@media sk-short {{api_key}}',
  ])('lets pass: %s', (text) => {
    expect(screenText(text)).toEqual([]);
  });
});
