import { z } from 'zod';
import type { Delivery } from './courier';

/** How the bot answered an adaptiveCard/action or application/search, whatever shape it chose. */

const Body = z.looseObject({ statusCode: z.number(), type: z.string().nullish(), value: z.unknown().optional() });
const Problem = z.looseObject({ code: z.string().optional(), message: z.string().optional() });
const Results = z.looseObject({
  results: z.array(z.looseObject({ title: z.string(), value: z.string() })),
});

export interface InvokeAnswer {
  /** HTTP status; 0 when nobody answered. */
  status: number;
  /** The status inside the body, which is the one that counts. */
  statusCode?: number;
  kind: 'card' | 'message' | 'error' | 'none';
  card?: unknown;
  /** The toast, or what went wrong. */
  text?: string;
}

const WRONG = 'Something went wrong. Please try again.';

export function readInvokeAnswer({ status, body, failure }: Delivery): InvokeAnswer {
  if (status === 0) return { status, kind: 'error', text: failure };
  const parsed = Body.safeParse(body);
  if (status !== 200 || !parsed.success) {
    const empty = status === 200 && body === undefined;
    return empty ? { status, kind: 'none' } : { status, kind: 'error', text: WRONG };
  }
  const { statusCode, type, value } = parsed.data;
  if (type === 'application/vnd.microsoft.card.adaptive') return { status, statusCode, kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message') {
    return { status, statusCode, kind: 'message', text: typeof value === 'string' ? value : JSON.stringify(value) };
  }
  const problem = Problem.safeParse(value);
  const text = (problem.success && problem.data.message) || WRONG;
  return statusCode < 300 ? { status, statusCode, kind: 'none' } : { status, statusCode, kind: 'error', text };
}

export interface SearchAnswer {
  status: number;
  statusCode?: number;
  results: { title: string; value: string }[];
}

/** Teams shows at most 15 results, and of each only title and value. */
export function readSearchAnswer({ status, body }: Delivery): SearchAnswer {
  const parsed = Body.safeParse(body);
  if (status !== 200 || !parsed.success) return { status, results: [] };
  const found = Results.safeParse(parsed.data.value);
  const results = found.success ? found.data.results.slice(0, 15) : [];
  return { status, statusCode: parsed.data.statusCode, results: results.map(({ title, value }) => ({ title, value })) };
}
