import { Link, type LinkComponentProps } from '@tanstack/react-router';
import styles from './parts.module.css';

/** A link to a page that looks like a button. `primary`: what most people come for; one a page. */
export function LinkButton({ primary, ...props }: LinkComponentProps & { primary?: boolean }) {
  const classes = [styles.button, styles.link, primary && styles.primary].filter(Boolean).join(' ');
  return <Link {...props} className={classes} />;
}
