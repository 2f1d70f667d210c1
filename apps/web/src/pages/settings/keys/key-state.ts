import type { ApiKey } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { keyTexts } from './texts.ts';

const hasPassed = (iso: string | null): boolean => iso !== null && Date.parse(iso) <= Date.now();

/** Says whether a key works, whether the one that it replaced does, and what limits it. */
export function useKeyState() {
  const texts = useTexts(keyTexts);
  const { time, number, usd } = useFormats();
  const isPreviousAlive = ({ previous }: ApiKey): boolean =>
    previous !== null && !hasPassed(previous.expiresAt);
  return {
    isExpired: ({ expiresAt }: ApiKey): boolean => hasPassed(expiresAt),
    state: (key: ApiKey): string => {
      if (hasPassed(key.expiresAt)) return texts.states.expired;
      if (key.previous && isPreviousAlive(key)) return texts.replaced(time(key.previous.expiresAt));
      return texts.states.active;
    },
    previous: (key: ApiKey): string | null => {
      if (!key.previous) return null;
      const { prefix, expiresAt } = key.previous;
      const say = isPreviousAlive(key) ? texts.previousWorks : texts.previousEnded;
      return say(prefix, time(expiresAt));
    },
    lastUse: ({ lastUsedAt, lastUsedAddress }: ApiKey): string => {
      if (lastUsedAt === null) return texts.neverUsed;
      return lastUsedAddress === null ? time(lastUsedAt) : texts.from(time(lastUsedAt), lastUsedAddress);
    },
    expiry: ({ expiresAt }: ApiKey): string => (expiresAt === null ? texts.never : time(expiresAt)),
    limits: ({ rateLimitPerMinute, monthlyQuota }: ApiKey): string => {
      const limits = [
        rateLimitPerMinute !== null && texts.perMinute(number(rateLimitPerMinute)),
        monthlyQuota !== null && texts.perMonth(number(monthlyQuota)),
      ].filter((limit) => limit !== false);
      return limits.length > 0 ? limits.join(', ') : texts.noLimits;
    },
    callTerms: ({ monthlyBudgetUsd, tokensPerMinute, compactToolResults, replyCache }: ApiKey): string => {
      const terms = [
        monthlyBudgetUsd !== null && texts.usdPerMonth(usd(monthlyBudgetUsd)),
        tokensPerMinute !== null && texts.tokensPerMinute(number(tokensPerMinute)),
        replyCache !== null && texts.replyCacheFor(number(replyCache.ttlSeconds)),
        compactToolResults && texts.compacts,
      ].filter((term) => term !== false);
      return terms.length > 0 ? terms.join(', ') : texts.noCallTerms;
    },
  };
}
