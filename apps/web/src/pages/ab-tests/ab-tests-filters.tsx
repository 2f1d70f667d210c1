import { AB_TEST_STATUSES } from '@prompt-refinery/client';
import { useMay } from '../../api/permissions.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { StatusFilter } from '../../parts/status-filter.tsx';
import { PromptPicker } from '../../pickers/prompt-picker.tsx';
import styles from './ab-tests.module.css';
import type { AbTestsSearch } from './ab-tests-search.ts';
import { abTestTexts } from './texts.ts';

interface AbTestsFiltersProps {
  search: AbTestsSearch;
  onChange: (search: AbTestsSearch) => void;
}

/** Shows the tests with one status, or of one prompt. */
export function AbTestsFilters({ search: { status, prompt }, onChange }: AbTestsFiltersProps) {
  const texts = useTexts(abTestTexts);
  const { common } = useMessages();
  const may = useMay();
  return (
    <search className={styles.filters} aria-label={common.filter}>
      <StatusFilter
        label={texts.status}
        statuses={AB_TEST_STATUSES}
        names={texts.statuses}
        value={status}
        onChange={(next) => onChange({ ...(next && { status: next }), ...(prompt && { prompt }) })}
      />
      {may('listPrompts') && (
        <div className={styles.prompt}>
          <PromptPicker
            name="promptId"
            value={prompt ?? ''}
            none={texts.allPrompts}
            onChange={(id) => onChange({ ...(status && { status }), ...(id && { prompt: id }) })}
          />
        </div>
      )}
    </search>
  );
}
