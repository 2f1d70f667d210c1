import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made, so newest first is `order by id desc`. */
export const newId = (): string => v7();
