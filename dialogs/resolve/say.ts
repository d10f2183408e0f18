/** "a, b and c"; long lists end in "and 4 more". */
export function listed(words: readonly string[], most = 5, joiner = 'and'): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : [...words];
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} ${joiner} ${last}`;
}

export function sentenceOr(words: readonly string[], most = 5): string {
  return listed(words, most, 'or');
}
