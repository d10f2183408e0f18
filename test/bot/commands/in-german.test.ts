import { inEnglish } from '../../../bot/commands/in-german';
import { COMMANDS, readCommand } from '../../../bot/commands/table';
import { textsFor } from '../../../cards/texts';

const german = textsFor('de').commands;

it.each(COMMANDS.map((command) => [command.usage, command] as const))(
  '%s has German words and an example that works',
  (usage, command) => {
    const told = german[usage];
    expect(told).toBeDefined();
    expect(told?.what).not.toBe(command.what);
    expect({ text: told?.example, is: readCommand(told?.example ?? '')?.command.usage }).toEqual({
      text: told?.example,
      is: readCommand(command.example)?.command.usage,
    });
  },
);

it('has German words for no command that is gone', () => {
  const usages = COMMANDS.map(({ usage }) => usage);
  expect(Object.keys(german).filter((usage) => !usages.includes(usage))).toEqual([]);
});

it.each([
  ['bestätigen', 'confirm', {}],
  ['Genehmigen R-7K2M9Q', 'approve', { order: 'R-7K2M9Q' }],
  ['genehmige r-7k2m9q', 'approve', { order: 'r-7k2m9q' }],
  ['ablehnen R-7K2M9Q für Contoso zu teuer', 'reject', { order: 'R-7K2M9Q', reason: 'für Contoso zu teuer' }],
  ['zurückziehen R-7K2M9Q', 'withdraw', { order: 'R-7K2M9Q' }],
  ['ändern', 'edit', {}],
  ['abbrechen', 'cancel', {}],
  ['Bestellungen seite 2', 'orders', { filters: 'page 2' }],
  ['bestellungen von Contoso monatlich', 'orders', { rest: 'Contoso monthly' }],
  ['Bestellung R-7K2M9Q', 'order', { rest: ' R-7K2M9Q' }],
  ['azure-bestellungen', 'azure orders', { rest: '' }],
  ['kunden von der Heide', 'customers', { rest: 'der Heide' }],
  ['Rechnungen', 'invoices', {}],
  ['Rechnungen März 2026', 'invoices', { rest: 'march 2026' }],
  ['rechnungen letzter Monat', 'invoices', { rest: 'last month' }],
  ['rechnung G000024135 pdf', 'invoice', { id: 'G000024135', document: 'pdf' }],
  ['angebote für Contoso', 'offers', { rest: 'for Contoso' }],
  ['Guthaben alle', 'balance', { all: 'all' }],
  ['nicht mehr beobachten rechnungen', 'unwatch', { what: 'invoices' }],
  ['verlängerung 3f2a91c0 aus', 'renewal', { which: '3f2a91c0', to: 'off' }],
  ['vertretung @Adele Vance bis 2026-12-31', 'delegate', { whom: '@Adele Vance', until: '2026-12-31' }],
  ['hilfe genehmigen', 'help', { topic: 'approve' }],
  ['einstellungen zeitzone Europe/Berlin', 'settings', { name: 'zeitzone', value: 'Europe/Berlin' }],
])('%s is %s', (text, name, given) => {
  const found = readCommand(text);
  expect(found?.command.name).toBe(name);
  expect({ ...found?.given }).toMatchObject(given);
});

it.each([
  'kaufe 3 D2s v5 für Contoso',
  'bestelle 2 E4s_v5',
  'Bestellung: 3 D4s_v5 in westeurope',
  'reserviere 1 D2s_v5',
])('%s asks for a reservation', (text) => expect(readCommand(text)?.command.name).toBe('buy'));

it.each(['approve R-7K2M9Q', 'Kundenservice', 'bestandteil', 'weiter', ''])('%s is no German command', (text) => {
  expect(inEnglish(text)).toBeUndefined();
});
