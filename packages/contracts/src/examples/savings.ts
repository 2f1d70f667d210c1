const numbers = {
  calls: 412,
  inputTokens: 1_318_400,
  cachedInputTokens: 1_233_000,
  textTokens: 123_600,
  textUsd: 0.03834,
  resultTokens: 0,
  resultUsd: 0,
  markedCalls: 411,
  markUsd: 3.32685,
  savedUsd: 3.36519,
  unpricedCalls: 0,
};

export const savingsExample = {
  from: '2026-07-01T00:00:00.000Z',
  to: '2026-07-02T00:00:00.000Z',
  by: 'day',
  total: numbers,
  groups: [{ group: '2026-07-01', ...numbers }],
};
