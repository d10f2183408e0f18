import { SLOT_INFO } from '../slots';
import type { Found, Sentence } from './sentence';

const NEGATIONS = /^(?:not|no|never|except|without|nicht|kein|keine|keinen|ohne|ausser|pas|sans|sauf)$/;
const PREPOSITIONS = /^(?:in|im|at|on|for|en|the)$/;
const INSTEAD_OF = /^(?:of|von)$/;
const INSTEAD = /^(?:instead|anstelle)$/;
const RATHER = /^(?:statt|anstatt|anstelle)$/;

/** "westeurope instead of northeurope" means the first; "not westeurope" means nothing that could be bought. */
export function readNegations(sentence: Sentence): void {
  const replaced = sentence.found.filter((found) => isReplaced(sentence, found));
  sentence.found = sentence.found.filter((found) => !replaced.includes(found));
  for (const found of [...sentence.found]) {
    const from = PREPOSITIONS.test(sentence.free(found.at - 1)) ? found.at - 2 : found.at - 1;
    if (!NEGATIONS.test(sentence.free(from))) continue;
    sentence.found = sentence.found.filter((other) => other !== found);
    const said = sentence.text(from, found.to);
    const { label, example } = SLOT_INFO[found.slot];
    sentence.trouble(
      found.slot,
      `You wrote "${said}". Write which ${label} it shall be, for example "${example}".`,
      from,
      found.to,
    );
  }
}

function isReplaced(sentence: Sentence, { at }: Found): boolean {
  const isOneWord = RATHER.test(sentence.free(at - 1));
  const isTwoWords = INSTEAD_OF.test(sentence.free(at - 1)) && INSTEAD.test(sentence.free(at - 2));
  if (isOneWord || isTwoWords) sentence.claim(isOneWord ? at - 1 : at - 2, at);
  return isOneWord || isTwoWords;
}
