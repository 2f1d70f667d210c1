import type { PromptDiff } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Read } from '../../../parts/read.tsx';
import { diffQuery } from '../prompt-queries.ts';
import { DiffView } from './diff-view.tsx';
import { versionTexts } from './texts.ts';

interface ComparisonProps {
  promptId: string;
  from: number;
  to: number;
}

/** What differs between two versions, as the API says. */
export function Comparison({ promptId, from, to }: ComparisonProps) {
  const query = useQuery(diffQuery(useOrganization(), promptId, from, to));
  return <Read query={query}>{(diff) => <Diff diff={diff} />}</Read>;
}

function Diff({ diff }: { diff: PromptDiff }) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const { from, to, original, edits, config, variables } = diff;
  const named = (names: readonly string[]) =>
    names.length > 0 ? <bdi key="names">{names.join(', ')}</bdi> : null;
  return (
    <>
      <Facts
        facts={[
          [texts.addedVariables, named(variables.added)],
          [texts.removedVariables, named(variables.removed)],
          [texts.changedConfig, named(config)],
        ]}
      />
      {edits.length === 0 ? (
        <p>{texts.same}</p>
      ) : (
        <DiffView label={texts.comparison(number(from), number(to))} original={original} edits={edits} />
      )}
    </>
  );
}
