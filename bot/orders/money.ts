import { Decimal } from 'decimal.js';

/** An exact amount in one currency. `amount` is a decimal string, so that it survives JSON unchanged. */
export interface Money {
  amount: string;
  /** ISO 4217, upper case. */
  currency: string;
}

export function money(amount: string | number, currency: string): Money {
  return { amount: new Decimal(amount).toFixed(), currency: currency.toUpperCase() };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new RangeError(`Amounts of different currencies are never added or compared: ${a.currency}, ${b.currency}.`);
  }
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { amount: new Decimal(a.amount).plus(b.amount).toFixed(), currency: a.currency };
}

export function times(a: Money, factor: number | string): Money {
  return { amount: new Decimal(a.amount).times(factor).toFixed(), currency: a.currency };
}

/**
 * The amount in ten-thousandths, rounded up to whole ones, as an integer that Redis and Lua can count exactly.
 * Throws a RangeError beyond nine hundred billion.
 */
export function tenThousandths(value: Money): string {
  const whole = new Decimal(value.amount).times(10_000).toDecimalPlaces(0, Decimal.ROUND_UP);
  if (whole.abs().greaterThan(Number.MAX_SAFE_INTEGER)) throw new RangeError(`${value.amount} is too much to count.`);
  return whole.toFixed();
}

export function fromTenThousandths(count: string, currency: string): Money {
  return { amount: new Decimal(count).div(10_000).toFixed(), currency };
}

/** Splits an amount into equal parts, rounded half up to the currency's usual places. */
export function dividedBy(a: Money, parts: number): Money {
  const places = fractionDigits(a.currency);
  return { amount: new Decimal(a.amount).div(parts).toDecimalPlaces(places).toFixed(), currency: a.currency };
}

/** How many times the part is needed to reach the whole: a whole number, rounded up. Throws for different currencies. */
export function timesIn(whole: Money, part: Money): number {
  sameCurrency(whole, part);
  return new Decimal(whole.amount).div(part.amount).ceil().toNumber();
}

/** Negative when a < b. Throws a RangeError for different currencies. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return new Decimal(a.amount).comparedTo(b.amount);
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && new Decimal(a.amount).equals(b.amount);
}

const digitsOf = new Map<string, number>();
const formats = new Map<string, Intl.NumberFormat>();

export function fractionDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = readFractionDigits(currency);
  keep(digitsOf, currency, digits);
  return digits;
}

function readFractionDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** "1,234.50 EUR": the code is always written, because many currencies share a symbol. */
export function formatMoney(value: Money, locale = 'en'): string {
  const digits = fractionDigits(value.currency);
  return `${formatOf(locale, digits).format(value.amount as Intl.StringNumericLiteral)} ${value.currency}`;
}

/** Making a formatter costs a hundred times more than using it. */
function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  keep(formats, key, made);
  return made;
}

/** Currencies and languages are few; whatever else comes must not fill the memory. */
function keep<T>(known: Map<string, T>, key: string, value: T): void {
  if (known.size > 500) known.clear();
  known.set(key, value);
}
