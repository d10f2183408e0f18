/** A refusal in one of the shapes in which Partner Center refuses. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body));
  }
}

/** The documented shape: code is a string. */
export function refuse(status: number, code: string, description: string, data: unknown[] = []): ApiError {
  return new ApiError(status, { code, description, data, source: 'PartnerFD' });
}

/** The newer shape: code is a number, and it says whether to repeat. */
export function refuseNewer(status: number, code: number, errorName: string, message: string): ApiError {
  return new ApiError(status, {
    code,
    message,
    description: message,
    errorName,
    isRetryable: false,
    parameters: {},
    errorMessageExtended: `InternalErrorCode=${code}`,
  });
}

/** The shape of Microsoft Graph and of the pricing host. */
export function refuseOdata(status: number, code: string, message: string): ApiError {
  return new ApiError(status, { error: { code, message, target: null, innerError: { code } } });
}

export const unknownCustomer = (id: string) =>
  refuse(403, '20002', `The partner ID has no commerce relationship with the customer ID ${id}.`);
export const unknownSubscription = (id: string) => refuse(404, '20003', `Subscription with ID ${id} not found.`);
export const invalidInput = (why: string) => refuse(400, '800002', `Invalid request input: ${why}`);
