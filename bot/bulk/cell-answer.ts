import type { Slot } from '../../dialogs/slots';

/** What a cell means under its heading; `unclear` when it can be read in two ways. */
export type CellAnswer = { text: string } | { unclear: string };

/** Spreadsheets write numbers with their own decimals, and units stand in the heading. Anything else is left as it is. */
export function cellAnswer(slot: Slot, cell: string): CellAnswer {
  const text = cell.trim();
  if (slot === 'quantity') return quantity(text);
  if (slot === 'term') return { text: term(text) };
  return { text };
}

/** "3,00" and "3.0" are three in either language; "1.000" is a thousand in one and one in the other. */
function quantity(text: string): CellAnswer {
  const whole = /^(\d+)[.,]0{1,2}$/.exec(text);
  if (whole) return { text: whole[1]! };
  if (/^\d{1,3}(?:[.,\s'’]\d{3})+$/.test(text)) return { unclear: text };
  return { text };
}

/** A column "Term (years)" holds bare numbers; so does one of months, and no term is as long as 12 years. */
function term(text: string): string {
  const number = /^(\d{1,2})(?:[.,]0{1,2})?$/.exec(text)?.[1];
  if (!number) return text;
  return Number(number) >= 12 ? `${number} months` : `${number} years`;
}
