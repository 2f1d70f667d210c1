import type { ChangedPrompt } from '@prompt-refinery/client';
import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { type OpenOrganization, useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import styles from './prompts.module.css';
import { promptTexts } from './texts.ts';

const warningsKey = (organization: OpenOrganization, id: string) =>
  ['prompt-warnings', organization.id, id] as const;

/** Keeps what saving a prompt has warned of: only that reply says it. */
export const rememberWarnings = (
  queries: QueryClient,
  organization: OpenOrganization,
  { id, warnings }: ChangedPrompt,
): void => void queries.setQueryData(warningsKey(organization, id), warnings);

/** What looks like a variable in the text that was just saved, and is none. */
export function SavedWarnings({ id }: { id: string }) {
  const texts = useTexts(promptTexts);
  const { data = [] } = useQuery<string[]>({
    queryKey: warningsKey(useOrganization(), id),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data.length === 0) return null;
  return (
    <div className={styles.note}>
      <p>{texts.warnings}</p>
      <ul>
        {data.map((warning) => (
          <li key={warning}>
            <ApiText>{warning}</ApiText>
          </li>
        ))}
      </ul>
    </div>
  );
}
