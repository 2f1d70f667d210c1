import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/messages.ts';
import styles from './pictures.module.css';

export interface NumberTable {
  columns: readonly string[];
  /** Each begins with its name. */
  rows: readonly (readonly [name: string, ...values: string[]])[];
}

/** A picture under its title, and the same numbers as a table. */
export function Figure({
  title,
  table,
  children,
}: {
  title: string;
  table: NumberTable;
  children: ReactNode;
}) {
  const { common } = useMessages();
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      {children}
      <details>
        <summary>{common.asNumbers}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well */}
        <section className={styles.tableBox} aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([name, ...values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, index) => (
                    <td key={table.columns[index + 1]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
