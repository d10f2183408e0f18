/** The object without some of its properties. */
export function without<T extends object, K extends keyof T>(from: T, ...names: K[]): Omit<T, K> {
  const copy = { ...from };
  for (const name of names) delete copy[name];
  return copy;
}
