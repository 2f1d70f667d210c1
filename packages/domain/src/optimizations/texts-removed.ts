import { DomainError } from '../errors/domain-error.ts';

/** That what is asked for needs texts that the organization did not keep. */
export const textsRemoved = ({ textsRemovedAt }: { textsRemovedAt: Date | null }): DomainError =>
  new DomainError('texts_removed', whyTextsAreGone(textsRemovedAt));

/** The sentence of it, for replies that go on without the texts. */
export const whyTextsAreGone = (removedAt: Date | null): string =>
  `The texts were removed${removedAt ? ` on ${removedAt.toISOString()}` : ''}, because the organization keeps texts only for a limited time.`;
