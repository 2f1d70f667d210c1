import type { SaveProviderBody } from '@refinery/contracts/providers.ts';
import type { providerConfigs } from '@refinery/db/schema/providers.ts';

/** What the audit log says of a provider's configuration: that there are credentials, not what they are. */
export const auditedConfig = (row: typeof providerConfigs.$inferSelect, isDefault: boolean) => ({
  enabled: row.enabled,
  isDefault,
  position: row.position,
  defaultModel: row.defaultModel,
  baseUrl: withoutQuery(row.baseUrl),
  authHeader: row.authHeader,
  requestFormat: row.requestFormat,
  hasCredential: row.encryptedCredential !== null,
});

/** What it says of a change to one: which credentials came, not what they are. */
export const auditedChange = ({ apiKey, authValue, baseUrl, ...rest }: SaveProviderBody) => ({
  ...rest,
  ...(baseUrl === undefined ? {} : { baseUrl: withoutQuery(baseUrl) }),
  ...(apiKey === undefined ? {} : { apiKey: 'new' }),
  ...(authValue === undefined ? {} : { authValue: 'new' }),
});

/** Some put a token into the address. */
function withoutQuery(address: string | null): string | null {
  const url = URL.parse(address ?? '');
  return url && `${url.origin}${url.pathname}`;
}
