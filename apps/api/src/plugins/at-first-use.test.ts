import { isMedia } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { onceForSchema, serializerCompiler } from './at-first-use.ts';
import { validatorCompiler } from './validation.ts';

const route = { method: 'GET', url: '/' };

const schemasIn = (
  content: TSchema | { media: Readonly<Record<string, TSchema>> } | undefined,
): TSchema[] => {
  if (!content) return [];
  return isMedia(content) ? Object.values(content.media) : [content];
};

it('makes something of a schema once, of each its own, and again what failed', () => {
  const seen: object[] = [];
  const make = onceForSchema((schema) => {
    seen.push(schema);
    if (seen.length === 1) throw new Error('no room');
    return seen.length;
  });
  const [one, other] = [{}, {}];
  expect(() => make(one)).toThrow('no room');
  expect([make(one), make(other), make(one), make(other)]).toEqual([2, 3, 2, 3]);
});

// An API starts without looking at them: what cannot be compiled would be found by the first caller.
it.each(ENDPOINTS.map((endpoint) => [endpoint.operationId, endpoint] as const))(
  'what %s takes and answers can be compiled',
  (_name, { params, query, body, reply }) => {
    for (const [httpPart, content] of Object.entries({ params, querystring: query, body })) {
      for (const schema of schemasIn(content)) {
        const found: unknown = validatorCompiler({ schema, httpPart, ...route })({});
        expect(found).toSatisfy((result) => Object(result) === result);
      }
    }
    for (const schema of Object.values(reply).flatMap(schemasIn)) {
      const serialize = serializerCompiler({ schema, httpStatus: '200', ...route });
      const [example] = 'examples' in schema && Array.isArray(schema.examples) ? schema.examples : [];
      const sample: unknown = example ?? Value.Create(schema);
      expect(JSON.parse(serialize(sample))).toEqual(JSON.parse(JSON.stringify(sample)));
    }
  },
);
