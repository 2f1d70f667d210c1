import type { OptimizedPrompt, Prompt } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { refreshPrompt } from '../../../api/prompts.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Section } from '../../../parts/section.tsx';
import { DiffView } from './diff-view.tsx';
import { versionTexts } from './texts.ts';

/** Makes a shorter version of the newest one, and shows what it leaves out. */
export function RefinePrompt({ prompt: { id, latest } }: { prompt: Prompt }) {
  const texts = useTexts(versionTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const sameKey = useSameKey();
  const refining = useMutation({
    mutationFn: () => {
      const input = { id, version: latest, commit: true };
      return organization.client.optimizePrompt(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: (result) => {
      sameKey.done();
      if (result.version) void refreshPrompt(queries, organization, id);
    },
  });
  const { data, error, isPending } = refining;
  return (
    <Section title={texts.refine}>
      <p className={parts.hint}>{texts.refineHint}</p>
      <div className={parts.row}>
        <Button onClick={() => refining.mutate()} disabled={isPending}>
          {texts.refine}
        </Button>
        <span role="status">{isPending ? `${texts.refining} …` : <Outcome result={data} />}</span>
      </div>
      {error && <ProblemNote error={error} />}
      {data && <Refined result={data} />}
    </Section>
  );
}

function Outcome({ result }: { result: OptimizedPrompt | undefined }) {
  const texts = useTexts(versionTexts);
  const { number, percent } = useFormats();
  if (!result) return null;
  const { version, savingsPercentage } = result;
  return version ? texts.refinedAs(number(version.number), percent(savingsPercentage)) : texts.notRefined;
}

function Refined({ result }: { result: OptimizedPrompt }) {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const { promptId, version, reason, lost, originalText, edits } = result;
  return (
    <>
      {reason && (
        <p>
          <ApiText>{reason}</ApiText>
        </p>
      )}
      {lost.length > 0 && (
        <div>
          <p>{texts.lost}</p>
          <ul>
            {lost.map(({ id, text }) => (
              <li key={id}>
                <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {edits.length > 0 && <DiffView label={texts.refinedTitle} original={originalText} edits={edits} />}
      {version && (
        <Link
          to="/o/$slug/prompts/$id"
          params={{ slug, id: promptId }}
          search={{ tab: 'versions', version: version.number }}
        >
          {texts.openVersion}
        </Link>
      )}
    </>
  );
}
