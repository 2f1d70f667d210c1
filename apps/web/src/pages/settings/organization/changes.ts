import type { UpdateOrganizationInput } from '@prompt-refinery/client';

/** What can be set of an organization. */
export type Settings = Omit<UpdateOrganizationInput, 'organizationId'>;

/** Those of the wanted settings that differ from what is there. */
export function changesTo(there: Settings, wanted: Settings): Settings {
  const values = new Map<string, unknown>(Object.entries(there));
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(values.get(name)),
    ),
  );
}
