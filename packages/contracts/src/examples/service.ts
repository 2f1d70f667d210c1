export const usageExample = {
  plan: 'free',
  period: { start: '2026-05-01T00:00:00.000Z', end: '2026-06-01T00:00:00.000Z' },
  used: 412,
  reserved: 20,
  limit: 1_000,
  remaining: 568,
  resetsAt: '2026-06-01T00:00:00.000Z',
  meters: [
    { name: 'optimizations', used: 412, reserved: 20, limit: 1_000, remaining: 568 },
    { name: 'prompts', used: 7, reserved: 0, limit: 100, remaining: 93 },
    { name: 'enrichments', used: 3, reserved: 1, limit: 20, remaining: 16 },
    { name: 'test_cells', used: 12, reserved: 0, limit: 1_000, remaining: 988 },
  ],
  spend: { budgetUsd: 250, spentUsd: 12.403118, reservedUsd: 0.0312, remainingUsd: 237.565682 },
  checks: 37,
};

export const healthExample = {
  status: 'ok',
  uptime: 3_600,
  version: '0.1.0',
  services: {
    database: { status: 'up', responseTimeMs: 0.8 },
    redis: { status: 'up', responseTimeMs: 0.3 },
    refiner: { status: 'up', responseTimeMs: null },
  },
};

export const problemExample = {
  type: '/api-docs#validation_failed',
  title: 'The request is not valid',
  status: 400,
  detail: 'The body lacks text.',
  code: 'validation_failed',
  requestId: '6f1c2c4e-8f0b-4a53-9d2e-3f6a7b1c9d10',
  errors: [{ path: '', message: 'lacks text' }],
  errorCount: 1,
};
