import { describe, expect, it } from 'vitest';
import { readPromptfoo } from './read-promptfoo.ts';
import { EXTRACTION, QUESTIONS, SCENARIOS, TRANSLATION } from './testing/configurations.ts';

const toldOf = (text: string) =>
  readPromptfoo(text).unsupported.map(({ path, reason }) => `${path} ${reason}`.slice(0, 70));

describe('readPromptfoo', () => {
  it('makes an item of each text of a list, with the answers of its test', () => {
    const { name, items } = readPromptfoo(TRANSLATION);
    expect(name).toBe('Translations into two languages');
    const german = { language: 'German', note: 'into German' };
    const parts = {
      assert_icontains_any_1_1: 'bis bald',
      assert_icontains_any_1_2: 'bis dann',
      assert_icontains_any_1_3: 'auf bald, du',
    };
    expect(items).toEqual([
      {
        input: { language: 'French', note: 'into French', input: 'Hello world' },
        expected: 'Bonjour',
        metadata: { level: '1', formal: 'false', description: 'A greeting' },
      },
      { input: { ...german, input: 'Good bye', ...parts }, expected: 'Tschüss' },
      { input: { ...german, input: 'See you', ...parts }, expected: 'Tschüss' },
    ]);
  });

  it('makes one evaluator of what all tests share, and one of each assertion whose values differ', () => {
    expect(readPromptfoo(TRANSLATION).evaluators).toMatchObject([
      {
        name: 'Language',
        spec: {
          kind: 'judge',
          settings: { rubric: 'Is written in {{language}}, without a word of explanation', threshold: 0.8 },
        },
      },
      { spec: { kind: 'contains', settings: { values: ['as an AI'], ignoreCase: true, negate: true } } },
      { spec: { kind: 'contains', settings: { values: ['{{expected}}'] } } },
      {
        spec: {
          kind: 'contains',
          settings: {
            values: [1, 2, 3].map((place) => `{{assert_icontains_any_1_${place}}}`),
            mode: 'any',
            ignoreCase: true,
          },
        },
      },
    ]);
  });

  it('tells what it leaves out, with its place', () => {
    expect(toldOf(TRANSLATION)).toEqual([
      'prompts is left out: prompts live in the library',
      'providers is left out: models are named when a run is started',
      'defaultTest.options.provider is not carried over: the judge is the org',
      'defaultTest.assert.2 `cost` is measured by every run itself',
      'tests.1.assert.0.weight is left out: every evaluator counts by itself',
    ]);
  });

  it('reads anchors, merge keys, schemas, patterns and objects', () => {
    const { items, evaluators } = readPromptfoo(EXTRACTION);
    expect(items[0]).toEqual({
      input: {
        mail: 'Dear shop,\nplease send me two AB-17.',
        shop: '{"name":"Nordlicht","address":{"city":"Kiel"}}',
        'shop.name': 'Nordlicht',
        'shop.address.city': 'Kiel',
      },
    });
    expect(evaluators.map(({ spec }) => spec.kind)).toEqual(['json_schema', 'regex', 'regex']);
    expect(evaluators[0]?.spec.settings).toMatchObject({ schema: { required: ['customer', 'lines'] } });
    expect(evaluators[1]?.spec.settings).toEqual({ pattern: '^\\{' });
    expect(toldOf(EXTRACTION)).toEqual([
      'prompts is left out: prompts live in the library',
      'targets is left out: models are named when a run is started',
      'tests.0.vars.shop is an object: its JSON text stands for it, and for i',
    ]);
  });

  it('reads the configuration of an exported evaluation, and answers that are variables', () => {
    const { name, items, evaluators } = readPromptfoo(QUESTIONS);
    expect(name).toBe('Questions on law');
    expect(items).toEqual([
      { input: { question: 'How long is a warranty?', expected: 'Two years' }, expected: 'Two years' },
      { input: { question: 'May a shop refuse coins?', expected: 'More than 50' }, expected: 'More than 50' },
    ]);
    expect(evaluators).toMatchObject([{ spec: { kind: 'exact', settings: { value: '{{expected}}' } } }]);
    expect(toldOf(QUESTIONS)).toContain(
      'config.defaultTest.assert.1 `similar` compares embeddings: the evaluat',
    );
  });

  it('makes an item of each test of a scenario with each of its cases', () => {
    const { items, evaluators } = readPromptfoo(SCENARIOS);
    const messages = [
      { role: 'user', content: 'Where is my parcel?' },
      { role: 'assistant', content: 'What is its number?' },
    ];
    const rubric = (tone: string) => `Says in a ${tone} tone where parcel 17 is`;
    expect(items).toEqual([
      { input: { tone: 'friendly', history: messages, question: '17', assert_rubric_1: rubric('friendly') } },
      { input: { tone: 'friendly', history: [], question: 'Hi' } },
      {
        input: {
          tone: 'curt',
          history: messages,
          question: '17',
          assert_rubric_1: 'Has at most ten words',
          assert_rubric_2: rubric('curt'),
        },
      },
      { input: { tone: 'curt', history: [], question: 'Hi', assert_rubric_1: 'Has at most ten words' } },
    ]);
    expect(evaluators.map(({ spec }) => spec.settings)).toEqual([
      { rubric: '{{assert_rubric_1}}' },
      { rubric: '{{assert_rubric_2}}' },
    ]);
    expect(toldOf(SCENARIOS).at(-1)).toContain('scenarios.1 is in a file, which does not come along');
  });

  it('reads a list of tests, one test, and a default test without any others', () => {
    const item = { input: { a: 1 } };
    expect(readPromptfoo('- vars: {a: 1}').items).toEqual([item]);
    expect(readPromptfoo('[{"vars": {"a": 1}}]').items).toEqual([item]);
    expect(readPromptfoo('vars: {a: 1}').items).toEqual([item]);
    expect(readPromptfoo('{defaultTest: {vars: {a: 1}}, prompts: x}').items).toEqual([item]);
    expect(readPromptfoo('{defaultTest: {threshold: 1}, prompts: x}').items).toEqual([]);
  });

  it.each(['tests: file://tests.csv', 'tests: {path: "file://make.py:tests"}', 'tests: ["tests/*.yaml"]'])(
    'leaves out tests that are elsewhere: %s',
    (text) => {
      const { items, unsupported } = readPromptfoo(text);
      expect(items).toEqual([]);
      expect(unsupported).toEqual([{ path: expect.stringMatching(/^tests/), reason: expect.any(String) }]);
    },
  );

  it.each(['', 'just words', '42', 'null', '{"name": "x", "dependencies": {}}', 'config: {tests: []}'])(
    'refuses what is no configuration: %s',
    (text) => {
      expect(() => readPromptfoo(text)).toThrow(expect.objectContaining({ code: 'invalid_upload' }));
    },
  );
});
