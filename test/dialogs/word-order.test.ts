import { parseRequest } from '../../dialogs/parse-request';
import type { PartialRequest } from '../../dialogs/slots';

/** Ways to write each part of a request, in three languages. */
const PARTS: Record<string, readonly [text: string, values: PartialRequest][][]> = {
  english: [
    [
      ['3 D2s_v5', { quantity: '3', sku: 'Standard_D2s_v5' }],
      ['3x Standard_D2s_v5', { quantity: '3', sku: 'Standard_D2s_v5' }],
      ['twelve e4s v5', { quantity: '12', sku: 'Standard_E4s_v5' }],
      ['7 reservations of B2ms', { quantity: '7', sku: 'Standard_B2ms' }],
    ],
    [
      ['for Contoso Ltd', { customer: 'Contoso Ltd' }],
      ['for our customer Smith & Sons', { customer: 'Smith & Sons' }],
      ['for fabrikam.com', { customer: 'fabrikam.com' }],
      ['for "Big 3 Motors"', { customer: 'Big 3 Motors' }],
    ],
    [
      ['in West Europe', { region: 'westeurope' }],
      ['in eastus2', { region: 'eastus2' }],
      ['region uksouth', { region: 'uksouth' }],
      ['in Frankfurt', { region: 'germanywestcentral' }],
    ],
    [
      ['for 3 years', { term: 'P3Y' }],
      ['one-year term', { term: 'P1Y' }],
      ['P5Y', { term: 'P5Y' }],
      ['36 months', { term: 'P3Y' }],
    ],
    [
      ['paid monthly', { billingPlan: 'Monthly' }],
      ['all upfront', { billingPlan: 'Upfront' }],
      ['in monthly instalments', { billingPlan: 'Monthly' }],
      ['prepaid', { billingPlan: 'Upfront' }],
    ],
  ],
  german: [
    [
      ['3 Stück D2s v5', { quantity: '3', sku: 'Standard_D2s_v5' }],
      ['zwei E4s_v5', { quantity: '2', sku: 'Standard_E4s_v5' }],
    ],
    [
      ['für Müller GmbH', { customer: 'Müller GmbH' }],
      ['für den Kunden Contoso', { customer: 'Contoso' }],
    ],
    [
      ['in Westeuropa', { region: 'westeurope' }],
      ['Region Schweiz Nord', { region: 'switzerlandnorth' }],
    ],
    [
      ['für drei Jahre', { term: 'P3Y' }],
      ['Laufzeit ein Jahr', { term: 'P1Y' }],
    ],
    [
      ['monatlich bezahlt', { billingPlan: 'Monthly' }],
      ['einmalig im Voraus', { billingPlan: 'Upfront' }],
    ],
  ],
  french: [
    [['trois D4s_v5', { quantity: '3', sku: 'Standard_D4s_v5' }]],
    [['pour Fabrikam', { customer: 'Fabrikam' }]],
    [['en France Central', { region: 'francecentral' }]],
    [['pour 3 ans', { term: 'P3Y' }]],
    [['par mois', { billingPlan: 'Monthly' }]],
  ],
};

function orders<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, i) => orders(things.toSpliced(i, 1)).map((rest) => [thing, ...rest]));
}

describe.each(Object.entries(PARTS))('%s', (_language, parts) => {
  test.each([' ', ', '])('every order of the parts, joined by "%s", reads the same', (joint) => {
    const wrong: unknown[] = [];
    let sentences = 0;
    orders(parts.map((_, i) => i)).forEach((order, n) => {
      for (let turn = 0; turn < 4; turn += 1) {
        const chosen = order.map((i) => parts[i]![(n + i * 3 + turn) % parts[i]!.length]!);
        const text = chosen.map(([words]) => words).join(joint);
        const values = Object.assign({}, ...chosen.map(([, value]) => value)) as PartialRequest;
        const read = parseRequest(text);
        sentences += 1;
        const isRight = read.lines.length === 1 && read.leftover.length === 0 && same(read.lines[0]!.values, values);
        if (!isRight) wrong.push({ text, read });
      }
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(sentences).toBe(480);
  });
});

function same(a: PartialRequest, b: PartialRequest): boolean {
  return JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
}
