import { expect, it } from 'vitest';
import { requestIdOf } from './request-ids.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

it.each(['a', 'a.B:c_d-9', 'x'.repeat(100)])('%s is kept', (id) => {
  expect(requestIdOf({ headers: { 'x-request-id': id } })).toBe(id);
});

it.each([undefined, '', 'x'.repeat(101), ' a', 'a b', 'a\n', 'a"', 'é', ['a', 'b']])(
  '%j is replaced',
  (id) => {
    const headers = id === undefined ? {} : { 'x-request-id': id };
    expect(requestIdOf({ headers })).toMatch(UUID);
  },
);
