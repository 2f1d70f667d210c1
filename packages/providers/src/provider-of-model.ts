import { findProvider } from '@pydantic/genai-prices';
import { knownModels } from './known-models.ts';
import type { VendorName } from './vendor-name.ts';
import { vendors } from './vendors.ts';

/** What genai-prices calls a vendor, where its name differs from ours. */
const OUR_NAMES: Record<string, string> = { google: 'gemini' };

const isVendorName = (name: string): name is VendorName => Object.hasOwn(vendors, name);

/**
 * The vendor of a model: the one in front of its first slash, else the one that the price table knows the
 * model of.
 * @param model as people write it, such as `openai/gpt-5-mini` or `claude-sonnet-4-5`
 * @returns null for a model that the table does not know
 */
export function providerOfModel(model: string): VendorName | null {
  const [prefix = ''] = model.split('/', 1);
  if (prefix !== model && isVendorName(prefix)) return prefix;
  const found = findProvider({ modelId: model })?.id ?? '';
  const name = OUR_NAMES[found] ?? found;
  if (isVendorName(name)) return name;
  // Whose patterns find none: embeddings, and models of others that a vendor serves under names of its own.
  offered ??= new Map(
    Object.values(vendors).flatMap((vendor) =>
      knownModels(vendor.name).map((known) => [known.id, vendor.name]),
    ),
  );
  return model.includes('/') ? null : (offered.get(model) ?? null);
}

/** Whose the models are that vendors are known to offer; read once it is needed. */
let offered: ReadonlyMap<string, VendorName> | undefined;
