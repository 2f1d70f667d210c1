import type { AbTest } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { PromptName } from '../../pickers/prompt-name.tsx';
import { abTestTexts } from './texts.ts';

function PromptLink({ id }: { id: string }) {
  const { slug } = useOrganization();
  if (!useMay()('getPromptById')) return null;
  return (
    <Link to="/o/$slug/prompts/$id" params={{ slug, id }}>
      <PromptName id={id} />
    </Link>
  );
}

/** What was settled when the test was made, and when it ran. */
export function AbTestSettings({ test }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { common } = useMessages();
  const { number, exactShare, time } = useFormats();
  const { startedAt, endedAt } = test;
  return (
    <Section title={texts.settings}>
      <Facts
        facts={[
          [texts.prompt, <PromptLink key="prompt" id={test.promptId} />],
          [texts.label, <bdi key="label">{test.label}</bdi>],
          [texts.metric, <bdi key="metric">{test.metric}</bdi>],
          [texts.missing, texts.missings[test.missing]],
          [texts.window, texts.hours(number(test.windowHours))],
          [texts.alpha, exactShare(test.alpha)],
          [texts.minUnits, number(test.minUnits)],
          [texts.autoPromote, test.autoPromote ? common.yes : common.no],
          [texts.created, time(test.createdAt)],
          [texts.started, startedAt && time(startedAt)],
          [texts.ended, endedAt && time(endedAt)],
        ]}
      />
    </Section>
  );
}
