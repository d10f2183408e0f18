/** One thing that was looked at. */
export interface Finding {
  name: string;
  outcome: 'pass' | 'warn' | 'fail';
  /** One sentence. */
  message: string;
  /** What to do; absent when it passed. */
  remedy?: string;
}

export interface HealthCheck {
  name: string;
  run(): Promise<Finding[]>;
  /** What to do when it fails or does not answer. */
  remedy: string;
}
