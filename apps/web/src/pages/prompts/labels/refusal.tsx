import type { GateFinding } from '@prompt-refinery/client';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { Finding } from './finding.tsx';
import { labelTexts } from './texts.ts';

interface RefusalProps {
  title: string;
  findings: readonly GateFinding[];
  /** Ids of the requirements that were acknowledged when it was tried. */
  acknowledged: readonly string[];
  /** Sends the form, and asks for the test that is missing. */
  onTest: (form: FormData) => void;
}

/** Why the gate of a label refused a version, and what can be done about it. Stands in the form that moves the label. */
export function Refusal({ title, findings, acknowledged, onTest }: RefusalProps) {
  const texts = useTexts(labelTexts);
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is to be read
  useEffect(() => note.current?.focus(), [findings]);
  const lacksTest = findings.some(({ check, passed }) => check === 'evaluation' && !passed);
  return (
    <div className={styles.note} role="alert" ref={note} tabIndex={-1}>
      <strong>{title}</strong>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <Finding key={finding.check} finding={finding} acknowledged={acknowledged} />
        ))}
      </ul>
      {lacksTest && (
        <>
          <p className={parts.hint}>{texts.whenReadyHint}</p>
          <Button
            onClick={({ currentTarget: { form } }) => {
              if (!form?.reportValidity()) return;
              const data = new FormData(form);
              data.set('whenReady', 'on');
              onTest(data);
            }}
          >
            {texts.whenReady}
          </Button>
        </>
      )}
    </div>
  );
}
