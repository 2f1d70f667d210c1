import { GUARDRAIL_METRICS } from '@prompt-refinery/client';
import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { useRowFocus } from '../../../parts/use-row-focus.ts';
import styles from '../ab-tests.module.css';
import type { GuardrailMetric } from './new-ab-test.ts';
import { OneGuardrail } from './one-guardrail.tsx';
import { newAbTestTexts } from './texts.ts';

/** What must not get worse: up to one limit for each metric that there is. */
export function GuardrailFields({ error }: { error: unknown }) {
  const texts = useTexts(newAbTestTexts);
  const [rows, setRows] = useState<readonly { key: number; metric: GuardrailMetric }[]>([]);
  const box = useRowFocus(rows.length);
  const isFree = (metric: GuardrailMetric): boolean => rows.every((row) => row.metric !== metric);
  const next = GUARDRAIL_METRICS.find(isFree);
  const add = (metric: GuardrailMetric): void =>
    setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, metric }]);
  return (
    <fieldset className={styles.group} ref={box}>
      <legend>{texts.guardrails}</legend>
      <span className={parts.hint}>{texts.guardrailsHint}</span>
      {rows.map(({ key, metric }, place) => (
        <OneGuardrail
          key={key}
          place={place}
          metric={metric}
          error={error}
          metrics={GUARDRAIL_METRICS.filter((one) => one === metric || isFree(one))}
          onMetric={(to) => setRows(rows.map((row) => (row.key === key ? { key, metric: to } : row)))}
          onRemove={() => setRows(rows.filter((row) => row.key !== key))}
        />
      ))}
      <div>
        <Button data-add onClick={() => next && add(next)} disabled={!next}>
          {texts.addGuardrail}
        </Button>
      </div>
    </fieldset>
  );
}
