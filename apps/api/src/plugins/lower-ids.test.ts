import { nullable, Uuid } from '@refinery/contracts/schema-helpers.ts';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { lowerIdsOf } from './lower-ids.ts';
import { validatorCompiler } from './validation.ts';

const ID = '01890000-0000-7000-8000-00000000abcd';
const CAPITALS = ID.toUpperCase();

const Body = Type.Object({
  id: Uuid(),
  parent: Type.Optional(nullable<string>(Uuid())),
  all: Type.Optional(Type.Array(Uuid(), { uniqueItems: true })),
  arms: Type.Optional(Type.Array(Type.Object({ promptId: Uuid(), name: Type.String() }))),
  within: Type.Optional(Type.Object({ deep: Type.Object({ ids: Type.Array(Uuid()) }) })),
  name: Type.Optional(Type.String()),
});

const validate = validatorCompiler({ schema: Body, method: 'POST', url: '/', httpPart: 'body' });

describe('a body', () => {
  it('has its ids in small letters, in lists and objects too, and all else as it was', () => {
    const body = (id: string) => ({
      id,
      parent: id,
      all: [id],
      arms: [{ promptId: id, name: CAPITALS }],
      within: { deep: { ids: [id, id] } },
      name: CAPITALS,
    });
    expect(validate(body(CAPITALS))).toEqual({ value: body(ID) });
  });

  it('keeps an id that is null or not there so', () => {
    expect(validate({ id: ID, parent: null })).toEqual({ value: { id: ID, parent: null } });
  });

  it('stays the same object', () => {
    const body = { id: CAPITALS };
    expect(validate(body)).toMatchObject({ value: expect.toSatisfy((value) => value === body) });
  });

  it.each([
    ['a list that has one in both spellings', { id: ID, all: [ID, CAPITALS] }],
    ['a number for an id', { id: 1 }],
    ['an object for a list', { id: ID, all: { 0: CAPITALS } }],
    ['a list for an object', { id: ID, within: [CAPITALS] }],
    ['null for a body', null],
  ])('with %s is refused', (_name, body) => {
    expect(validate(body)).toMatchObject({ error: { name: 'ValidationError' } });
  });
});

it('a schema without ids needs nothing', () => {
  expect(lowerIdsOf(Type.Object({ name: Type.String(), all: Type.Array(Type.Integer()) }))).toBeNull();
});
