import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { VersionPicker } from '../../../pickers/version-picker.tsx';
import styles from '../ab-tests.module.css';
import { newAbTestTexts } from './texts.ts';
import type { ArmRow } from './use-arms.ts';

interface OneArmProps {
  promptId: string;
  /** Among the arms, from 0: the first is the control. */
  place: number;
  arm: ArmRow;
  onChange: (values: Partial<Omit<ArmRow, 'key'>>) => void;
  /** Where it may go. */
  onRemove: (() => void) | undefined;
  /** Of the request that the fields were sent with. */
  error: unknown;
}

/** A version and its weight. */
export function OneArm({ promptId, place, arm, onChange, onRemove, error }: OneArmProps) {
  const texts = useTexts(newAbTestTexts);
  const name = texts.armName(place + 1);
  return (
    <div data-row className={parts.fields}>
      <VersionPicker
        name={`arms.${place}.version`}
        label={place === 0 ? texts.control : texts.arm(place + 1)}
        promptId={promptId}
        value={arm.version}
        onChange={(version) => onChange({ version })}
        error={error}
      />
      <Field name={`arms.${place}.weight`} label={texts.weight(place + 1)} error={error}>
        {(input) => (
          <input
            {...input}
            type="number"
            inputMode="decimal"
            required
            min={0.1}
            max={100}
            step="any"
            value={arm.weight}
            onChange={({ target }) => onChange({ weight: target.value })}
          />
        )}
      </Field>
      {onRemove && (
        <div className={styles.remove}>
          <Button aria-label={`${texts.remove}: ${name}`} onClick={onRemove}>
            {texts.remove}
          </Button>
        </div>
      )}
    </div>
  );
}
