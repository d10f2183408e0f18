/** What a channel or chat sets for itself. */
export const SETTINGS_WORDS = {
  title: 'Settings of this conversation',
  names: { language: 'Language', timeZone: 'Time zone', currency: 'Currency', customer: 'Customer' },
  usual: '{value} (not set here)',
  nothing: 'None',
  what: {
    language: 'In which cards and answers are written here.',
    timeZone: 'By which times are written here.',
    currency: 'In which savings are estimated when you name none.',
    customer: 'For whom a request is when you name nobody. It is shown with the price and can be changed.',
  },
  how: [
    'Write for example "settings language deutsch", "settings time zone Europe/Berlin", "settings currency EUR" or "settings customer Contoso".',
    '"settings customer off" takes one back.',
  ],
  set: '{name}: {value}. This holds for everybody in this conversation.',
  taken: '{name} is no longer set here.',
  languages: { en: 'English', de: 'German (Deutsch)' } as Record<string, string>,
  noLanguage: 'I do not speak "{text}".',
  noTimeZone: '"{text}" is no time zone I know.',
  noCurrency: '"{text}" is no currency I know.',
  noCustomer: 'I know no customer "{text}".',
  hints: {
    language: 'I speak English and German.',
    timeZone: 'Write it as Europe/Berlin, or UTC.',
    currency: 'Write its three letters, for example EUR.',
    customer: 'Write "customers" to see them all.',
  },
};
