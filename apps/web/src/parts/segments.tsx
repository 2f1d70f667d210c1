import { Link } from '@tanstack/react-router';
import styles from './parts.module.css';

interface SegmentsProps<Value extends string> {
  label: string;
  /** The parameter of the address that says which one holds. */
  name: string;
  values: readonly Value[];
  /** Which one holds. */
  open: Value;
  nameOf: (value: Value) => string;
}

/** A choice of a few ways to see something, in the address of the page. */
export function Segments<Value extends string>({ label, name, values, open, nameOf }: SegmentsProps<Value>) {
  return (
    <nav aria-label={label}>
      <ul className={styles.segments}>
        {values.map((value) => (
          <li key={value}>
            <Link
              to="."
              search={(was: Record<string, unknown>) => ({ ...was, [name]: value })}
              aria-current={value === open ? 'true' : undefined}
              replace
              resetScroll={false}
            >
              {nameOf(value)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
