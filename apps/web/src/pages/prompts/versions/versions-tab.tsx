import type { Prompt, PromptVersion } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { versionsKey } from '../../../api/prompts.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { PersonName } from '../../settings/person-name.tsx';
import type { PromptSearch } from '../prompt-search.ts';
import { useFocusOnChange } from '../use-focus-on-change.ts';
import { Compare } from './compare.tsx';
import { versionTexts } from './texts.ts';
import { VersionSection } from './version-section.tsx';

const WINDOW = 50;

/** All versions of a prompt, the one that is open, and what differs between two of them. */
export function VersionsTab({ prompt, search }: { prompt: Prompt; search: PromptSearch }) {
  const texts = useTexts(versionTexts);
  const organization = useOrganization();
  const { id, latest } = prompt;
  const { version, from, to } = search;
  const opened = useFocusOnChange(version === undefined ? version : String(version));
  return (
    <>
      <div ref={opened} tabIndex={-1}>
        {version && <VersionSection key={version} prompt={prompt} number={version} />}
      </div>
      {latest > 1 && <Compare prompt={prompt} from={from} to={to} />}
      <Section title={texts.versions}>
        <PagedTable
          queryKey={[...versionsKey(organization, id), 'list']}
          label={texts.versions}
          first={() => organization.client.listPromptVersions({ id, limit: WINDOW }).page()}
          columns={useColumns(id, version)}
          idOf={({ number }) => String(number)}
          empty={<Empty text={texts.versions} />}
        />
      </Section>
    </>
  );
}

function useColumns(id: string, open: number | undefined): Column<PromptVersion>[] {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const { number, percent, time } = useFormats();
  return [
    {
      title: texts.number,
      cell: (version) => (
        <Link
          to="/o/$slug/prompts/$id"
          params={{ slug, id }}
          search={{ tab: 'versions', version: version.number }}
          aria-current={version.number === open || undefined}
        >
          {number(version.number)}
        </Link>
      ),
    },
    {
      title: texts.change,
      cell: ({ note, kind }) => <bdi className={parts.cut}>{note ?? texts.kinds[kind]}</bdi>,
    },
    { title: texts.author, cell: ({ authorId }) => (authorId ? <PersonName id={authorId} /> : '–') },
    { title: texts.tokens, isNumber: true, cell: ({ tokens }) => number(tokens) },
    {
      title: texts.score,
      isNumber: true,
      cell: ({ score }) => (score === null ? '–' : percent(score * 100)),
    },
    { title: texts.labels, cell: ({ labels }) => labels.join(', ') || '–' },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}
