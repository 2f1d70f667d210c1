import type { Execution, Prompt } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { testQuery, testsKey } from '../prompt-queries.ts';
import type { PromptSearch } from '../prompt-search.ts';
import { useFocusOnChange } from '../use-focus-on-change.ts';
import { useShow } from '../use-show.ts';
import { EarlierTests } from './earlier-tests.tsx';
import { TestForm } from './test-form.tsx';
import { TestResult } from './test-result.tsx';

/** Asks a model with the prompt, shows what it answered, and what it answered before. */
export function TestTab({ prompt, search: { test } }: { prompt: Prompt; search: PromptSearch }) {
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const show = useShow(prompt.id);
  const opened = useFocusOnChange(test);
  const onTested = (made: Execution): void => {
    queries.setQueryData(testQuery(organization, made.id).queryKey, made);
    void queries.invalidateQueries({ queryKey: testsKey(organization, prompt.id) });
    void show({ tab: 'test', test: made.id });
  };
  return (
    <>
      {may('testPrompt') && <TestForm prompt={prompt} onTested={onTested} />}
      <div ref={opened} tabIndex={-1}>
        {test && may('getExecution') && <TestResult key={test} promptId={prompt.id} id={test} />}
      </div>
      {may('listExecutions') && <EarlierTests promptId={prompt.id} open={test} />}
    </>
  );
}
