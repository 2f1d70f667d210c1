import type { ComponentProps, MouseEvent } from 'react';
import styles from './parts.module.css';

type ButtonProps = ComponentProps<'button'> & { primary?: boolean; quiet?: boolean };

/** Neither the button nor its form does anything; also where somebody presses Enter in a field. */
const doNothing = (event: MouseEvent): void => event.preventDefault();

/**
 * A button that submits nothing unless it says so. `primary`: what most people come for; one a page. `quiet`:
 * looks like a link. `disabled`: it does nothing and says so, but it can still have the focus. An element
 * that the browser disables loses it, often while somebody waits for what they have pressed.
 */
export function Button({ primary, quiet, className, disabled, onClick, ...props }: ButtonProps) {
  const looks = [styles.button, primary && styles.primary, quiet && styles.quietButton, className];
  return (
    <button
      type="button"
      {...props}
      aria-disabled={disabled || undefined}
      onClick={disabled ? doNothing : onClick}
      className={looks.filter(Boolean).join(' ')}
    />
  );
}
