import type { StatedRequirement } from '@refinery/guard';
import type { Edit, RefineOptions, ShownText } from '@refinery/refiner';
import { createThreadPool, type ThreadPoolOptions } from '../threads/thread-pool.ts';
import type { AnswerQuestion, SeenAnswer } from './block-answers.ts';
import type { Question, QuestionsTask } from './doubts/questions.ts';
import type { EditsQuestion } from './find-edits.ts';
import { createGroups } from './internal/group-tasks.ts';
import {
  checkTask,
  countTask,
  editsTask,
  probeTask,
  protectionTask,
  questionsTask,
  type RefineInput,
  refineManyTask,
  refineTask,
  rejectTask,
  requirementsTask,
  reviewTask,
  seeTask,
  settleTask,
  showTask,
} from './internal/refiner-worker.ts';
import { createTurns } from './internal/turns.ts';
import type { Protection, ProtectionQuestion } from './protected-parts.ts';
import type { CheckQuestion, Review, TextCheck } from './refiner-tasks.ts';
import type { RejectResult, RejectTask } from './reject-edits.ts';
import type { SettledAnswer, SettleTask } from './settle-answer.ts';

/**
 * Larger work, in UTF-16 code units, leaves the event loop for a thread. At this size refining takes 1.3 ms
 * in the median and 5 ms at the 95th percentile, of real and of hostile texts. The hand-over costs less than
 * 0.1 ms, but a thread holds the refiner once more in memory.
 */
const INLINE_LIMIT = 1_024;
/** Counting alone takes 0.4 ms here. */
const COUNT_INLINE_LIMIT = 16_384;
/** From here on a task takes a good part of a second: it must not take the last free thread. */
const LONG_LIMIT = 32_768;
/** Groups of short texts: of many owners, and done in no time, so none of them keeps a thread from others. */
const IN_GROUPS = { owner: 'short texts', long: false, brief: true };

/**
 * The local refiner and the guard, off the event loop where there is much to do. `owner` is the organization.
 */
export interface RefinerPool {
  refine(owner: string, text: string, options: RefineOptions): Promise<Review>;
  review(owner: string, original: string, refinedText: string, options: RefineOptions): Promise<Review>;
  check(owner: string, question: CheckQuestion): Promise<TextCheck>;
  readRequirements(owner: string, text: string): Promise<StatedRequirement[]>;
  questions(owner: string, task: QuestionsTask): Promise<Question[]>;
  showText(owner: string, text: string, options: RefineOptions): Promise<ShownText>;
  seeAnswer(owner: string, question: AnswerQuestion): Promise<SeenAnswer>;
  settleAnswer(owner: string, task: SettleTask): Promise<SettledAnswer>;
  findEdits(owner: string, question: EditsQuestion): Promise<Edit[]>;
  rejectEdits(owner: string, task: RejectTask): Promise<RejectResult>;
  protection(owner: string, question: ProtectionQuestion): Promise<Protection>;
  countTokens(owner: string, text: string): Promise<number>;
  /** Why its threads are taken for wedged; null while they work. */
  problem(): string | null;
  close(): Promise<void>;
}

export interface RefinerPoolOptions extends Partial<Pick<ThreadPoolOptions, 'threads' | 'timeoutMs'>> {
  /**
   * Whether short work goes to threads, too, once there is much of it: for processes that do many short texts
   * and answer nobody who waits for one. Threads take a second or two of the processor to start, so the event
   * loop does what there is less of.
   */
  bulk?: boolean;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** Opens the pool. The errors of its tasks are those of `ThreadPool.run`. */
export function createRefinerPool({
  threads,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  bulk = false,
}: RefinerPoolOptions = {}): RefinerPool {
  const pool = createThreadPool({
    file: new URL('./internal/refiner-worker.ts', import.meta.url),
    timeoutMs,
    probe: probeTask,
    ...(threads === undefined ? {} : { threads }),
  });
  const inTurns = createTurns();
  const refineInGroup = createGroups({
    places: pool.threads,
    run: (inputs) => pool.run(refineManyTask, inputs, IN_GROUPS),
    // One of them may take long: each waits for its owner's turn.
    alone: ({ owner, ...input }: RefineInput & { owner: string }) =>
      pool.run(refineTask, input, { owner, long: false }),
  });

  /** Does a task of refiner-worker.ts, here or in a thread, where it has the same name. */
  async function run<T, R>(
    task: (input: T) => R,
    input: T,
    { owner, size, inlineLimit = INLINE_LIMIT }: { owner: string; size: number; inlineLimit?: number },
  ): Promise<R> {
    const place = { owner, long: size > LONG_LIMIT };
    if (size > inlineLimit) return pool.run(task, input, place);
    if (bulk && pool.isReady(place)) return pool.run(task, input, place);
    if (bulk && inTurns.isMuch()) pool.warmUp();
    return inTurns.run(() => task(input));
  }

  return {
    refine: (owner, text, options) => {
      const size = workOf(text, options);
      if (bulk && size <= INLINE_LIMIT && pool.isWarm()) return refineInGroup({ owner, text, options });
      return run(refineTask, { text, options }, { owner, size });
    },
    review: (owner, original, refinedText, options) =>
      run(
        reviewTask,
        { original, refinedText, options },
        { owner, size: longer(original, refinedText) + sizeOf(options) },
      ),
    check: (owner, question) =>
      run(checkTask, question, {
        owner,
        size: longer(question.original, question.rewritten) + sizeOf(question),
      }),
    readRequirements: (owner, text) => run(requirementsTask, text, { owner, size: text.length }),
    questions: (owner, task) =>
      run(questionsTask, task, {
        owner,
        size: longer(task.comparison.original, task.comparison.rewritten),
      }),
    showText: (owner, text, options) =>
      run(showTask, { text, options }, { owner, size: text.length + sizeOf(options) }),
    // The guard looks at it in a few rounds.
    seeAnswer: (owner, question) =>
      run(seeTask, question, {
        owner,
        size: 3 * (longer(question.text, question.reply) + sizeOf(question.options)),
      }),
    settleAnswer: (owner, task) =>
      run(settleTask, task, {
        owner,
        size: 4 * (longer(task.original, task.text) + sizeOf(task.options)),
      }),
    findEdits: (owner, question) =>
      run(editsTask, question, {
        owner,
        size: longer(question.original, question.refinedText) + sizeOf(question.options),
      }),
    rejectEdits: (owner, task) =>
      run(rejectTask, task, {
        owner,
        size:
          longer(task.question.original, task.question.refinedText) +
          // Each is looked up once, and copied to the thread.
          task.rejected.length,
      }),
    protection: (owner, question) =>
      run(protectionTask, question, { owner, size: question.text.length + sizeOf(question.options) }),
    countTokens: (owner, text) =>
      run(countTask, text, { owner, size: text.length, inlineLimit: COUNT_INLINE_LIMIT }),
    problem: pool.problem,
    close: pool.close,
  };
}

const longer = (one: string, other: string): number => Math.max(one.length, other.length);

/** A structure or a target is found by refining more than once. */
const workOf = (text: string, options: RefineOptions): number => {
  const isPlain = (options.outputFormat ?? 'default') === 'default' && options.targetTokens === undefined;
  return (isPlain ? 1 : 2) * (text.length + sizeOf(options));
};

/** What must be preserved is searched in the text, and so is work like the text itself. */
const sizeOf = ({ preserve = [] }: Pick<RefineOptions, 'preserve'>): number =>
  preserve.reduce((sum, wanted) => sum + wanted.length, 0);
