import { describe, expect, it, test } from 'vitest';
import { fillTemplate, isReadAlike, readTemplate, TemplateReader } from './templates.ts';

describe('readTemplate', () => {
  it.each([
    ['plain } text { here %}', 'plain } text { here %}', []],
    ['{{ a }} and {{b.c_1}}, {{a}}', '{{a}} and {{b.c_1}}, {{a}}', ['a', 'b.c_1']],
    ['{ {{a}} }', '{ {{a}} }', ['a']],
    ['{{ größe }} {{имя}}', '{{größe}} {{имя}}', ['größe', 'имя']],
  ])('reads %j', (written, text, names) => {
    expect(readTemplate(written)).toEqual({ text, names });
  });

  it.each([
    ...[
      '{{ a | upper }}',
      '{{ a + b }}',
      '{{a-b}}',
      '{{ a[0] }}',
      '{{ 1 }}',
      '{{ true }}',
      '{{{a}}}',
      '{{a',
      '{{- a -}}',
    ],
    ...['{% if a %}x{% endif %}', '{# note #}', '{{ a }}{% raw %}', '{{"x"}}', '{{}}', '{{ env.HOME }}'],
  ])('does not read %j', (written) => {
    expect(readTemplate(written)).toEqual({ problem: expect.any(String) });
  });
});

test.each([
  ['{{a}} and `code`', true],
  ['`{{a}}`', false],
  ['```\n{{a}}\n```', true],
  ['```json\n{"a": "{{a}}"}\n```', false],
  ['\\{{a}}', false],
])('our templates read %j as promptfoo does: %j', (text, expected) => {
  expect(isReadAlike({ text, names: ['a'] })).toBe(expected);
});

describe('fillTemplate', () => {
  const template = { text: '{{a}}-{{b}}-{{a}}', names: ['a', 'b'] };

  it('puts values in once, and nothing for those that are not there', () => {
    const values: Record<string, string> = { a: '{{b}}$1' };
    expect(fillTemplate(template, (name) => values[name], 100)).toBe('{{b}}$1--{{b}}$1');
  });

  it('makes nothing that is longer than allowed', () => {
    expect(fillTemplate(template, () => 'xx', 8)).toBe('xx-xx-xx');
    expect(fillTemplate(template, () => 'xx', 7)).toBe(null);
    expect(fillTemplate({ text: 'abc', names: [] }, () => '', 2)).toBe(null);
  });
});

describe('TemplateReader', () => {
  it('takes the value of a variable as it is where its line does not close a tag', () => {
    const reader = new TemplateReader();
    expect(reader.ofVariable('a {{ b\nc }}')).toEqual({ text: 'a {{ b\nc }}', names: [] });
    expect(reader.ofVariable('{% raw\n{{a}}')).toMatchObject({ names: [] });
    expect(reader.ofVariable('{{a}} {{b}}')).toMatchObject({ names: ['a', 'b'] });
    expect(reader.of('a {{ b\nc }}')).toHaveProperty('problem');
  });
});
