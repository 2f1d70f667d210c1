import { REFINER_VERSION } from '@refinery/refiner';
import { describe, expect, it } from 'vitest';
import { requestHash } from './result-cache.ts';

const resolved = {
  settings: {
    strategy: 'UNIVERSAL',
    compressionLevel: 'medium',
    outputFormat: 'default',
    preserve: [],
    targetTokens: undefined,
    mode: 'direct',
  },
  candidates: [],
  fallback: true,
} as const;
const hash = (version?: string) =>
  requestHash('organization', 'Please write.', { ...resolved, candidates: [] }, version);

describe('requestHash', () => {
  it('changes with the version of the refiner: an upgrade answers nothing from before it', () => {
    expect(hash()).toBe(hash(REFINER_VERSION));
    expect(hash(`${REFINER_VERSION}1`)).not.toBe(hash());
  });

  it('says nothing of the text', () => {
    expect(hash()).toMatch(/^[\w-]{43}$/);
  });
});
