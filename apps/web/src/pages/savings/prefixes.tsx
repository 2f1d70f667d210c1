import type { PromptPrefix } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { KeyName } from '../../pickers/key-name.tsx';
import { PrefixExcerpts } from './prefix-excerpts.tsx';
import { prefixesQuery } from './savings-queries.ts';
import { savingsTexts } from './texts.ts';

/** Where prompts of the same key and model first differ: from there on no cache helps. */
export function Prefixes({ days }: { days: number }) {
  const texts = useTexts(savingsTexts);
  const { number } = useFormats();
  const query = useQuery(prefixesQuery(useOrganization(), days));
  const columns = useColumns();
  return (
    <Section title={texts.prefixes}>
      <p>{texts.prefixesHint(number(days))}</p>
      <Read query={query}>
        {(prefixes) =>
          prefixes.length === 0 ? (
            <p>{texts.noPrefixes}</p>
          ) : (
            <>
              <PlainTable
                label={texts.prefixes}
                columns={columns}
                rows={prefixes}
                keyOf={({ keyId, model }) => `${keyId} ${model}`}
              />
              <PrefixExcerpts prefixes={prefixes} />
            </>
          )
        }
      </Read>
    </Section>
  );
}

function useColumns(): Column<PromptPrefix>[] {
  const texts = useTexts(savingsTexts);
  const { number, percent } = useFormats();
  return [
    { title: texts.groups.model, cell: ({ model }) => <bdi>{model}</bdi> },
    { title: texts.groups.key, cell: ({ keyId }) => <KeyName id={keyId} /> },
    { title: texts.calls, isNumber: true, cell: ({ calls }) => number(calls) },
    { title: texts.input, isNumber: true, cell: ({ inputTokens }) => number(inputTokens) },
    {
      title: texts.cachedTokens,
      isNumber: true,
      cell: ({ inputTokens, cachedTokens }) =>
        inputTokens > 0 ? percent((cachedTokens / inputTokens) * 100) : '–',
    },
    {
      title: texts.differed,
      isNumber: true,
      cell: ({ compared, differed }) => texts.outOf(number(differed), number(compared)),
    },
    {
      title: texts.differsAt,
      isNumber: true,
      cell: ({ differsAt }) => (differsAt === null ? '–' : number(differsAt)),
    },
  ];
}
