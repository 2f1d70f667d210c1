import { readRequirements, type StatedRequirement } from '@refinery/guard';
import { countTokens, type Edit, type RefineOptions, type ShownText, showText } from '@refinery/refiner';
import { type AnswerQuestion, type SeenAnswer, seeAnswer } from '../block-answers.ts';
import { type Question, type QuestionsTask, questionsOf } from '../doubts/questions.ts';
import { type EditsQuestion, findEdits } from '../find-edits.ts';
import { findProtection, type Protection, type ProtectionQuestion } from '../protected-parts.ts';
import {
  type CheckQuestion,
  checkTexts,
  type Review,
  refineLocally,
  reviewText,
  type TextCheck,
} from '../refiner-tasks.ts';
import { type RejectResult, type RejectTask, rejectEdits } from '../reject-edits.ts';
import { type SettledAnswer, type SettleTask, settleAnswer } from '../settle-answer.ts';

// The entries of a pool thread, by their names.

export interface RefineInput {
  text: string;
  options: RefineOptions;
}

export const refineTask = ({ text, options }: RefineInput): Review => refineLocally(text, options);

export const refineManyTask = (tasks: RefineInput[]): Review[] => tasks.map(refineTask);

export const reviewTask = (task: { original: string; refinedText: string; options: RefineOptions }): Review =>
  reviewText(task.original, task.refinedText, task.options);

export const checkTask = (task: CheckQuestion): TextCheck => checkTexts(task);

export const requirementsTask = (text: string): StatedRequirement[] => readRequirements(text);

export const showTask = ({ text, options }: RefineInput): ShownText => showText(text, options);

export const seeTask = (task: AnswerQuestion): SeenAnswer => seeAnswer(task);

export const settleTask = (task: SettleTask): SettledAnswer => settleAnswer(task);

export const questionsTask = (task: QuestionsTask): Question[] => questionsOf(task);

export const editsTask = (task: EditsQuestion): Edit[] => findEdits(task);

export const rejectTask = (task: RejectTask): RejectResult => rejectEdits(task);

export const protectionTask = (task: ProtectionQuestion): Protection => findProtection(task);

export const countTask = (text: string): number => countTokens(text);

/** Shows that a thread can start and answer. */
export const probeTask = (): void => undefined;
