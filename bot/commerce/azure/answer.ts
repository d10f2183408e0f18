import type { PipelineResponse } from './transport';

/** What came back over the wire, before anybody interprets it. */
export interface Answer {
  status: number;
  header(name: string): string | undefined;
  /** Parsed JSON; undefined when there was no body or it could not be read. */
  body: unknown;
  /** Microsoft's ids of the call, for a support ticket. */
  requestId?: string;
  correlationId?: string;
}

type Raw = Pick<PipelineResponse, 'status' | 'headers' | 'bodyAsText'>;

export function toAnswer(raw: Raw): Answer {
  const header = (name: string) => raw.headers.get(name);
  return {
    status: raw.status,
    header,
    body: parse(raw.bodyAsText),
    requestId: header('x-ms-request-id'),
    correlationId: header('x-ms-correlation-request-id'),
  };
}

/** The answer inside an error that the pipeline throws because it could not read the body. */
export function answerIn(error: unknown): Answer | undefined {
  const { code, response } = (error ?? {}) as { code?: unknown; response?: Raw };
  return code === 'PARSE_ERROR' && response ? { ...toAnswer(response), body: undefined } : undefined;
}

function parse(text: string | null | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** Retry-After in milliseconds, written as seconds or as a date; undefined when absent or unreadable. */
export function retryAfterMs(answer: Answer, nowMs: number): number | undefined {
  const text = answer.header('retry-after');
  if (!text) return undefined;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
