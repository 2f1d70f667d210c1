import { inspect } from 'node:util';
import { checkFidelity, readRequirements } from '@refinery/guard';
import { checkPair } from '../../check/check-pair.ts';
import { renderCheck } from '../../check/check-report.ts';
import { plainPainter } from '../../terminal/paint.ts';
import { fence } from './markdown.ts';

const ORIGINAL = 'Use at least 3 sources, and do not name {{client}}.';
const REWRITTEN = 'Use 3 sources, never name {{client}}.';

/** The example of the guard's README, with what its calls really give. */
export function guardExample(): string {
  const { passed, integrity, requirements, added } = checkFidelity(ORIGINAL, REWRITTEN);
  const lost = requirements.filter(({ verdict }) => verdict === 'lost');
  const source = `import { checkFidelity, readRequirements } from '@refinery/guard';

const original = '${ORIGINAL}';
readRequirements(original).map(({ kind }) => kind); // ${shown(readRequirements(ORIGINAL).map(({ kind }) => kind))}

const { passed, integrity, requirements, added } = checkFidelity(original, '${REWRITTEN}');
passed; // ${passed}
integrity; // ${integrity}
requirements.filter(({ verdict }) => verdict === 'lost'); // ${shown(lost)}
added; // ${shown(added)}`;
  return fence(source, 'ts');
}

const shown = (value: unknown): string => inspect(value, { breakLength: Number.POSITIVE_INFINITY });

const BEFORE =
  'Hello! Please write at least 300 words about {{topic}} for our investors. Do not mention the price.';
const AFTER = 'Write 300 words about {{topic}} for our investors. Do not mention the price.';

/** A check at a terminal, without colours. */
export function checkTerminal(): string {
  const checked = checkPair(BEFORE, AFTER, { preserve: [], allowDoubts: false });
  return [
    fence(
      `echo '${BEFORE}' > before.txt\necho '${AFTER}' > after.txt\npnpm -s check before.txt after.txt`,
      'sh',
    ),
    fence(renderCheck(checked, plainPainter(false)).trimEnd()),
  ].join('\n\n');
}
