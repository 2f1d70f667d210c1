import { EXAMPLE_TIME } from './ids.ts';
import { healthExample } from './service.ts';

export const systemStatusExample = {
  ...healthExample,
  workers: { queues: 4, attended: 4, oldestWaitingSeconds: null },
};

export const systemFeaturesExample = {
  providers: ['openai', 'anthropic'],
  mail: 'smtp',
  verifiedEmailRequired: false,
  twoFactor: true,
  plans: [
    {
      name: 'free',
      monthly: { optimizations: 1_000, prompts: 100, enrichments: 20, test_cells: 1_000 },
      requestRate: 100,
      callRate: 60,
      features: [],
    },
    {
      name: 'pro',
      monthly: { optimizations: 10_000, prompts: 1_000, enrichments: 500, test_cells: 50_000 },
      requestRate: 1_000,
      callRate: 1_000,
      features: ['sso', 'overage'],
    },
  ],
  limits: { promptCharacters: 200_000 },
};

export const serviceStatusExample = {
  status: 'operational',
  checkedAt: EXAMPLE_TIME,
  components: [
    { name: 'api', status: 'operational' },
    { name: 'database', status: 'operational' },
    { name: 'redis', status: 'operational' },
  ],
  providers: [{ provider: 'openai', status: 'operational' }],
};
