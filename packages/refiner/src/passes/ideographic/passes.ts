import type { Script } from '@refinery/guard/lexicon/tables.ts';
import type { DensePass } from '../../ideographic/rules.ts';
import { JAPANESE_PASSES } from '../../lexicon/ja/passes.ts';
import { CHINESE_PASSES } from '../../lexicon/zh/passes.ts';

/** The phrase passes of languages that write words without spaces between them. */
export const DENSE_PASSES: readonly DensePass[] = [...CHINESE_PASSES, ...JAPANESE_PASSES];

const BY_SCRIPT = new Map<Script, readonly DensePass[]>([
  ['zh', CHINESE_PASSES],
  ['ja', JAPANESE_PASSES],
]);

/** Those of one language, none for others. */
export const densePasses = (script: Script): readonly DensePass[] => BY_SCRIPT.get(script) ?? [];
