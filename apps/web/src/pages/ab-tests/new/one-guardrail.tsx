import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../ab-tests.module.css';
import type { GuardrailMetric } from './new-ab-test.ts';
import { NumberField } from './number-field.tsx';
import { newAbTestTexts } from './texts.ts';

/** How a limit is given. The API names the two in different ways. */
const KINDS = ['share', 'points'] as const;

interface OneGuardrailProps {
  /** Among the guardrails, from 0. */
  place: number;
  metric: GuardrailMetric;
  /** Those that no other guardrail has. */
  metrics: readonly GuardrailMetric[];
  onMetric: (metric: GuardrailMetric) => void;
  onRemove: () => void;
  /** Of the request that the fields were sent with. */
  error: unknown;
}

/** A metric, how much more of it an arm may have, and how long it is observed. */
export function OneGuardrail(props: OneGuardrailProps) {
  const { place, metric, metrics, onMetric, onRemove, error } = props;
  const texts = useTexts(newAbTestTexts);
  const [chosen, setKind] = useState<(typeof KINDS)[number]>('share');
  const row = `guardrails.${place}`;
  const label = (field: string): string => texts.guardrailField(place + 1, field);
  // Errors are rare: only an amount can be told apart, and none is larger than 1.
  const isErrors = metric === 'errors';
  const kind = isErrors ? 'points' : chosen;
  return (
    <div data-row className={parts.fields}>
      <Field name={`${row}.metric`} label={label(texts.guardrailMetric)} error={error}>
        {(input) => (
          <select
            {...input}
            value={metric}
            onChange={({ target }) => {
              const found = metrics.find((one) => one === target.value);
              if (found) onMetric(found);
            }}
          >
            {metrics.map((one) => (
              <option key={one} value={one}>
                {texts.metrics[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!isErrors && (
        <Field name={`${row}.kind`} label={label(texts.kind)}>
          {(input) => (
            <select
              {...input}
              value={kind}
              onChange={({ target }) => setKind(target.value === 'points' ? 'points' : 'share')}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {texts.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind === 'share' ? (
        <NumberField
          key="share"
          name={`${row}.maxIncrease`}
          label={label(texts.maxIncrease)}
          error={error}
          limits={{ min: 0, max: 1_000, step: 'any' }}
        />
      ) : (
        <NumberField
          key="points"
          name={`${row}.maxPoints`}
          label={label(texts.maxPoints)}
          hint={isErrors ? texts.errorsHint : texts.pointsHint}
          error={error}
          limits={{ min: 0, step: 'any' }}
        />
      )}
      {!isErrors && (
        <NumberField
          name={`${row}.cap`}
          label={label(texts.cap)}
          hint={texts.capHint}
          error={error}
          limits={{ min: 0, step: 'any' }}
        />
      )}
      <NumberField
        name={`${row}.windowMinutes`}
        label={label(texts.minutes)}
        error={error}
        limits={{ min: 1, max: 43_200, step: 1 }}
        value={10}
      />
      <div className={styles.remove}>
        <Button aria-label={`${texts.remove}: ${texts.guardrailName(place + 1)}`} onClick={onRemove}>
          {texts.remove}
        </Button>
      </div>
    </div>
  );
}
