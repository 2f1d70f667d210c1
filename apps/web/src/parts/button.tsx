import type { ComponentProps } from 'react';
import styles from './parts.module.css';

type ButtonProps = ComponentProps<'button'> & { primary?: boolean; quiet?: boolean };

/**
 * A button that submits nothing unless it says so. `primary`: what most people come for; one a page. `quiet`:
 * looks like a link.
 */
export function Button({ primary, quiet, className, ...props }: ButtonProps) {
  const looks = [styles.button, primary && styles.primary, quiet && styles.quietButton, className];
  const classes = looks.filter(Boolean).join(' ');
  return <button type="button" {...props} className={classes} />;
}
