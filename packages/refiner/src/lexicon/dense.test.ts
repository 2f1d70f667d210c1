import { checkFidelity } from '@refinery/guard';
import { describe, expect, it } from 'vitest';
import { JAPANESE_SAMPLES } from '../../fixtures/samples/ja.ts';
import { CHINESE_SAMPLES } from '../../fixtures/samples/zh.ts';
import { refine } from '../index.ts';

/** Least share of tokens saved on all samples of a language. */
const LEAST = { low: 0.08, medium: 0.11, high: 0.12 };

describe.each([
  ['Chinese', CHINESE_SAMPLES],
  ['Japanese', JAPANESE_SAMPLES],
])('%s prompts', (_, samples) => {
  it.each(['low', 'medium', 'high'] as const)('lose nothing at %s and are stable', (compressionLevel) => {
    let before = 0;
    let after = 0;
    for (const { text, material } of samples) {
      const { refinedText, originalTokens, refinedTokens } = refine(text, { compressionLevel });
      before += originalTokens;
      after += refinedTokens;
      if (material) expect(refinedText).toContain(material);
      expect(checkFidelity(text, refinedText).passed).toBe(true);
      expect(refine(refinedText, { compressionLevel }).refinedText).toBe(refinedText);
      expect(refinedText).not.toMatch(/[，、。：；]{2}|^[，、。：；]|[，、]$/mu);
    }
    expect(1 - after / before).toBeGreaterThan(LEAST[compressionLevel]);
  });
});
