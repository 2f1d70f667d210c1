import type { Prompt } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { SavedWarnings } from './saved-warnings.tsx';
import { ConfigFacts } from './versions/config-facts.tsx';
import { MessagesView } from './versions/messages-view.tsx';
import { RefinePrompt } from './versions/refine-prompt.tsx';
import { versionTexts } from './versions/texts.ts';

/** The newest text, and what is known of it. */
export function ShowText({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(versionTexts);
  const may = useMay();
  const { id, messages, source, content } = prompt;
  return (
    <>
      <TextFacts prompt={prompt} />
      <SavedWarnings id={id} />
      <Section title={texts.text} actions={<CopyButton text={content} />}>
        <MessagesView messages={messages} />
        {source && (
          <details>
            <summary>{texts.written}</summary>
            <MessagesView messages={source} />
          </details>
        )}
      </Section>
      {may('optimizePrompt') && may('updatePrompt') && <RefinePrompt prompt={prompt} />}
    </>
  );
}

function TextFacts({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const { number, percent } = useFormats();
  const { id, latest, variables, labels, tokens, qualityScore, config } = prompt;
  const newest = (
    <Link
      key="newest"
      to="/o/$slug/prompts/$id"
      params={{ slug, id }}
      search={{ tab: 'versions', version: latest }}
    >
      {number(latest)}
    </Link>
  );
  const labelled = Object.entries(labels).map(([label, version]) => `${label} ${number(version)}`);
  return (
    <>
      <Facts
        facts={[
          [texts.newest, newest],
          [texts.labels, labelled.join(', ') || null],
          [texts.variables, <bdi key="variables">{variables.join(', ') || texts.noVariables}</bdi>],
          [texts.tokens, number(tokens)],
          [texts.score, qualityScore === null ? null : percent(qualityScore * 100)],
        ]}
      />
      <ConfigFacts config={config} />
    </>
  );
}
