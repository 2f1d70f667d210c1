/**
 * Answers whether the reader may call an operation in the open organization. Without the permissions of the API's `getMe` everything
 * is shown, and the API refuses what may not be.
 */
export const useMay = (): ((operationId: string) => boolean) => () => true;
