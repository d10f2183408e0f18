import { fillIn, type Texts } from './texts';

/** "one-time invoice"; what the provider calls otherwise stays as it is. */
export function invoiceKind(type: string | undefined, document: string | undefined, texts: Texts): string {
  const words = texts.invoices;
  const [kind, paper] = [type, document].map((one) => one && (words.kinds[one] ?? one));
  return kind && paper ? fillIn(words.kind, { type: kind, document: paper }) : (kind ?? paper ?? '');
}
