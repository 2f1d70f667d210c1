import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { FakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';

/** A vendor that answers each prompt when the test says so, and as it says. */
export interface PendingVendor {
  /** Resolves when the vendor was asked to refine this prompt. */
  hasAsked(prompt: string): Promise<void>;
  answer(prompt: string, well: boolean): void;
}

interface Call {
  asked: PromiseWithResolvers<void>;
  answered: PromiseWithResolvers<boolean>;
}

/** Makes a fake vendor wait. A bad answer is one that trying again would not mend. */
export function letVendorWait(vendor: FakeVendor): PendingVendor {
  const calls = new Map<string, Call>();
  const callOf = (text: string): Call => {
    // A vendor sees sentences on lines of their own.
    const prompt = text.replaceAll('\n', ' ');
    const call = calls.get(prompt) ?? { asked: Promise.withResolvers(), answered: Promise.withResolvers() };
    calls.set(prompt, call);
    return call;
  };
  vendor.respondWith(async (request) => {
    const prompt = promptIn(request);
    const { asked, answered } = callOf(prompt);
    asked.resolve();
    if (await answered.promise) return blockAnswer(request, prompt);
    return { kind: 'error', status: 400, code: 'invalid_request_error' };
  });
  return {
    hasAsked: (prompt) => callOf(prompt).asked.promise,
    answer: (prompt, well) => callOf(prompt).answered.resolve(well),
  };
}
