import type { OneCall } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { callTexts } from './texts.ts';
import { useCallFormats } from './use-call-formats.ts';

/** What the provider counted, and what it costs. */
export function CallUsage({ usage }: { usage: OneCall['usage'] }) {
  const texts = useTexts(callTexts);
  const { number } = useFormats();
  const { cost } = useCallFormats();
  return (
    <Section title={texts.usage}>
      <Facts
        facts={[
          [texts.inputTokens, number(usage.inputTokens)],
          [texts.cachedTokens, number(usage.cachedInputTokens)],
          [texts.writtenTokens, number(usage.cacheWriteTokens)],
          [texts.outputTokens, number(usage.outputTokens)],
          [texts.reasoningTokens, number(usage.reasoningTokens)],
          [texts.cost, cost(usage.costUsd)],
        ]}
      />
    </Section>
  );
}
