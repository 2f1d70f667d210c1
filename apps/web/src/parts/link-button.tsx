import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import styles from './parts.module.css';

/** A link to a page that looks like a button. `primary`: what most people come for; one a page. */
export const LinkButton = createLink(
  ({ primary, className, ...props }: ComponentProps<'a'> & { primary?: boolean }) => {
    const classes = [styles.button, styles.link, primary && styles.primary, className];
    return <a {...props} className={classes.filter(Boolean).join(' ')} />;
  },
);
