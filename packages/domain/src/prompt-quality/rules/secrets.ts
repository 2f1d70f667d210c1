import type { Rule } from '../rule.ts';
import { SECRET_PATTERNS } from '../screen-secrets.ts';
import { firstSecret } from '../screen-text.ts';

export const secretsRule: Rule = {
  rule: 'secrets',
  weight: 3,
  message: 'A key or password stands in the prompt.',
  remedy: 'Remove it, and make it invalid where it came from.',
  lookedFor: SECRET_PATTERNS,
  judge: ({ text }) => firstSecret(text) ?? true,
  good: ['The key is secret', 'password: {{password}}'],
  bad: [`sk-${'a1'.repeat(12)}`, 'password: hunter22', 'postgres://bob:secret1@host/db'],
};
