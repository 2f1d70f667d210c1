import type { AbTest } from '@prompt-refinery/client';

type Test = Pick<AbTest, 'id' | 'label' | 'metric' | 'guardrails'>;

/** Example values of what programs report beside the metric. */
const VALUES = { cost: 0.002, latency: 850, tokens: 420, errors: 0 };

/** A program in TypeScript that takes part in a test. `base` ends with a slash. */
export function clientCode(base: string, { label, metric, guardrails }: Test, slug: string): string {
  const reports = guardrails.map(
    ({ metric: name }) => `client.reportMetric(prompt, '${name}', ${VALUES[name]});`,
  );
  return [
    `import { PromptRefinery } from '@prompt-refinery/client';`,
    '',
    `const client = new PromptRefinery({ baseUrl: '${base.replace(/\/$/, '')}', apiKey: process.env.KEY });`,
    `const prompt = await client.getPrompt('${slug}', { label: '${label}', unit: user.id });`,
    '// Use the prompt, then say what came of it.',
    `client.reportMetric(prompt, '${metric}', 1);`,
    ...reports,
    'await client.flushEvents(); // before the program ends',
  ].join('\n');
}

/** The same for a terminal: the arms and their salt, and what is reported of a unit. */
export function curlCode(base: string, { id, label, metric }: Test, slug: string): string {
  const events = [
    { eventId: 'c1f0-exposure', unit: 'user-481', kind: 'exposure' },
    { eventId: 'c1f0-metric', unit: 'user-481', kind: 'metric', name: metric, value: 1 },
  ];
  const query = new URLSearchParams({ name: slug, label }).toString();
  return [
    `curl -sS '${base}api/v1/prompts/resolve?${query}' -H "X-API-Key: $KEY"`,
    `curl -sS '${base}api/v1/ab-tests/${id}/events' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '${JSON.stringify({ events })}'`,
  ].join('\n');
}
