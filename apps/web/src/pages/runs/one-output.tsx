import type { Execution, Run, RunResult } from '@prompt-refinery/client';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import { outputTexts } from './output-texts.ts';
import { RateOutput } from './rate-output.tsx';
import styles from './runs.module.css';
import { PlainText } from './text-box.tsx';
import type { NamedEvaluator } from './use-names.ts';

interface OneOutputProps {
  run: Run;
  cell: RunResult;
  title: string;
  evaluators: readonly NamedEvaluator[];
}

/**
 * What one arm made of an item: the output, its scores with their reasons, what it took, and a rating by a
 * person.
 */
export function OneOutput({ run, cell, title, evaluators }: OneOutputProps) {
  const texts = useTexts(outputTexts);
  const may = useMay();
  const { execution, status, error } = cell;
  const output = execution?.output ?? null;
  return (
    <Section title={title} actions={output !== null && <CopyButton text={output} />}>
      {output !== null && <PlainText title={title} text={output} />}
      {error && (
        <div className={parts.problem}>
          <p>
            <ApiText>{error.message}</ApiText>
          </p>
          <small>
            <code>{error.code}</code>
          </small>
        </div>
      )}
      {!execution && !error && <p>{texts.statuses[status]}</p>}
      {cell.scores.length > 0 && <Scores scores={cell.scores} evaluators={evaluators} />}
      {execution && <Took execution={execution} />}
      {execution && output !== null && may('rateExecution') && (
        <RateOutput run={run} itemId={cell.itemId} execution={execution} />
      )}
    </Section>
  );
}

function Scores({ scores, evaluators }: Pick<RunResult, 'scores'> & Pick<OneOutputProps, 'evaluators'>) {
  const texts = useTexts(outputTexts);
  const { number } = useFormats();
  return (
    <ul className={styles.list}>
      {scores.map(({ evaluatorId, score, reason }) => (
        <li key={evaluatorId}>
          <bdi>{evaluators.find(({ id }) => id === evaluatorId)?.name ?? evaluatorId}</bdi>:{' '}
          <strong>{score === null ? texts.noScore : number(Math.round(score * 1_000) / 1_000)}</strong>
          {reason !== null && (
            <>
              {' – '}
              <bdi>{reason}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Took({ execution }: { execution: Execution }) {
  const texts = useTexts(outputTexts);
  const { number, usd, list } = useFormats();
  const { usage, costUsd, latencyMs, finishReason, ignoredParameters } = execution;
  return (
    <Facts
      facts={[
        [texts.model, <bdi key="model">{execution.model}</bdi>],
        [texts.tokens, texts.tokensOf(number(usage.inputTokens), number(usage.outputTokens))],
        [texts.cost, costUsd === null ? null : usd(costUsd)],
        [texts.latency, texts.ms(number(latencyMs))],
        [texts.ended, finishReason === 'stop' ? null : texts.finishReasons[finishReason]],
        [texts.ignored, ignoredParameters.length > 0 ? list(ignoredParameters) : null],
      ]}
    />
  );
}
