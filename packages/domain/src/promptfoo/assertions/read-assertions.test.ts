import { describe, expect, it } from 'vitest';
import { Notes } from '../source/notes.ts';
import { TemplateReader } from '../source/templates.ts';
import { readAssertions } from './read-assertions.ts';

function read(...assertions: unknown[]) {
  const notes = new Notes();
  const checks = readAssertions(assertions, 'assert', { notes, templates: new TemplateReader() });
  const specs = checks.map((check) => ({
    ...(check.name === undefined ? {} : { name: check.name }),
    ...check.build(check.values.map(({ text }) => text)),
  }));
  return { specs, told: notes.list() };
}

const CARRIED: [assertion: object, kind: string, settings: object][] = [
  [{ type: 'equals', value: 'Yes' }, 'exact', { value: 'Yes' }],
  [{ type: 'equals', value: 4 }, 'exact', { value: '4' }],
  [{ type: 'not-equals', value: 'No' }, 'exact', { value: 'No', negate: true }],
  [{ type: 'equals', value: '{{ answer }}!' }, 'exact', { value: '{{answer}}!' }],
  [{ type: 'contains', value: 'a' }, 'contains', { values: ['a'] }],
  [{ type: 'contains', value: 7 }, 'contains', { values: ['7'] }],
  [{ type: 'icontains', value: 'a' }, 'contains', { values: ['a'], ignoreCase: true }],
  [{ type: 'contains-all', value: ['a', 2] }, 'contains', { values: ['a', '2'] }],
  [{ type: 'contains-any', value: 'a, b' }, 'contains', { values: ['a', 'b'], mode: 'any' }],
  [{ type: 'icontains-all', value: ['a'] }, 'contains', { values: ['a'], ignoreCase: true }],
  [
    { type: 'not-icontains-any', value: ['a', 'b'] },
    'contains',
    { values: ['a', 'b'], mode: 'any', ignoreCase: true, negate: true },
  ],
  [{ type: 'starts-with', value: '# A.' }, 'regex', { pattern: '^\\# A\\.' }],
  [{ type: 'not-starts-with', value: 'Sure' }, 'regex', { pattern: '^Sure', negate: true }],
  [{ type: 'ends-with', value: '?' }, 'regex', { pattern: '\\?$' }],
  [{ type: 'regex', value: '^\\d{3}$' }, 'regex', { pattern: '^\\d{3}$' }],
  [{ type: 'not-regex', value: 'a|b' }, 'regex', { pattern: 'a|b', negate: true }],
  [{ type: 'is-json' }, 'json_schema', { schema: {} }],
  [{ type: 'is-json', value: { type: 'array' } }, 'json_schema', { schema: { type: 'array' } }],
  [{ type: 'is-json', value: '{"type": "array"}' }, 'json_schema', { schema: { type: 'array' } }],
  [{ type: 'is-json', value: 'type: object' }, 'json_schema', { schema: { type: 'object' } }],
  [{ type: 'is-json', value: false }, 'json_schema', { schema: { not: {} } }],
  [{ type: 'llm-rubric', value: 'Is {{tone}}' }, 'judge', { rubric: 'Is {{tone}}' }],
  [{ type: 'llm-rubric', value: 'Is kind', threshold: 0.7 }, 'judge', { rubric: 'Is kind', threshold: 0.7 }],
  [{ type: 'model-graded-closedqa', value: 'Is kind' }, 'judge', { rubric: 'Is kind', threshold: 0.5 }],
];

const LEFT_OUT: [assertion: object, reason: string][] = [
  [{ type: 'equals', value: { a: 1 } }, '`equals` compares JSON'],
  [{ type: 'equals' }, '`equals` has no value'],
  [{ type: 'equals', value: 'file://answer.txt' }, '`equals` has its value in a file'],
  [
    { type: 'equals', value: '{{ a | upper }}' },
    "`equals` has a value that has more of promptfoo's template",
  ],
  [{ type: 'equals', value: '{% if a %}b{% endif %}' }, '`equals` has a value that has more of'],
  [{ type: 'equals', value: '{{ env.KEY }}' }, '`equals` has a value that reads the environment'],
  [{ type: 'equals', value: 'a', transform: 'output.trim()' }, '`equals` changes the output by code'],
  [{ type: 'equals', value: 'a', normalizeUnicode: true }, '`equals` takes different characters'],
  [{ type: 'contains', value: '' }, '`contains` has no value'],
  [{ type: 'contains', value: true }, '`contains` has no value'],
  [{ type: 'contains-any', value: [] }, '`contains-any` has no value'],
  [{ type: 'contains-any', value: ['a', ['b']] }, '`contains-any` has a value that is no text'],
  [{ type: 'contains-any', value: '"a' }, '`contains-any` has a list that cannot be read'],
  [{ type: 'contains-any', value: '{{a}}, b' }, '`contains-any` names variables in a list with commas'],
  [{ type: 'contains-all', value: Array(51).fill('a') }, '`contains-all` has more than 50 values'],
  [{ type: 'regex', value: '(?<=a)b' }, '`regex` has a pattern that looks ahead or behind'],
  [{ type: 'regex', value: '(a)\\1' }, '`regex` has a pattern that refers back to a group'],
  [{ type: 'regex', value: '(' }, '`regex` has a pattern that is no pattern'],
  [{ type: 'regex', value: '^{{name}}$' }, '`regex` has a value that names variables'],
  [{ type: 'starts-with', value: 3 }, '`starts-with` has no value that is a text'],
  [{ type: 'is-json', value: [1] }, '`is-json` has a schema that cannot be read'],
  [{ type: 'is-json', value: 'words' }, '`is-json` has a schema that is no object'],
  [{ type: 'is-json', value: 'file://schema.json' }, '`is-json` has a schema that cannot be read'],
  [{ type: 'not-is-json' }, '`not-is-json` is turned round'],
  [{ type: 'not-llm-rubric', value: 'Is rude' }, '`not-llm-rubric` is turned round'],
  [{ type: 'llm-rubric', value: { a: 'b' } }, '`llm-rubric` has no rubric that is a text'],
  [{ type: 'llm-rubric', value: 'x', threshold: 7 }, '`llm-rubric` has a threshold that is not'],
  [{ type: 'llm-rubric', value: 'x', rubricPrompt: 'y' }, '`llm-rubric` asks its model in words'],
  [{ type: 'similar', value: 'x' }, '`similar` compares embeddings'],
  [{ type: 'rouge-n', value: 'x' }, '`rouge-n` is another measure'],
  [{ type: 'javascript', value: 'true' }, '`javascript` runs code'],
  [{ type: 'not-python', value: 'True' }, '`not-python` runs code'],
  [{ type: 'webhook', value: 'https://x.example' }, '`webhook` calls an address'],
  [{ type: 'factuality', value: 'x' }, '`factuality` asks a model'],
  [{ type: 'context-recall', value: 'x' }, '`context-recall` asks a model'],
  [{ type: 'search-rubric', value: 'x' }, '`search-rubric` asks a model'],
  [{ type: 'classifier', value: 'x' }, '`classifier` needs a service'],
  [{ type: 'is-refusal' }, '`is-refusal` looks for phrases'],
  [{ type: 'select-best', value: 'x' }, '`select-best` compares the outputs'],
  [{ type: 'latency', threshold: 1 }, '`latency` is measured by every run'],
  [{ type: 'perplexity' }, '`perplexity` needs the probabilities'],
  [{ type: 'contains-json' }, '`contains-json` looks for JSON inside'],
  [{ type: 'is-sql' }, '`is-sql` judges a format'],
  [{ type: 'is-valid-openai-tools-call' }, '`is-valid-openai-tools-call` judges calls'],
  [{ type: 'trajectory:tool-used' }, '`trajectory:tool-used` judges calls'],
  [{ type: 'promptfoo:redteam:pii' }, '`promptfoo:redteam:pii` belongs to a red team'],
  [{ type: 'word-count', value: 3 }, '`word-count` has no evaluator'],
  [{ type: 'constructor' }, '`constructor` is no type of assertion'],
  [{ type: 'not-' }, '`not-` is no type of assertion'],
  [{ $ref: '#/nowhere' }, 'has no type, or refers to what is not in the file'],
];

describe('readAssertions', () => {
  it.each(CARRIED)('carries %j', (assertion, kind, settings) => {
    expect(read(assertion)).toEqual({ specs: [{ kind, settings }], told: [] });
  });

  it.each(LEFT_OUT)('leaves %j out', (assertion, reason) => {
    const { specs, told } = read(assertion);
    expect(specs).toEqual([]);
    expect(told).toEqual([{ path: 'assert.0', reason: expect.stringContaining(reason) }]);
    expect(told[0]?.reason.startsWith(reason)).toBe(true);
  });

  it('names evaluators by their metric, and tells of weights and graders', () => {
    const { specs, told } = read(
      { type: 'llm-rubric', value: 'Kind', metric: ' Tone ', weight: 0, provider: 'openai:gpt-4.1' },
      { type: 'equals', value: 'a', metric: 'For {{x}}', weight: 1 },
    );
    expect(specs).toEqual([
      { name: 'Tone', kind: 'judge', settings: { rubric: 'Kind' } },
      { kind: 'exact', settings: { value: 'a' } },
    ]);
    expect(told.map(({ path }) => path)).toEqual([
      ...['assert.0.weight', 'assert.0.provider', 'assert.1.metric'],
    ]);
  });

  it('takes sets apart, save those with a threshold', () => {
    const set = { type: 'assert-set', assert: [{ type: 'equals', value: 'a' }, { type: 'latency' }] };
    const { specs, told } = read(set, { ...set, threshold: 0.5 }, { type: 'assert-set' });
    expect(specs).toEqual([{ kind: 'exact', settings: { value: 'a' } }]);
    expect(told.map(({ path }) => path)).toEqual(['assert.0.assert.1', 'assert.1', 'assert.2']);
  });

  it('reads up to 100 assertions of a list, and no list in a file', () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ type: 'equals', value: index }));
    const { specs, told } = read(...many);
    expect(specs).toHaveLength(100);
    expect(told).toHaveLength(1);
    const notes = new Notes();
    expect(readAssertions('file://a.yaml', 'assert', { notes, templates: new TemplateReader() })).toEqual([]);
    expect(notes.list()).toHaveLength(1);
  });
});
