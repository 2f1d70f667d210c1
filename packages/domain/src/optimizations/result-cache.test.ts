import { REFINER_VERSION } from '@refinery/refiner';
import { describe, expect, it } from 'vitest';
import { requestHash } from './result-cache.ts';

const resolved = {
  settings: {
    strategy: 'UNIVERSAL',
    compressionLevel: 'medium',
    outputFormat: 'default',
    preserve: [],
    material: [],
    refineMaterial: false,
    targetTokens: undefined,
    mode: 'direct',
    verify: 'doubts',
    strictness: 'normal',
  },
  candidates: [],
  readers: null,
  fallback: true,
} as const;
const hash = (version?: string, own: Partial<Parameters<typeof requestHash>[2]> = {}) =>
  requestHash('organization', 'Please write.', { ...resolved, candidates: [], ...own }, version);
const reader = {
  provider: 'openai',
  model: 'gpt-4o-mini',
  credentials: { apiKey: 'sk' },
  credentialKey: 'k',
  tenant: 'organization',
} as const;

describe('requestHash', () => {
  it('changes with the version of the refiner: an upgrade answers nothing from before it', () => {
    expect(hash()).toBe(hash(REFINER_VERSION));
    expect(hash(`${REFINER_VERSION}1`)).not.toBe(hash());
  });

  it('changes with how doubts are dealt with, and by whom', () => {
    const { settings } = resolved;
    const hashes = [
      hash(),
      hash(undefined, { settings: { ...settings, verify: 'all' } }),
      hash(undefined, { settings: { ...settings, strictness: 'strict' } }),
      hash(undefined, { readers: [] }),
      hash(undefined, { readers: [reader] }),
      hash(undefined, { readers: [{ ...reader, model: 'gpt-4o' }] }),
      hash(undefined, { candidates: [reader] }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('says nothing of the text', () => {
    expect(hash()).toMatch(/^[\w-]{43}$/);
  });
});
