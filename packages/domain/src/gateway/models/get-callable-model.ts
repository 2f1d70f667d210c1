import { providerOfModel } from '@refinery/providers/provider-of-model.ts';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import { modelNotFound } from '../targets.ts';
import { type CallableModel, listCallableModels } from './list-callable-models.ts';

/**
 * One of {@link listCallableModels}, also by the name that its vendor has for it.
 * Errors: `forbidden`; `GatewayRefusal` 404 `model_not_found`.
 */
export async function getCallableModel(
  ctx: Parameters<typeof listCallableModels>[0],
  id: string,
  operation?: WireOperation,
): Promise<CallableModel> {
  const models = await listCallableModels(ctx, operation);
  const full = `${providerOfModel(id)}/${id}`;
  const found = models.find((model) => model.id === id) ?? models.find((model) => model.id === full);
  if (!found) throw modelNotFound(id);
  // Under the name that was asked for: SDKs put it into their calls.
  return { ...found, id };
}
