/**
 * A process must not start like this. The message says what is wrong and how to mend it, without secrets: a
 * trace of the stack adds nothing.
 */
export class RefusedToStart extends Error {
  override name = 'RefusedToStart';
}
