import { checkFidelity, type FidelityResult, type Place } from '@refinery/guard';
import { printTable } from '../table.ts';
import { type LabelledChange, RECORDED_LEVELS, type Recorded } from './recorded.ts';

const HEAD = [...['level', 'faithful', 'certain loss', 'findings each', 'changed', 'changes', 'pointed at']];

/**
 * What the guard alone finds in recorded rewrites. Prints up to `most` certain losses and changes that it
 * does not point at.
 */
export function printRecordedAlone(recorded: readonly Recorded[], most: number): void {
  const compared = recorded.map((one) => ({
    ...one,
    result: checkFidelity(one.prompt.text, one.rewritten),
  }));
  const rows = RECORDED_LEVELS.map((level) => {
    const own = compared.filter((one) => one.level === level);
    const faithful = own.filter(({ changes }) => changes.length === 0);
    const changed = own.filter(({ changes }) => changes.length > 0);
    const findings = faithful.reduce((sum, { result }) => sum + findingsIn(result).length, 0);
    const changes = changed.flatMap((one) => one.changes.map((change) => ({ ...one, change })));
    const pointed = changes.filter(({ prompt, rewritten, change, result }) =>
      pointsAt(change, prompt.text, rewritten, result),
    );
    return [
      ...[level, faithful.length, faithful.filter(({ result }) => hasLoss(result)).length],
      ...[(findings / faithful.length).toFixed(1), changed.length, changes.length, pointed.length],
    ];
  });
  printTable(HEAD, rows);
  const harsh = compared.filter(({ changes, result }) => changes.length === 0 && hasLoss(result));
  for (const { prompt, level, result } of harsh.slice(0, most))
    for (const { kind, text, reason } of findingsIn(result).filter(({ verdict }) => verdict === 'lost'))
      console.log(`${prompt.id} ${level} lost ${kind} ${JSON.stringify(text)}: ${reason}`);
}

const findingsIn = ({ requirements, added }: FidelityResult) =>
  [...requirements, ...added].filter(({ verdict }) => verdict !== 'kept');

const hasLoss = (result: FidelityResult): boolean =>
  findingsIn(result).some(({ verdict }) => verdict === 'lost');

/** Whether some finding shares a place with a labelled change, in the text that the finding is about. */
function pointsAt(
  change: LabelledChange,
  original: string,
  rewritten: string,
  { requirements, added }: FidelityResult,
): boolean {
  const isIn = (text: string, part: string) => {
    const start = text.indexOf(part);
    return (place: Place): boolean =>
      part !== '' && start >= 0 && place.start < start + part.length && start < place.end;
  };
  const open = requirements.filter(({ verdict }) => verdict !== 'kept').map((one) => one.part ?? one);
  return open.some(isIn(original, change.original)) || added.some(isIn(rewritten, change.rewritten));
}
