import type { ComponentProps } from 'react';
import styles from './parts.module.css';

/** A button that submits nothing unless it says so. `primary`: what most people come for; one a page. */
export function Button({ primary, className, ...props }: ComponentProps<'button'> & { primary?: boolean }) {
  const classes = [styles.button, primary && styles.primary, className].filter(Boolean).join(' ');
  return <button type="button" {...props} className={classes} />;
}
