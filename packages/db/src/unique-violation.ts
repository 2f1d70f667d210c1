const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because of the unique constraint of this name, whatever it is wrapped in. */
export function violates(error: unknown, constraint: string): boolean {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const { code, constraint_name } = { code: '', constraint_name: '', ...inner };
    if (code === UNIQUE_VIOLATION) return constraint_name === constraint;
  }
  return false;
}
