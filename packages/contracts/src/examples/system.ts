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
    { name: 'free', monthly: { optimizations: 1_000, prompts: 100 } },
    { name: 'pro', monthly: { optimizations: 10_000, prompts: 1_000 } },
    { name: 'enterprise', monthly: { optimizations: null, prompts: null } },
  ],
  limits: { promptCharacters: 200_000 },
};
