/** Something that goes wrong on the wire or at the service, put on the next calls that fit. */
export interface Fault {
  method: string;
  /** Matched against the path below the mount point, without case. */
  path: string | RegExp;
  /** How many calls it hits. Default 1. */
  times?: number;
  kind: FaultKind;
  /** For `answer`. */
  status?: number;
  code?: string;
  message?: string;
  headers?: Record<string, string>;
  /** For `answer`: a body that is not an error in Azure's shape. */
  text?: string;
}

export type FaultKind =
  /** Answers with this status and code; the service does nothing. */
  | 'answer'
  /** The service does its work, then answers with this status and code. */
  | 'answer-after'
  /** The connection breaks before the service does anything. */
  | 'reset-before'
  /** The service does its work, then the connection breaks. */
  | 'reset-after'
  /** The service does its work, but only half of the answer arrives as a whole body. */
  | 'truncate'
  /** The service does its work and never answers. */
  | 'silence';

export function createFaults() {
  let waiting: Fault[] = [];
  return {
    add: (fault: Fault) => waiting.push({ ...fault }),
    clear: () => (waiting = []),
    /** The first fault that fits, used up by one. */
    take(method: string, path: string): Fault | undefined {
      const found = waiting.find((fault) => fault.method === method && fits(fault.path, path));
      if (!found) return undefined;
      found.times = (found.times ?? 1) - 1;
      if (found.times <= 0) waiting = waiting.filter((fault) => fault !== found);
      return found;
    },
  };
}

function fits(wanted: string | RegExp, path: string): boolean {
  return typeof wanted === 'string' ? path.toLowerCase().includes(wanted.toLowerCase()) : wanted.test(path);
}
