import { dictionary } from '@zxcvbn-ts/language-common';

/**
 * In lower case. A module of its own, which is imported when it is needed: bundles know a package's exports
 * by name only of such imports.
 */
export const PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
