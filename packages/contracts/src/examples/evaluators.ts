import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const newEvaluatorExample = {
  name: 'Names the days',
  kind: 'contains',
  settings: { values: ['{{expected}}'], ignoreCase: true },
};

export const evaluatorExample = {
  id: exampleId('evaluators'),
  ...newEvaluatorExample,
  createdAt: EXAMPLE_TIME,
};
