import { MAX_AB_ARMS } from '@prompt-refinery/client';
import { useEffect } from 'react';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { useRowFocus } from '../../../parts/use-row-focus.ts';
import styles from '../ab-tests.module.css';
import { sumOf } from './new-ab-test.ts';
import { OneArm } from './one-arm.tsx';
import { newAbTestTexts } from './texts.ts';
import { LEAST_ARMS, useArms } from './use-arms.ts';

interface ArmFieldsProps {
  promptId: string;
  label: string;
  /** The version that has the label, which is the control of a test that can start. */
  labelled: number | undefined;
  /** Of the request that the fields were sent with. */
  error: unknown;
}

/** The versions that are compared, and how many units each gets. */
export function ArmFields({ promptId, label, labelled, error }: ArmFieldsProps) {
  const texts = useTexts(newAbTestTexts);
  const { arms, add, remove, change, share } = useArms();
  const box = useRowFocus(arms.length);
  const [control] = arms;
  const controlKey = control?.key;
  // Whoever chooses a label means the version that has it as the control.
  useEffect(() => {
    if (controlKey !== undefined && labelled !== undefined) change(controlKey, { version: labelled });
  }, [controlKey, labelled, change]);
  const isOther = labelled !== undefined && control?.version !== labelled;
  return (
    <fieldset className={styles.group} ref={box}>
      <legend>{texts.arms}</legend>
      <span className={parts.hint}>{texts.armsHint}</span>
      {arms.map((arm, place) => (
        <OneArm
          key={arm.key}
          promptId={promptId}
          place={place}
          arm={arm}
          error={error}
          onChange={(values) => change(arm.key, values)}
          onRemove={arms.length > LEAST_ARMS && place > 0 ? () => remove(arm.key) : undefined}
        />
      ))}
      <div className={parts.row}>
        <Button data-add onClick={add} disabled={arms.length >= MAX_AB_ARMS}>
          {texts.addArm}
        </Button>
        <Button onClick={share}>{texts.share}</Button>
      </div>
      <Sum weights={arms.map(({ weight }) => weight)} />
      {isOther && <p className={parts.doubt}>{texts.otherControl(label, labelled)}</p>}
    </fieldset>
  );
}

/** The sum of the weights while they are written. */
function Sum({ weights }: { weights: readonly string[] }) {
  const texts = useTexts(newAbTestTexts);
  const { number } = useFormats();
  const sum = sumOf(weights);
  const text = `${number(sum)} %`;
  return (
    <p role="status" className={sum === 100 ? parts.good : parts.error}>
      {sum === 100 ? texts.sum(text) : texts.sumWrong(text)}
    </p>
  );
}
