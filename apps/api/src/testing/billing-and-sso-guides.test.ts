import { readFileSync } from 'node:fs';
import { GRACE_DAYS, TRIAL } from '@refinery/contracts/billing.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { SUBSCRIPTION_STATUSES } from '@refinery/contracts/enums.ts';
import { ERROR_CODES } from '@refinery/contracts/error-codes.ts';
import { TESTED_FOR_HOURS } from '@refinery/contracts/sso-policy.ts';
import { decidePlan } from '@refinery/domain/billing/decide-plan.ts';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../plugins/problem-status.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../../docs/${name}.md`, import.meta.url), 'utf8');
const BILLING = read('billing');
const SSO = read('sso');
const NOW = new Date('2026-03-15T12:00:00Z');

const plain = (path: string): string => path.replace(/^\/api\/(?:v1\/)?/, '/').replaceAll(/[:$]\w+/g, ':x');
/** What endpoints are called as, by method and path. */
const KNOWN = new Set(ENDPOINTS.map(({ method, path }) => `${method} ${plain(path)}`));

describe.each([
  ['billing', BILLING, 15],
  ['sso', SSO, 15],
])('docs/%s.md', (_, guide, least) => {
  it('names endpoints that there are', () => {
    const asked = [
      ...guide.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (?:http:\/\/[\w.:]+)?(\/api\/[\w/:$]+)/g),
      ...guide.matchAll(/-X (POST|PUT) [^`]*?http:\/\/[\w.:]+(\/api\/[\w/$]+)/g),
    ].map(([, method = '', path = '']) => `${method} ${plain(path)}`);
    expect(asked.length).toBeGreaterThanOrEqual(least);
    expect(asked.filter((one) => !KNOWN.has(one))).toEqual([]);
  });

  it('names errors with the status that they have', () => {
    const named = [...guide.matchAll(/\b([45]\d\d) `([a-z]+_[a-z_]+)`/g)];
    expect(named.length).toBeGreaterThan(0);
    const known = new Set(ERROR_CODES.map((code) => `${statusOf(code)} \`${code}\``));
    expect(named.map(([text]) => text).filter((text) => !known.has(text))).toEqual([]);
  });
});

describe('docs/billing.md', () => {
  it('says which plan each status gives', () => {
    const [, table = ''] = /\| `status` \| plan \|\n\|[-|]+\n((?:\|.*\n)+)/.exec(BILLING) ?? [];
    const said = table.split('\n').flatMap((row) => {
      const [, statuses = '', plan = ''] = row.split('|');
      const gives = plan.includes('bought') ? 'enterprise' : 'free';
      return [...statuses.matchAll(/`(\w+)`/g)].map(([, status = '']) => [status, gives]);
    });
    const facts = { trialEndsAt: null, boughtPlan: 'enterprise', pastDueSince: NOW } as const;
    const given = SUBSCRIPTION_STATUSES.map((status) => [status, decidePlan({ ...facts, status }, NOW).plan]);
    expect(said.toSorted()).toEqual(given.toSorted());
  });

  it.each([
    ['a trial', `can try \`pro\` for ${TRIAL.days} days`],
    ['the end of a trial', `After ${TRIAL.days} days the plan is \`free\` again`],
    ['a payment that is due', `until \`graceEndsAt\`: ${GRACE_DAYS} days`],
  ])('says how long: %s', (_, sentence) => expect(BILLING).toContain(sentence));
});

it('docs/sso.md says how long a sign-in of an admin counts as a test', () => {
  expect(SSO).toContain(`Within ${TESTED_FOR_HOURS} hours after that`);
});
