import { PLACE_PHRASES, REGION_PHRASES, UNCLEAR_PHRASES, regionTitle } from '../words/regions';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';
import { isPartOfName } from './part-of-name';

const REGIONS = phraseTable(REGION_PHRASES);
const PLACES = phraseTable(PLACE_PHRASES);
const UNCLEAR = phraseTable(UNCLEAR_PHRASES);
const DIRECTION = /^(?:west|north|east|south|central|nord|ost|sud)$/;
const LEADS_TO_A_PLACE =
  /^(?:in|im|at|near|region|location|standort|rechenzentrum|datacent(?:er|re)|a|au|en|the|der|den|our|unser|unserem|unserer)$/;

export function readRegion(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const region = phraseAt(sentence, at, REGIONS);
    if (region && !isPartOfName(sentence, at, region.to)) addRegion(sentence, region.value, at, region.to);
    else if (!region) readPlace(sentence, at);
  }
}

function readPlace(sentence: Sentence, at: number): void {
  const place = phraseAt(sentence, at, PLACES);
  const unclear = phraseAt(sentence, at, UNCLEAR);
  const to = Math.max(place?.to ?? 0, unclear?.to ?? 0);
  if (!to || !isNamedAsPlace(sentence, at) || isPartOfName(sentence, at, to)) return;
  if (place) sentence.add('region', place.value, at, to);
  else if (unclear) {
    const regions = unclear.value.map(regionTitle).join(' or ');
    sentence.trouble('region', `"${sentence.text(at, to)}" has several regions: ${regions}?`, at, to);
  }
}

/** In "East US 2 D4s_v5" the 2 may belong to the region or be the quantity. */
function addRegion(sentence: Sentence, region: string, at: number, to: number): void {
  const isOpen = /^(?:or|oder|ou)$/.test(sentence.free(at - 1)) && DIRECTION.test(sentence.free(at - 2));
  if (isOpen) {
    const said = sentence.text(at - 2, to);
    sentence.trouble('region', `You wrote "${said}". Which region shall it be?`, at - 2, to);
    return;
  }
  const last = sentence.folded(to - 1);
  const isShared =
    /^\d$/.test(last) && sentence.startsWord(to - 1) && followsSku(sentence, to) && !sentence.has('quantity');
  if (isShared) {
    const without = region.slice(0, -1);
    const message = `Is it ${regionTitle(region)}, or a quantity of ${last} in ${regionTitle(without)}?`;
    sentence.trouble('region', message, at, to);
  } else sentence.add('region', region, at, to);
}

function followsSku(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'sku' && found.at === at);
}

/** "Frankfurt" is a place after "in" or on its own, not in "Flughafen Frankfurt". */
function isNamedAsPlace(sentence: Sentence, at: number): boolean {
  const before = sentence.folded(at - 1);
  return LEADS_TO_A_PLACE.test(before) || !sentence.isFree(at - 1) || sentence.kind(at - 1) === 'mark';
}
