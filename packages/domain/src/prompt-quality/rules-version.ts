/**
 * Stored beside each score: scores of different versions cannot be compared. Raise it with every change by
 * which any prompt may get another score: a rule, a weight, a word, a limit, or the code of a `judge`.
 */
export const RULES_VERSION = 1;
