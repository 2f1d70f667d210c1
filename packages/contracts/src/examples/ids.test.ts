import { expect, it } from 'vitest';
import { EXAMPLE_TIME, exampleId } from './ids.ts';

const KINDS = ['user', 'webhook', 'webhook-event', 'api-key', 'batch', ''];

it('is a UUIDv7 of the time of the examples, the same one for a kind and another one for each', () => {
  const ids = KINDS.map(exampleId);
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  for (const id of ids) {
    expect(id).toMatch(form);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(EXAMPLE_TIME));
  }
  expect(KINDS.map(exampleId)).toEqual(ids);
  expect(new Set(ids).size).toBe(KINDS.length);
});
