/** Configurations as teams write them, one of each habit. */
export const TRANSLATION = `
description: Translations into two languages
prompts:
  - file://prompts/short.txt
  - 'Translate into {{language}}: {{input}}'
providers:
  - openai:gpt-4.1-mini
  - id: anthropic:messages:claude-sonnet-4-5
    config: {temperature: 0}
defaultTest:
  vars:
    language: French
    note: "into {{ language }}"
  options:
    provider: openai:gpt-4.1
  assert:
    - type: llm-rubric
      value: Is written in {{ language }}, without a word of explanation
      threshold: 0.8
      metric: Language
    - type: not-icontains
      value: as an AI
    - {type: cost, threshold: 0.002}
tests:
  - description: A greeting
    vars: {input: Hello world}
    metadata: {level: 1, formal: false}
    assert:
      - {type: contains, value: Bonjour}
  - vars:
      language: German
      input:
        - Good bye
        - See you
    assert:
      - {type: contains, value: Tschüss, weight: 2}
      - {type: icontains-any, value: 'bis bald, bis dann, "auf bald, du"'}
`;

/** Anchors and merge keys instead of a default test, JSON by schema, and a set. */
export const EXTRACTION = `
# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json
description: Orders from mails
prompts: [file://extract.json]
targets: [openai:gpt-4.1]
x-common: &common
  assert: &asserts
    - type: is-json
      value:
        type: object
        required: [customer, lines]
        properties:
          customer: {type: string}
          lines: {type: array, items: {type: object, required: [sku]}}
    - type: assert-set
      assert:
        - {type: starts-with, value: '{'}
        - {type: regex, value: '"sku":\\s*"[A-Z]{2}-\\d+"'}
tests:
  - <<: *common
    vars:
      mail: |
        Dear shop,
        please send me two AB-17.
      shop: {name: Nordlicht, address: {city: Kiel}}
  - <<: *common
    vars:
      mail: Five CD-1, as always
      shop: {name: Südwind, address: {city: Ulm}}
`;

/** Every test has its expected answer as a variable, and the default assertions name it. */
export const QUESTIONS = JSON.stringify({
  evalId: 'eval-abc-2025-01-01T00:00:00',
  results: { version: 3, results: [] },
  config: {
    description: 'Questions on law',
    prompts: ['{{question}}'],
    providers: [{ id: 'openai:chat:gpt-4o' }],
    defaultTest: {
      assert: [
        { type: 'equals', value: '{{expected}}' },
        { type: 'similar', value: '{{expected}}', threshold: 0.8 },
      ],
    },
    tests: [
      { vars: { question: 'How long is a warranty?', expected: 'Two years' } },
      { vars: { question: 'May a shop refuse coins?', expected: 'More than 50' } },
    ],
  },
});

/** Conversations, in each of two tones. */
export const SCENARIOS = `
prompts: [file://chat.json]
providers: [openai:gpt-4.1]
scenarios:
  - config:
      - vars: {tone: friendly}
      - vars: {tone: curt}
        assert:
          - {type: llm-rubric, value: Has at most ten words}
    tests:
      - vars:
          history:
            - {role: user, content: Where is my parcel?}
            - {role: assistant, content: What is its number?}
          question: '17'
        options: {disableVarExpansion: true}
        assert:
          - {type: llm-rubric, value: 'Says in a {{tone}} tone where parcel {{question}} is'}
      - vars: {history: [], question: Hi}
  - file://more-scenarios.yaml
`;
