import type { Member, SsoPolicy } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { candidatesOf, changesTo, readPolicy, settingsOf } from './policy-settings.ts';

const exempt = (id: string, effective = true): SsoPolicy['exempt'][number] => ({
  id,
  email: `${id}@acme.example`,
  fullName: id,
  effective,
});

const admin = (id: string): Member => ({
  id,
  email: `${id}@acme.example`,
  fullName: id,
  role: 'admin',
  joinedAt: '2026-01-01T00:00:00.000Z',
});

it('is the same whatever the order of the people in it', () => {
  const policy = { requireSso: true, exempt: [exempt('grace'), exempt('ada')], testedAt: null };
  const form = new FormData();
  form.set('requireSso', 'on');
  for (const id of ['ada', 'grace']) form.append('exemptIds', id);
  expect(readPolicy(form)).toEqual({ requireSso: true, exemptIds: ['ada', 'grace'] });
  expect(changesTo(settingsOf(policy), readPolicy(form))).toEqual({});
});

it('sends only what differs', () => {
  const there = { requireSso: true, exemptIds: ['ada'] };
  expect(changesTo(there, readPolicy(new FormData()))).toEqual({ requireSso: false, exemptIds: [] });
  expect(changesTo(there, { ...there, requireSso: false })).toEqual({ requireSso: false });
  expect(changesTo(there, { ...there, exemptIds: ['ada', 'bob'] })).toEqual({ exemptIds: ['ada', 'bob'] });
});

it('offers the admins, and keeps who is exempt without being one any more', () => {
  const people = candidatesOf(
    [admin('grace'), admin('bob'), admin('ada')],
    [exempt('ada'), exempt('bob', false), exempt('carl', false)],
  );
  expect(people.map(({ fullName, lacks }) => [fullName, lacks])).toEqual([
    ['ada', null],
    ['bob', 'secondFactor'],
    ['carl', 'admin'],
    ['grace', null],
  ]);
});
