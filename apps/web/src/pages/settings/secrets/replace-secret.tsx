import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSameKey } from '../../../api/same-key.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { SecretDialog } from '../../../parts/secret-dialog.tsx';
import { secretTexts } from './texts.ts';

const DAY = '86400';

interface ReplaceSecretProps {
  /** On the button. */
  label: string;
  question: ReactNode;
  /** Above the new secret. */
  title: string;
  /** Replaces it, and answers the new secret. */
  replace: (input: { overlapSeconds: number; idempotencyKey: string }) => Promise<string>;
}

/** Replaces a secret, and shows the new one once. The old one works a while longer, if so chosen. */
export function ReplaceSecret({ label, question, title, replace }: ReplaceSecretProps) {
  const texts = useTexts(secretTexts);
  const [overlap, setOverlap] = useState(DAY);
  const [secret, setSecret] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const sameKey = useSameKey();
  const action = async (): Promise<void> => {
    const overlapSeconds = Number(overlap);
    const made = await replace({ overlapSeconds, idempotencyKey: sameKey.keyOf({ overlapSeconds }) });
    sameKey.done();
    setSecret(made);
  };
  // What had focus before was in the dialog that asked.
  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current && secret === null) place.current?.querySelector('button')?.focus();
    wasShown.current = secret !== null;
  }, [secret]);
  return (
    <div ref={place} className={parts.filters}>
      <Field name="overlapSeconds" label={texts.overlap}>
        {(input) => (
          <select {...input} value={overlap} onChange={({ target }) => setOverlap(target.value)}>
            {Object.entries(texts.overlaps).map(([seconds, name]) => (
              <option key={seconds} value={seconds}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={parts.row}>
        <ConfirmButton label={label} question={question} action={action} />
      </div>
      {secret !== null && <SecretDialog title={title} secret={secret} onSaved={() => setSecret(null)} />}
    </div>
  );
}
