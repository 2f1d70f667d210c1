import { ProviderError } from '@refinery/providers/errors.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { afterFailure } from './after-failure.ts';

const test = fixture((services) => openTestContext(services, { env: { BATCH_MAX_ATTEMPTS: '3' } }));

const after = (error: unknown, attempts = 2) =>
  afterFailure(test.ctx, { id: 'i', position: 1, attempts }, error, 'item failed');

it.each([
  ['too many requests of ours', new DomainError('rate_limited')],
  ['an error nobody expected', new Error('bug')],
  ['a vendor that is overloaded', new ProviderError({ kind: 'overloaded', provider: 'openai' })],
])('an item is tried again after %s, until its tries are used up', (_name, error) => {
  expect(after(error)).toMatchObject({ kind: 'released', countsAsAttempt: true });
  expect(after(error, 3)).toMatchObject({ kind: 'failed' });
});

it('an item whose request is wrong fails at once', () => {
  expect(after(new DomainError('prompt_not_found'))).toMatchObject({
    kind: 'failed',
    failure: { code: 'prompt_not_found' },
  });
});
