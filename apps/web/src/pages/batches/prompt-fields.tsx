import { useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { CsvProblemNote } from '../../uploads/csv-problem.tsx';
import { FileOrText } from '../../uploads/file-or-text.tsx';
import { ColumnFields } from './column-fields.tsx';
import { MOST_COLUMNS } from './columns.ts';
import { FORMATS } from './source.ts';
import { batchTexts } from './texts.ts';
import type { PromptSource } from './use-prompt-source.ts';

/**
 * Where the prompts come from, and how they are to be read. `error`: of the request that they were sent with.
 */
export function PromptFields({ source, error }: { source: PromptSource; error: unknown }) {
  const texts = useTexts(batchTexts);
  const { file, pasted, setPasted, format, setFormat, csv, csvProblem, setColumns, takeFile } = source;
  return (
    <>
      <FileOrText
        label={texts.file}
        hint={texts.fileHint}
        accept=".ndjson,.jsonl,.csv,.txt,text/csv,text/plain,application/x-ndjson"
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
        <Field name="name" label={texts.batchName} error={error}>
          {(input) => <input {...input} maxLength={200} autoComplete="off" />}
        </Field>
      </div>
      <CsvProblemNote problem={csvProblem} mostColumns={MOST_COLUMNS} />
      {csv && <ColumnFields head={csv.head} choice={csv.choice} onChange={setColumns} />}
    </>
  );
}
