/** What replies are sealed for. */
export const REPLY_PURPOSE = 'idempotent-reply';
