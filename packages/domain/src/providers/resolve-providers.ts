import { createHash } from 'node:crypto';
import { REMOTE_PROVIDERS, type RemoteProvider } from '@refinery/contracts/enums.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import type { Credentials } from '@refinery/providers/spec.ts';
import { eq } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import type {
  ProviderConfig,
  ResolvedProvider,
  ResolvedProviders,
} from '../identities/resolved-providers.ts';
import { openSecret } from '../security/credential-vault.ts';

/** How every provider stands for the organization: its own credentials first, the operator's second. */
export async function resolveProviders(
  ctx: Pick<Context, 'db' | 'settings' | 'vendors'>,
  organizationId: string,
): Promise<ResolvedProviders> {
  const { configs, organization } = await tenantOf(ctx, organizationId).run(async (tx) => {
    const rows = await tx
      .select()
      .from(providerConfigs)
      .where(eq(providerConfigs.organizationId, organizationId));
    const [own] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    return { configs: rows, organization: own };
  });
  const byName = new Map(configs.map((config) => [config.provider, config]));
  const providers = REMOTE_PROVIDERS.map((provider) =>
    resolveProvider(ctx, organizationId, provider, byName.get(provider)),
  );
  const fallbackOrder = organization?.fallbackOrder ?? [];
  const last = Number.MAX_SAFE_INTEGER;
  const chosen = ({ provider }: ResolvedProvider) =>
    fallbackOrder.includes(provider) ? fallbackOrder.indexOf(provider) : last;
  const place = (entry: ResolvedProvider) => entry.config?.position ?? last;
  return {
    defaultProvider: organization?.defaultProvider ?? 'local',
    verification: {
      verify: organization?.verify ?? 'doubts',
      strictness: organization?.strictness ?? 'normal',
      provider: organization?.verifierProvider ?? null,
      model: organization?.verifierModel ?? null,
    },
    fallbackOrder,
    providers: providers.sort((a, b) => chosen(a) - chosen(b) || place(a) - place(b)),
  };
}

function resolveProvider(
  ctx: Pick<Context, 'settings' | 'vendors'>,
  organizationId: string,
  provider: RemoteProvider,
  config: ProviderConfig | undefined,
): ResolvedProvider {
  const own = ownCredentials(ctx, organizationId, config);
  // The operator's do not stand in for them: who pays, and who is asked, is the organization's choice.
  if (own === UNREADABLE)
    return { provider, config, credentialSource: 'organization', candidate: null, reason: UNREADABLE };
  const credentials = own ?? operatorCredentials(ctx, provider);
  const credentialSource = own ? 'organization' : credentials ? 'operator' : 'none';
  const model = config?.defaultModel ?? ctx.vendors[provider].defaultModel;
  const base = { provider, config, credentialSource } as const;
  const reason = whyNotUsable(provider, config, credentials, model);
  if (reason || !credentials) return { ...base, candidate: null, reason };
  const credentialKey = createHash('sha256').update(JSON.stringify(credentials)).digest('hex').slice(0, 32);
  const candidate = { provider, model, credentials, credentialKey, tenant: organizationId };
  return { ...base, candidate, reason: null };
}

function whyNotUsable(
  provider: RemoteProvider,
  config: ProviderConfig | undefined,
  credentials: Credentials | null,
  model: string,
): string | null {
  if (config && !config.enabled) return 'It is disabled for this organization.';
  if (provider === 'custom' && !config?.baseUrl) return 'No endpoint is configured. Set baseUrl.';
  if (!credentials) return 'It has no credentials. Set apiKey, or ask the operator for a shared key.';
  if (!model) return 'No model is configured. Set defaultModel.';
  return null;
}

const UNREADABLE = 'Its credentials can no longer be decrypted. Set apiKey again.';

function ownCredentials(
  ctx: Pick<Context, 'settings'>,
  organizationId: string,
  config: ProviderConfig | undefined,
): Credentials | typeof UNREADABLE | null {
  if (!config) return null;
  const owner = { organizationId, purpose: config.provider };
  let secret: string | undefined;
  try {
    if (config.encryptedCredential)
      secret = openSecret(ctx.settings.keyring, owner, config.encryptedCredential);
  } catch {
    return UNREADABLE;
  }
  if (config.provider === 'custom') {
    if (!config.baseUrl) return null;
    return {
      baseUrl: config.baseUrl,
      requestFormat: config.requestFormat ?? 'openai',
      ...(config.authHeader ? { authHeader: config.authHeader } : {}),
      ...(secret ? { authValue: secret } : {}),
    };
  }
  const baseUrl = ctx.settings.operatorProviders[config.provider]?.baseUrl;
  return secret ? { apiKey: secret, ...(baseUrl ? { baseUrl } : {}) } : null;
}

function operatorCredentials(ctx: Pick<Context, 'settings'>, provider: RemoteProvider): Credentials | null {
  const operator = ctx.settings.operatorProviders[provider];
  if (provider === 'custom' || !operator?.apiKey) return null;
  return { apiKey: operator.apiKey, ...(operator.baseUrl ? { baseUrl: operator.baseUrl } : {}) };
}
