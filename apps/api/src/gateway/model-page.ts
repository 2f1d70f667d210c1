import { badRequest } from '@refinery/domain/gateway/gateway-refusal.ts';
import type { CallableModel } from '@refinery/domain/gateway/models/list-callable-models.ts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { ModelPage } from './model-shapes.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1_000;

const Id = Type.Optional(Type.String());
const Query = Type.Object({
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$' })),
  after_id: Id,
  before_id: Id,
});

/** The part of a list that Anthropic's clients ask for. Errors: 400 `invalid_page`. */
export function pageOf(models: readonly CallableModel[], query: unknown): ModelPage {
  const { after_id, before_id, limit } = readQuery(query);
  const placeOf = (id: string): number => {
    const place = models.findIndex((model) => model.id === id);
    if (place === -1)
      throw badRequest('invalid_page', 'The page begins or ends at a model that is not there.');
    return place;
  };
  if (before_id !== undefined) {
    const end = placeOf(before_id);
    const start = Math.max(0, end - limit);
    return { models: models.slice(start, end), hasMore: start > 0 };
  }
  const start = after_id === undefined ? 0 : placeOf(after_id) + 1;
  return { models: models.slice(start, start + limit), hasMore: start + limit < models.length };
}

function readQuery(query: unknown): Omit<Static<typeof Query>, 'limit'> & { limit: number } {
  const isQuery = Value.Check(Query, query);
  const limit = isQuery ? Number(query.limit ?? DEFAULT_LIMIT) : Number.NaN;
  if (!isQuery || limit > MAX_LIMIT || (query.after_id !== undefined && query.before_id !== undefined))
    throw badRequest(
      'invalid_page',
      `\`limit\` must be 1 to ${MAX_LIMIT}, and only one of \`after_id\` and \`before_id\` may be set.`,
    );
  return { ...query, limit };
}
