import type { ImportedDataset } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import uploads from '../../uploads/uploads.module.css';
import { evaluatorTexts } from '../evaluators/texts.ts';
import styles from './datasets.module.css';
import { datasetTexts } from './texts.ts';

interface ImportedProps {
  imported: ImportedDataset;
  onAnother: () => void;
}

/** What was made of a configuration, and what of it was not. */
export function Imported({ imported, onAnother }: ImportedProps) {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  const { slug } = useOrganization();
  const place = useRef<HTMLDivElement>(null);
  // The form is gone, and so is the place where the reader was.
  useEffect(() => place.current?.focus(), []);
  const { dataset } = imported;
  return (
    <div ref={place} tabIndex={-1} className={styles.imported}>
      <Section title={texts.imported}>
        <p className={styles.name}>
          <Link to="/o/$slug/datasets/$id" params={{ slug, id: dataset.id }}>
            <bdi>{dataset.name}</bdi>
          </Link>
        </p>
        <p>{texts.importedItems(dataset.itemCount, number(dataset.itemCount))}</p>
        <Evaluators imported={imported} />
        <Unsupported imported={imported} />
        <div>
          <Button onClick={onAnother}>{texts.importAnother}</Button>
        </div>
      </Section>
    </div>
  );
}

function Evaluators({ imported: { evaluators } }: Pick<ImportedProps, 'imported'>) {
  const texts = useTexts(datasetTexts);
  const { kinds } = useTexts(evaluatorTexts);
  const { slug } = useOrganization();
  return (
    <>
      <h3>{texts.evaluators}</h3>
      {evaluators.length === 0 && <p>{texts.noEvaluators}</p>}
      <ul className={styles.list}>
        {evaluators.map(({ id, name, kind }) => (
          <li key={id}>
            <Link to="/o/$slug/evaluators/$id" params={{ slug, id }}>
              <bdi>{name ?? kinds[kind]}</bdi>
            </Link>
            {name !== null && ` · ${kinds[kind]}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Unsupported({ imported: { unsupported } }: Pick<ImportedProps, 'imported'>) {
  const texts = useTexts(datasetTexts);
  if (unsupported.length === 0) return <p>{texts.nothingUnsupported}</p>;
  return (
    <>
      <h3>{texts.unsupported}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well */}
      <section className={uploads.wrong} aria-label={texts.unsupported} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.place}</th>
              <th scope="col">{texts.reason}</th>
            </tr>
          </thead>
          <tbody>
            {unsupported.map(({ path, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two notes may be of one place
              <tr key={index}>
                <th scope="row">
                  <code>
                    <bdi>{path}</bdi>
                  </code>
                </th>
                <td>
                  <ApiText>{reason}</ApiText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
