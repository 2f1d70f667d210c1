import type { Prompt, PromptVersion } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { PersonName } from '../../settings/person-name.tsx';
import { versionQuery } from '../prompt-queries.ts';
import { ConfigFacts } from './config-facts.tsx';
import { MessagesView } from './messages-view.tsx';
import { versionTexts } from './texts.ts';
import { ApproveVersion, RestoreVersion } from './version-actions.tsx';

/** One version: where it comes from, what it says, and what can be done with it. */
export function VersionSection({ prompt, number: n }: { prompt: Prompt; number: number }) {
  const texts = useTexts(versionTexts);
  const { slug, ...organization } = useOrganization();
  const { number } = useFormats();
  const query = useQuery(versionQuery({ slug, ...organization }, prompt.id, n));
  const close = (
    <LinkButton to="/o/$slug/prompts/$id" params={{ slug, id: prompt.id }} search={{ tab: 'versions' }}>
      {texts.close}
    </LinkButton>
  );
  return (
    <Section title={texts.version(number(n))} actions={close}>
      <Read query={query}>
        {(version) => (
          <>
            <VersionFacts version={version} />
            <MessagesView messages={version.messages} />
            {version.source && (
              <details>
                <summary>{texts.written}</summary>
                <MessagesView messages={version.source} />
              </details>
            )}
            <div className={parts.row}>
              <CopyButton text={version.content} />
              <RestoreVersion prompt={prompt} version={version} />
              <ApproveVersion version={version} />
            </div>
            <Comparisons prompt={prompt} version={version} />
          </>
        )}
      </Read>
    </Section>
  );
}

function VersionFacts({ version }: { version: PromptVersion }) {
  const texts = useTexts(versionTexts);
  const { number, percent, time } = useFormats();
  const { kind, parent, labels, variables, tokens, score, note, authorId, createdAt, config } = version;
  return (
    <>
      <Facts
        facts={[
          [texts.kind, texts.kinds[kind]],
          [texts.parent, parent === null ? null : texts.version(number(parent))],
          [texts.labels, labels.join(', ') || null],
          [texts.note, note && <bdi key="note">{note}</bdi>],
          [texts.variables, <bdi key="variables">{variables.join(', ') || texts.noVariables}</bdi>],
          [texts.tokens, number(tokens)],
          [texts.score, score === null ? null : percent(score * 100)],
          [texts.author, authorId && <PersonName key="author" id={authorId} />],
          [texts.created, time(createdAt)],
        ]}
      />
      <ConfigFacts config={config} />
    </>
  );
}

function Comparisons({ prompt: { id, latest }, version }: { prompt: Prompt; version: PromptVersion }) {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const { number, parent } = version;
  const link = (from: number, to: number, label: string) => (
    <Link
      to="/o/$slug/prompts/$id"
      params={{ slug, id }}
      search={{ tab: 'versions', from, to }}
      resetScroll={false}
    >
      {label}
    </Link>
  );
  return (
    <div className={parts.row}>
      {parent !== null && link(parent, number, texts.compareParent)}
      {number !== latest && link(number, latest, texts.compareNewest)}
    </div>
  );
}
