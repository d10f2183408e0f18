import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Something that goes wrong with the next fitting calls. */
const faultSchema = z.object({
  /** Any method when left out. */
  method: z.string().optional(),
  /** Regular expression over path and query; every path when left out. */
  path: z.string().default(''),
  /**
   * latency: the call is served later, at the latest when the faults are cleared. status: another answer instead.
   * html: a gateway's page instead.
   * cut-before: the connection breaks before anything happened. cut-after: everything happened, no answer arrives.
   * truncate: half of the answer arrives. hang: no answer, for `ms` or for ever.
   */
  fault: z.enum(['latency', 'status', 'cut-before', 'cut-after', 'html', 'truncate', 'hang']),
  /** For status (503 unless set) and html (502 unless set). */
  status: z.number().int().min(200).max(599).optional(),
  /** For status: sent as JSON, or as it is when it is text. */
  body: z.unknown().optional(),
  /** For status: seconds. */
  retryAfter: z.number().optional(),
  /** For latency and hang: milliseconds. */
  ms: z.number().int().min(0).optional(),
  /** For status, html and hang: the call takes effect all the same, only its answer is replaced. */
  after: z.boolean().optional(),
  /** To how many calls it happens. */
  times: z.number().int().positive().default(1),
  /** How many fitting calls pass unharmed before. */
  skip: z.number().int().min(0).default(0),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

/** The switches of one server. */
export interface FaultSwitch {
  /** Answers the fault's id. Throws a ZodError for what is not a fault. */
  add(fault: FaultInput): string;
  /** Those that are still to happen. */
  list(): (Fault & { id: string })[];
  clear(): void;
  remove(id: string): void;
}

export interface FaultStore extends FaultSwitch {
  /** The fault that happens to this call, used up by asking. */
  take(method: string, url: string): Fault | undefined;
  /** Aborted when the faults of this moment are cleared. */
  cleared(): AbortSignal;
}

export function makeFaults(): FaultStore {
  let waiting: (Fault & { id: string })[] = [];
  let cleared = new AbortController();
  const fits = (fault: Fault, method: string, url: string) =>
    (!fault.method || fault.method.toUpperCase() === method) && new RegExp(fault.path, 'i').test(url);
  return {
    add(input) {
      const fault = { ...faultSchema.parse(input), id: randomUUID() };
      // A pattern that is none must be refused here, not when the next call arrives.
      new RegExp(fault.path);
      waiting.push(fault);
      return fault.id;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear: () => {
      waiting = [];
      cleared.abort();
      cleared = new AbortController();
    },
    cleared: () => cleared.signal,
    remove: (id) => {
      waiting = waiting.filter((fault) => fault.id !== id);
    },
    take(method, url) {
      for (const fault of waiting.filter((one) => fits(one, method, url))) {
        if (fault.skip > 0) {
          fault.skip -= 1;
          continue;
        }
        fault.times -= 1;
        if (fault.times === 0) waiting = waiting.filter((one) => one !== fault);
        return fault;
      }
      return undefined;
    },
  };
}
