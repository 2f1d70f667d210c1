import type { GateFinding } from '@prompt-refinery/client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { Finding } from './finding.tsx';
import { labelTexts } from './texts.ts';

interface RefusedVersionProps {
  title: string;
  findings: readonly GateFinding[];
  promptId: string;
  /** The version that was refused, and the one that has the label; undefined: none has. */
  refused: number;
  labelled: number | undefined;
  /** Ids of the requirements that were acknowledged when it was tried. */
  acknowledged: readonly string[];
}

interface RefusalProps extends RefusedVersionProps {
  /** Sends the form, and asks for the test that is missing. */
  onTest: (form: FormData) => void;
}

/**
 * Why the gate of a label refused a version, and what can be done about it. Stands in the form that moves the
 * label.
 */
export function Refusal({ onTest, ...refused }: RefusalProps) {
  const { findings } = refused;
  const texts = useTexts(labelTexts);
  const lacksTest = findings.some(({ check, passed }) => check === 'evaluation' && !passed);
  return (
    <RefusalNote findings={findings}>
      <RefusedVersion {...refused} />
      {lacksTest && (
        <>
          <p className={parts.hint}>{texts.whenReadyHint}</p>
          <Field name="maxCostUsd" label={texts.maxCost} hint={texts.maxCostHint} error={null}>
            {(input) => <input {...input} type="number" min={0} max={1_000_000} step={0.000001} />}
          </Field>
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
    </RefusalNote>
  );
}

interface RefusalNoteProps {
  /** With others, the note has the focus again. */
  findings: readonly GateFinding[];
  children: ReactNode;
}

/** What a gate found, where it can be read at once. */
export function RefusalNote({ findings, children }: RefusalNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is to be read
  useEffect(() => note.current?.focus(), [findings]);
  return (
    <div className={`${styles.note} ${styles.refusal}`} role="alert" ref={note} tabIndex={-1}>
      {children}
    </div>
  );
}

/** What the gate found of one version, and where its texts are. */
export function RefusedVersion(props: RefusedVersionProps) {
  const { title, findings, promptId, refused, labelled, acknowledged } = props;
  const { slug } = useOrganization();
  const params = { slug, id: promptId };
  const texts = useTexts(labelTexts);
  return (
    <>
      <strong>{title}</strong>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <Finding key={finding.check} finding={finding} acknowledged={acknowledged} />
        ))}
      </ul>
      <div className={parts.row}>
        {labelled !== undefined && labelled !== refused && (
          <LinkButton
            to="/o/$slug/prompts/$id"
            params={params}
            search={{ tab: 'versions', from: labelled, to: refused }}
          >
            {texts.showChange}
          </LinkButton>
        )}
        <LinkButton to="/o/$slug/prompts/$id" params={params} search={{ edit: 'open' }}>
          {texts.putBack}
        </LinkButton>
      </div>
    </>
  );
}
