import type { CallableModel } from '@refinery/domain/gateway/models/list-callable-models.ts';

/** Nobody tells since when a model is there. Both vendors' clients take the epoch for that. */
const UNKNOWN_SECONDS = 0;
const UNKNOWN_TIME = '1970-01-01T00:00:00Z';

/** https://platform.openai.com/docs/api-reference/models/object */
export const asOpenaiModel = ({ id, ownedBy }: CallableModel) => ({
  id,
  object: 'model',
  created: UNKNOWN_SECONDS,
  owned_by: ownedBy,
});

/** https://platform.claude.com/docs/en/api/models/list */
export const asAnthropicModel = ({ id, name }: CallableModel) => ({
  type: 'model',
  id,
  display_name: name,
  created_at: UNKNOWN_TIME,
});

/** https://platform.openai.com/docs/api-reference/models/list */
export const asOpenaiModels = (models: readonly CallableModel[]) => ({
  object: 'list',
  data: models.map(asOpenaiModel),
});

/** A part of a list. */
export interface ModelPage {
  models: readonly CallableModel[];
  hasMore: boolean;
}

export const asAnthropicModels = ({ models, hasMore }: ModelPage) => ({
  data: models.map(asAnthropicModel),
  has_more: hasMore,
  first_id: models.at(0)?.id ?? null,
  last_id: models.at(-1)?.id ?? null,
});
