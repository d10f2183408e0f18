/** A variable that is set to nothing counts as not set: compose files and templates pass empty ones on. */
export function blankIsAbsent(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}
