/** What examples refer to, so that those of one feature fit those of another. */
export const EXAMPLE_TIME = '2026-05-04T09:30:00.000Z';
export const EXAMPLE_ORGANIZATION_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a01';
export const EXAMPLE_USER_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a02';
export const EXAMPLE_OPTIMIZATION_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a03';
export const EXAMPLE_BATCH_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a04';
export const EXAMPLE_API_KEY_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a05';
export const EXAMPLE_INVITATION_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a06';
export const EXAMPLE_WEBHOOK_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a07';
export const EXAMPLE_WEBHOOK_EVENT_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a08';
export const EXAMPLE_WEBHOOK_DELIVERY_ID = '019df2a1-4c00-7a10-8c11-0f5b6e2d4a09';
