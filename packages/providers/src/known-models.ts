import { findProvider, type ModelInfo } from '@pydantic/genai-prices';
import { BoundedMap } from './bounded-map.ts';
import { inputPricePerMillion, PRICE_TABLES } from './prices.ts';
import type { VendorName } from './vendor-name.ts';

/** A model that the price table knows. */
export interface KnownModel {
  id: string;
  /** As people call it. */
  name: string;
  /** Tokens that prompt and reply may have together; null: not known. */
  contextTokens: number | null;
}

const MAX_MODELS = 2000;
const contexts = new BoundedMap<string, { tokens: number | null }>(MAX_MODELS);

/**
 * What ids of a vendor look like, where its table also has what it does not take by that name: Vertex, short
 * forms.
 */
const NAMES: Partial<Record<VendorName, RegExp>> = { gemini: /^gem(?:ini|ma)-/, openrouter: /\// };

const known = new Map<VendorName, readonly KnownModel[]>();

/**
 * The models that the price table has of a vendor with a price of their input, by name; none of a custom
 * endpoint. Vendors have others, too.
 * @see https://github.com/pydantic/genai-prices
 */
export function knownModels(provider: VendorName): readonly KnownModel[] {
  const found = known.get(provider) ?? readKnown(provider);
  known.set(provider, found);
  return found;
}

const readKnown = (provider: VendorName): KnownModel[] =>
  modelsOf(provider)
    .filter((model) => isOffered(provider, model))
    .map(({ id, name, context_window: tokens = null }) => ({ id, name: name || id, contextTokens: tokens }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const isOffered = (provider: VendorName, { id, deprecated }: ModelInfo): boolean =>
  !deprecated &&
  // Models of accounts, of which the table has only how their names begin.
  !/^ft:|-$/.test(id) &&
  (NAMES[provider]?.test(id) ?? true) &&
  inputPricePerMillion(provider, id) !== null;

/**
 * How many tokens prompt and reply of a model may have together; null where the table does not say. Of a name
 * with a date, that of the model that the name begins with.
 */
export function contextTokensOf(provider: VendorName, model: string): number | null {
  const find = () => ({ tokens: findContext(provider, model.replace(/^models\//, '')) });
  return contexts.getOrCreate(`${provider}/${model}`, find).tokens;
}

function findContext(provider: VendorName, model: string): number | null {
  const models = modelsOf(provider).filter(({ context_window: tokens }) => tokens !== undefined);
  const exact = models.find(({ id }) => id === model);
  const longest = models
    .filter(({ id }) => model.startsWith(`${id}-`) && /^[\d-]+$/.test(model.slice(id.length + 1)))
    .sort((a, b) => b.id.length - a.id.length)[0];
  return (exact ?? longest)?.context_window ?? null;
}

const modelsOf = (provider: VendorName) =>
  provider === 'custom'
    ? []
    : (findProvider({ providerId: PRICE_TABLES[provider] ?? provider })?.models ?? []);
