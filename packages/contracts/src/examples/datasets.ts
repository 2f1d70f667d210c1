import { evaluatorExample } from './evaluators.ts';
import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createDatasetExample = { name: 'Questions of customers' };

export const datasetExample = {
  id: exampleId('datasets'),
  name: createDatasetExample.name,
  projectId: exampleId('projects'),
  revision: 1,
  itemCount: 300,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

const item = {
  input: { question: 'How long may a refund take?', company: 'Acme' },
  expected: 'Fourteen days.',
  customId: 'refund-1',
  metadata: { source: 'tickets' },
};

export const datasetItemsExample = { items: [item] };

export const datasetItemExample = { id: exampleId('dataset-items'), ...item, createdAt: EXAMPLE_TIME };

export const datasetNdjsonExample =
  '{"input": {"question": "How long may a refund take?"}, "expected": "Fourteen days."}\n';
export const datasetCsvExample = 'question,expected\nHow long may a refund take?,Fourteen days.\n';

const CONFIGURATION = `description: Questions of customers
defaultTest:
  assert:
    - type: llm-rubric
      value: is polite
tests:
  - vars: { question: How long may a refund take? }
    assert:
      - type: icontains
        value: fourteen days
`;
export const importDatasetExample = { configuration: CONFIGURATION };

export const importedDatasetExample = {
  dataset: datasetExample,
  evaluators: [evaluatorExample],
  unsupported: [{ path: 'providers', reason: 'A test names the models itself' }],
};
