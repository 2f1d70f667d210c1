/** How often something is said. */
export class Counts {
  private readonly counts = new Map<string, number>();

  add(key: string): void {
    this.counts.set(key, this.of(key) + 1);
  }

  get empty(): boolean {
    return this.counts.size === 0;
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}

/**
 * Mentions of one thing in different contexts. The same words around it make it the same mention, so that a sentence said twice counts once.
 */
export class Mentions<T> {
  private readonly byKey = new Map<string, Map<string, T>>();

  add(key: string, context: string, mention: T): void {
    const contexts = this.byKey.get(key);
    if (!contexts) this.byKey.set(key, new Map([[context, mention]]));
    else if (!contexts.has(context)) contexts.set(context, mention);
  }

  /** Each thing with its mentions as `[context, mention]`. */
  entries(): Iterable<[string, Map<string, T>]> {
    return this.byKey;
  }
}

/**
 * Which of the wanted mentions are lost when only `have` were found: those whose context is gone first.
 */
export function lostMentions<T>(
  wanted: ReadonlyMap<string, T>,
  have: number,
  contexts: ReadonlySet<string>,
): Set<T> {
  let missing = wanted.size - have;
  const lost = new Set<T>();
  for (const gone of [true, false])
    for (const [context, mention] of wanted) {
      if (missing <= 0) return lost;
      if (contexts.has(context) === gone || lost.has(mention)) continue;
      lost.add(mention);
      missing--;
    }
  return lost;
}
