/** Where customers are, in which currency they buy, and what a US dollar is there in the sandbox's price list. */

export interface Market {
  country: string;
  currency: string;
  symbol: string;
  /** Units of the currency for one US dollar, including the usual regional uplift. */
  perDollar: number;
  fractionDigits: number;
  culture: string;
  cities: readonly string[];
  phone: string;
  /** Reservations cannot be bought here. */
  closed?: true;
}

function market(
  country: string,
  currency: string,
  symbol: string,
  perDollar: number,
  culture: string,
  phone: string,
  cities: string[],
): Market {
  return { country, currency, symbol, perDollar, fractionDigits: currency === 'JPY' ? 0 : 2, culture, phone, cities };
}

const ALL: Market[] = [
  market('US', 'USD', '$', 1, 'en-US', '+1 425 555 01', ['Redmond', 'Chicago', 'Austin', 'Boston', 'Denver']),
  market('DE', 'EUR', '€', 0.94, 'de-DE', '+49 89 555 01', ['München', 'Berlin', 'Köln', 'Düsseldorf', 'Hamburg']),
  market('GB', 'GBP', '£', 0.8, 'en-GB', '+44 20 7946 01', ['London', 'Leeds', 'Bristol', 'Edinburgh']),
  market('FR', 'EUR', '€', 0.94, 'fr-FR', '+33 1 55 55 01', ['Paris', 'Lyon', 'Orléans', 'Nîmes']),
  market('CH', 'CHF', 'CHF', 0.9, 'de-CH', '+41 44 555 01', ['Zürich', 'Genève', 'Bern', 'Basel']),
  market('SE', 'SEK', 'kr', 10.6, 'sv-SE', '+46 8 555 01', ['Stockholm', 'Göteborg', 'Malmö', 'Umeå']),
  market('JP', 'JPY', '¥', 151, 'ja-JP', '+81 3 5555 01', ['東京', '大阪', '名古屋']),
  market('NL', 'EUR', '€', 0.94, 'nl-NL', '+31 20 555 01', ['Amsterdam', 'Utrecht', 'Eindhoven']),
  market('DK', 'DKK', 'kr.', 7.1, 'da-DK', '+45 33 55 01', ['København', 'Århus', 'Ærøskøbing']),
  market('PL', 'PLN', 'zł', 4.1, 'pl-PL', '+48 22 555 01', ['Warszawa', 'Łódź', 'Kraków']),
  market('AU', 'AUD', '$', 1.55, 'en-AU', '+61 2 5550 01', ['Sydney', 'Melbourne', 'Perth']),
  market('CA', 'CAD', '$', 1.38, 'en-CA', '+1 416 555 01', ['Toronto', 'Montréal', 'Vancouver']),
  { ...market('BR', 'BRL', 'R$', 5.6, 'pt-BR', '+55 11 5555 01', ['São Paulo', 'Curitiba']), closed: true },
  { ...market('AZ', 'USD', '$', 1, 'az-AZ', '+994 12 555 01', ['Bakı']), closed: true },
];

const BY_COUNTRY = new Map(ALL.map((entry) => [entry.country, entry]));

/** Countries of generated customers; the closed ones only come by name. */
export const OPEN_COUNTRIES = ALL.filter((entry) => !entry.closed).map((entry) => entry.country);

export function marketOf(country: string): Market | undefined {
  return BY_COUNTRY.get(country.toUpperCase());
}

export function symbolOf(currency: string): string {
  return ALL.find((entry) => entry.currency === currency)?.symbol ?? currency;
}
