import { executionExample } from './executions.ts';
import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createRunExample = {
  name: 'Shorter answers',
  datasetId: exampleId('datasets'),
  arms: [
    { promptId: exampleId('prompts'), version: 1 },
    { promptId: exampleId('prompts'), version: 2 },
  ],
  evaluators: [exampleId('evaluators')],
  maxCostUsd: 2,
};

export const equivalenceExample = {
  baseline: 'production',
  candidate: 'latest',
  datasetId: createRunExample.datasetId,
  margin: 0.05,
};

export const addScoresExample = { evaluators: [exampleId('evaluators')] };

const arms = [1, 2].map((version) => ({
  promptId: exampleId('prompts'),
  version,
  provider: 'openai',
  model: 'gpt-5-mini',
}));

export const runExample = {
  id: exampleId('runs'),
  name: createRunExample.name,
  status: 'completed',
  stopReason: null,
  datasetId: createRunExample.datasetId,
  revision: 1,
  arms,
  evaluators: createRunExample.evaluators,
  repeats: 1,
  margin: 0.05,
  clusterBy: null,
  stopWhenDecided: false,
  cells: { total: 600, completed: 598, failed: 2, cancelled: 0 },
  judgements: { total: 0, completed: 0, failed: 0, cancelled: 0 },
  maxCostUsd: 2,
  costUsd: 1.9,
  move: null,
  createdAt: EXAMPLE_TIME,
  finishedAt: EXAMPLE_TIME,
};

export const runResultExample = {
  itemId: exampleId('dataset-items'),
  customId: 'refund-1',
  arm: 1,
  repeat: 1,
  status: 'completed',
  execution: executionExample,
  scores: [{ evaluatorId: exampleId('evaluators'), score: 1, reason: null }],
};

export const comparisonExample = {
  runId: runExample.id,
  status: 'completed',
  runCostUsd: 1.9,
  arms: [
    {
      arm: 1,
      verdict: 'not_worse',
      evaluators: [
        {
          id: exampleId('evaluators'),
          n: 299,
          means: { baseline: 0.923, candidate: 0.916 },
          difference: -0.007,
          lower: -0.031,
          upper: 0.018,
          margin: 0.05,
          method: 'tango',
          verdict: 'equivalent',
          itemsNeeded: null,
        },
      ],
      failedItems: 1,
      tokens: {
        baseline: { input: 412, output: 98 },
        candidate: { input: 255, output: 97 },
      },
      savedTokensPercentage: 31,
      per1000CallsUsd: { baseline: 1.36, candidate: 0.94, saved: 0.42 },
      paysAfterCalls: 4524,
    },
  ],
  judges: [
    {
      evaluatorId: exampleId('evaluators'),
      consistency: 0.93,
      isInconsistent: false,
      ratedPairs: 40,
      kappa: 0.62,
    },
  ],
};
