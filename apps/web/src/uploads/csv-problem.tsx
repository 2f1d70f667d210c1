import { useFormats, useTexts } from '../i18n/messages.ts';
import parts from '../parts/parts.module.css';
import type { CsvProblem } from './csv-head.ts';
import { uploadTexts } from './texts.ts';

/** Why a CSV file cannot be uploaded. */
export function CsvProblemNote({
  problem,
  mostColumns,
}: {
  problem: CsvProblem | null;
  mostColumns: number;
}) {
  const { csvProblems } = useTexts(uploadTexts);
  const { number } = useFormats();
  if (problem === null) return null;
  return (
    <p className={parts.error} role="alert">
      {problem === 'columns' ? csvProblems.columns(number(mostColumns)) : csvProblems[problem]}
    </p>
  );
}
