const SHORTEST = 4;

/**
 * Whether a word of the key begins with the text, give or take one slip after its first letter: a letter too many, too
 * few, another one, or two that changed places.
 */
export function nearlyBegins(key: string, starts: readonly number[], text: string): boolean {
  return text.length >= SHORTEST && starts.some((at) => key[at] === text[0] && isOneSlipAway(key, at, text));
}

function isOneSlipAway(key: string, at: number, text: string): boolean {
  let same = 1;
  while (same < text.length && key[at + same] === text[same]) same += 1;
  const fits = (skippedInKey: number, skippedInText: number): boolean =>
    key.startsWith(text.slice(same + skippedInText), at + same + skippedInKey);
  const isSwap = key[at + same] === text[same + 1] && key[at + same + 1] === text[same];
  return fits(1, 1) || fits(1, 0) || fits(0, 1) || (isSwap && fits(2, 2));
}
