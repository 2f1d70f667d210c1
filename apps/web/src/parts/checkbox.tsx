import { useId } from 'react';
import styles from './parts.module.css';

interface CheckboxProps {
  name: string;
  label: string;
  hint?: string | undefined;
  checked: boolean;
}

/** A yes or no, with what it means. */
export function Checkbox({ name, label, hint, checked }: CheckboxProps) {
  const id = useId();
  const box = (
    <label className={styles.choice}>
      <input
        type="checkbox"
        name={name}
        defaultChecked={checked}
        aria-describedby={hint === undefined ? undefined : id}
      />
      {label}
    </label>
  );
  if (hint === undefined) return box;
  return (
    <div className={styles.field}>
      {box}
      <span className={styles.hint} id={id}>
        {hint}
      </span>
    </div>
  );
}
