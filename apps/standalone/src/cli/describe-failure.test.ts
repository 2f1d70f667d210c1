import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

it('what names an organization does nothing to the terminal', () => {
  const named = new DomainError(
    'last_admin',
    'Make somebody else an admin first: \u001b]0;owned\u0007\u009b2J\u202eemcA.',
  );
  expect(describeFailure(named, false)).toBe('✖ Make somebody else an admin first: ·]0;owned··2J·emcA.\n');
  expect(JSON.parse(describeFailure(named, true))).toEqual({
    error: { code: 'last_admin', message: named.message },
  });
});
