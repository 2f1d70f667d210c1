import type { Rule } from '../rule.ts';
import { briefRule } from './brief.ts';
import { consistentRule } from './consistent.ts';
import { exactRule } from './exact.ts';
import { exampleRule } from './example.ts';
import { filledRule } from './filled.ts';
import { inputRule } from './input.ts';
import { lengthRule } from './length.ts';
import { otherwiseRule } from './otherwise.ts';
import { outputRule } from './output.ts';
import { roleRule } from './role.ts';
import { secretsRule } from './secrets.ts';
import { sentencesRule } from './sentences.ts';
import { structureRule } from './structure.ts';
import { taskRule } from './task.ts';
import { toneRule } from './tone.ts';
import { unrepeatedRule } from './unrepeated.ts';
import { variablesRule } from './variables.ts';

/** What a good prompt has, in the order in which people are told. */
export const RULES: readonly Rule[] = [
  taskRule,
  inputRule,
  outputRule,
  lengthRule,
  roleRule,
  toneRule,
  exampleRule,
  otherwiseRule,
  exactRule,
  briefRule,
  consistentRule,
  filledRule,
  variablesRule,
  sentencesRule,
  structureRule,
  unrepeatedRule,
  secretsRule,
];
