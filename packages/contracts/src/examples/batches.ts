import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { resultExample } from './optimizations.ts';

export const createBatchExample = {
  name: 'System prompts',
  compressionLevel: 'high',
  items: [
    { customId: 'greeting', text: 'Please be so kind as to greet every customer by their name.' },
    { customId: 'refund', text: 'Could you please never promise a refund of more than 50 EUR?' },
  ],
};

export const ndjsonExample = '{"customId": "greeting", "text": "Please greet every customer by name."}\n';
export const csvExample = 'customId,text\ngreeting,Please greet every customer by name.\n';

export const batchExample = {
  id: exampleId('batch'),
  name: 'System prompts',
  status: 'running',
  counts: { total: 2, pending: 0, processing: 1, completed: 1, failed: 0, cancelled: 0 },
  tokens: { original: 13, refined: 7 },
  savingsPercentage: 46.2,
  estimatedSavingsUsd: 0.0000015,
  progress: 0.5,
  etaSeconds: 1,
  webhookId: null,
  createdAt: EXAMPLE_TIME,
  startedAt: EXAMPLE_TIME,
  finishedAt: null,
  textsRemovedAt: null,
};

export const batchItemExample = {
  id: exampleId('batch-item'),
  position: 1,
  customId: 'greeting',
  excerpt: 'Hello! Could you please write a greeting?',
  status: 'completed',
  attempts: 1,
  optimizationId: exampleId('optimization'),
  metadata: {},
  tokens: { original: 13, refined: 7 },
  checksPassed: true,
  lost: 0,
  doubtful: 0,
};

export const batchHistogramExample = {
  counted: 2,
  savings: Array.from({ length: 20 }, (_, bin) => ({
    from: bin === 0 ? null : (bin - 1) * 5,
    to: bin === 19 ? null : bin * 5,
    items: bin === 9 ? 2 : 0,
  })),
  losses: [{ kind: 'quantity', lost: 1, doubtful: 0, items: 1 }],
};

export const batchResultExample = {
  position: 1,
  customId: 'greeting',
  status: 'completed',
  metadata: {},
  optimizationId: exampleId('optimization'),
  ...resultExample,
};

export const csvResultExample =
  'position,customId,status,refinedText\r\n1,greeting,completed,Greet every customer by name.\r\n';
