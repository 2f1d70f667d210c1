import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import parts from '../../parts/parts.module.css';
import { CsvProblemNote } from '../../uploads/csv-problem.tsx';
import { FileOrText } from '../../uploads/file-or-text.tsx';
import styles from './datasets.module.css';
import { FORMATS, type ItemSource, MOST_COLUMNS } from './item-source.ts';
import { datasetTexts } from './texts.ts';

/** Where the items come from, and how they are to be read. */
export function ItemFields({ source }: { source: ItemSource }) {
  const texts = useTexts(datasetTexts);
  const { file, pasted, setPasted, format, setFormat, csvProblem, takeFile } = source;
  return (
    <>
      <FileOrText
        label={texts.file}
        hint={texts.fileHint}
        accept=".ndjson,.jsonl,.csv,.json,text/csv,application/json,application/x-ndjson"
        file={file}
        onFile={takeFile}
        text={{ name: 'pasted', label: texts.paste, value: pasted, onChange: setPasted }}
      />
      <div className={parts.filters}>
        <Choice
          name="uploadFormat"
          label={texts.format}
          values={FORMATS}
          names={texts.formats}
          value={format}
          onChange={setFormat}
        />
      </div>
      <CsvProblemNote problem={csvProblem} mostColumns={MOST_COLUMNS} />
      <Columns columns={source.columns} />
    </>
  );
}

/** What becomes of the columns of a CSV. */
function Columns({ columns }: Pick<ItemSource, 'columns'>) {
  const texts = useTexts(datasetTexts);
  const { list } = useFormats();
  if (!columns) return null;
  const { variables, others } = columns;
  if (variables.length === 0)
    return (
      <p className={parts.error} role="alert">
        {texts.noVariable}
      </p>
    );
  return (
    <p className={styles.quiet}>
      <bdi>{texts.columns(list(variables))}</bdi>{' '}
      {others.length > 0 && <bdi>{texts.otherColumns(list(others))}</bdi>}
    </p>
  );
}
