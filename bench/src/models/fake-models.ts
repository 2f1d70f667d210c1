import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { type BenchApi, startApi } from '../start-api.ts';

/** The API with a fake model and a fake second reader of another vendor. */
export interface FakeModels {
  api: BenchApi;
  writer: FakeVendor;
  reader: FakeVendor;
}

/** Runs `use` with an API that asks fake models, and stops them all afterwards. */
export async function withFakeModels(use: (models: FakeModels) => Promise<void>): Promise<void> {
  const writer = await startFakeVendor({ protocol: 'openai' });
  const reader = await startFakeVendor({ protocol: 'anthropic' });
  const api = await startApi({
    OPENAI_API_KEY: 'sk-bench',
    OPENAI_BASE_URL: writer.baseUrl,
    ANTHROPIC_API_KEY: 'sk-bench',
    ANTHROPIC_BASE_URL: reader.baseUrl,
  });
  try {
    await use({ api, writer, reader });
  } finally {
    await api.stop();
    await Promise.all([writer.close(), reader.close()]);
  }
}
