import { type ApiKey, type CreateApiKeyInput, SCOPES, type UpdateApiKeyInput } from '@prompt-refinery/client';
import { chosenOf, numberOf, textOf, toLocalInput } from '../../../session/form-data.ts';

/** A new key, as the form describes it. */
export function newKey(form: FormData): CreateApiKeyInput {
  const expiry = expiryOf(form);
  return { ...commonOf(form), ...(expiry === null ? {} : { expiresAt: expiry }) };
}

/** What the form makes of a key. An expiry that nobody touched stays as it is: it may have passed. */
export function keyChange(form: FormData, key: ApiKey): UpdateApiKeyInput {
  const isSame = textOf(form, 'expiresAt') === toLocalInput(key.expiresAt);
  return { id: key.id, ...commonOf(form), ...(isSame ? {} : { expiresAt: expiryOf(form) }) };
}

function commonOf(form: FormData) {
  const addresses = textOf(form, 'allowedAddresses')
    .split(/[\s,;]+/)
    .filter(Boolean);
  return {
    name: textOf(form, 'name'),
    scopes: chosenOf(form, 'scopes', SCOPES),
    allowedAddresses: addresses.length > 0 ? addresses : null,
    rateLimitPerMinute: numberOf(form, 'rateLimitPerMinute'),
    monthlyQuota: numberOf(form, 'monthlyQuota'),
    ...callTermsOf(form),
  };
}

/** On which terms the key calls models. */
function callTermsOf(form: FormData) {
  const ttlSeconds = numberOf(form, 'replyCache.ttlSeconds');
  return {
    monthlyBudgetUsd: numberOf(form, 'monthlyBudgetUsd'),
    tokensPerMinute: numberOf(form, 'tokensPerMinute'),
    compactToolResults: form.has('compactToolResults'),
    replyCache: ttlSeconds === null ? null : { ttlSeconds },
  };
}

function expiryOf(form: FormData): string | null {
  const value = textOf(form, 'expiresAt');
  return value === '' ? null : new Date(value).toISOString();
}
