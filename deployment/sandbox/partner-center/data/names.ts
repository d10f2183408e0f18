/** Names of customers: those that journeys and demonstrations rely on, and the words of which the others are made. */
export interface NamedCustomer {
  name: string;
  /** Before .onmicrosoft.com. */
  domain: string;
  country: string;
  subscriptions: readonly SubscriptionPlan[];
  /** Microsoft Customer Agreement: accepted by the customer, attested by the partner, or not at all. */
  agreement?: 'signed' | 'attested' | 'none';
  /** validationStatus; null answers 404 600074. */
  validation?: string | null;
  /** The partner has no delegated admin rights: the company address is left out. */
  noAddress?: true;
}

/** kind : state : friendly name; see makeSubscriptions. */
export type SubscriptionPlan = `${'plan' | 'legacy' | 'licence'}:${string}:${string}`;

const PLAN = 'plan:registered:Azure plan';

export const NAMED: readonly NamedCustomer[] = [
  {
    name: 'Contoso',
    domain: 'contoso',
    country: 'DE',
    subscriptions: ['plan:registered:Contoso Azure plan'],
  },
  {
    name: 'Contoso Retail',
    domain: 'contosoretail',
    country: 'GB',
    subscriptions: [
      'legacy:registered:Shops',
      'legacy:unregistered:Outlets',
      'legacy:suspended:Old tills',
      'licence:active:Microsoft 365 E3',
    ],
  },
  { name: 'Fabrikam', domain: 'fabrikam', country: 'US', subscriptions: ['plan:unregistered:Fabrikam Azure plan'] },
  { name: 'Fabrikam Residences', domain: 'fabrikamresidences', country: 'US', subscriptions: [PLAN] },
  {
    name: 'Northwind Traders',
    domain: 'northwindtraders',
    country: 'US',
    subscriptions: [PLAN, 'licence:active:Microsoft 365 E5', 'licence:suspended:Visio Plan 2'],
  },
  { name: 'Northwind Electric Cars', domain: 'northwindcars', country: 'NL', subscriptions: [PLAN] },
  {
    name: 'Adventure Works',
    domain: 'adventureworks',
    country: 'CH',
    subscriptions: ['legacy:registered:Microsoft Azure'],
  },
  { name: 'Adventure Works Cycles', domain: 'adventureworkscycles', country: 'CH', subscriptions: [PLAN] },
  { name: 'Tailspin Toys', domain: 'tailspintoys', country: 'SE', subscriptions: [PLAN], agreement: 'none' },
  { name: 'Wingtip Toys', domain: 'wingtiptoys', country: 'US', subscriptions: [PLAN], validation: 'NotAllowed' },
  { name: 'Woodgrove Bank', domain: 'woodgrovebank', country: 'GB', subscriptions: [PLAN], validation: 'UnderReview' },
  { name: 'Litware', domain: 'litware', country: 'FR', subscriptions: [PLAN], validation: null },
  { name: 'Litware', domain: 'litwareinc', country: 'US', subscriptions: [PLAN] },
  { name: 'Trey Research', domain: 'treyresearch', country: 'US', subscriptions: [] },
  { name: 'Fourth Coffee', domain: 'fourthcoffee', country: 'BR', subscriptions: [PLAN] },
  { name: 'Wide World Importers', domain: 'wideworldimporters', country: 'JP', subscriptions: [PLAN] },
  {
    name: 'Lucerne Publishing',
    domain: 'lucernepublishing',
    country: 'FR',
    subscriptions: ['legacy:suspended:Archive'],
  },
  { name: 'Proseware', domain: 'proseware', country: 'CA', subscriptions: ['licence:active:Exchange Online (Plan 1)'] },
  { name: 'Relecloud', domain: 'relecloud', country: 'AU', subscriptions: ['plan:empty:Relecloud Azure plan'] },
  { name: 'Alpine Ski House', domain: 'alpineskihouse', country: 'CH', subscriptions: [PLAN], noAddress: true },
  { name: 'Müller & Söhne GmbH', domain: 'muellersoehne', country: 'DE', subscriptions: [PLAN] },
  { name: 'Mueller und Soehne KG', domain: 'mueller-soehne', country: 'DE', subscriptions: [PLAN] },
  { name: 'Zürcher Wasserwerke AG', domain: 'wasserwerke', country: 'CH', subscriptions: [PLAN] },
  {
    name: 'Łódź Logistics',
    domain: 'lodzlogistics',
    country: 'PL',
    subscriptions: ['legacy:unregistered:Microsoft Azure'],
  },
  { name: 'Ærø Færgefart', domain: 'aeroefaerge', country: 'DK', subscriptions: [PLAN] },
  { name: '*Star* _Trading_ [Ltd](Co) `x`', domain: 'startrading', country: 'GB', subscriptions: [PLAN] },
  { name: 'O\'Neill "The Quote" & Daughters <b>', domain: 'oneillquote', country: 'GB', subscriptions: [PLAN] },
  {
    name: '株式会社ワイドワールド',
    domain: 'wideworldjp',
    country: 'JP',
    subscriptions: ['legacy:registered:Azure 本番'],
  },
  { name: 'Caspian Oil Services', domain: 'caspianoil', country: 'AZ', subscriptions: [PLAN] },
  { name: 'City Power & Light', domain: 'citypowerlight', country: 'US', subscriptions: [PLAN], agreement: 'attested' },
  { name: 'Coho Winery', domain: 'cohowinery', country: 'US', subscriptions: [PLAN, 'plan:registered:Azure plan 2'] },
  {
    name: 'Coho Vineyard',
    domain: 'cohovineyard',
    country: 'US',
    subscriptions: ['legacy:registered:Microsoft Azure'],
  },
];

export const FIRST_WORDS = [
  ...['Alpha', 'Amber', 'Arctic', 'Aurora', 'Baltic', 'Birch', 'Blue Lake', 'Bright', 'Cedar', 'Central', 'Cobalt'],
  ...['Coral', 'Crescent', 'Delta', 'Eastern', 'Edelweiss', 'Ember', 'Falcon', 'First', 'Galaxy', 'Golden', 'Granite'],
  ...['Harbour', 'Heron', 'Iron Bridge', 'Juniper', 'Kestrel', 'Lakeside', 'Linden', 'Maple', 'Meridian', 'Mistral'],
  ...['Nordic', 'Oak Tree', 'Orion', 'Pacific', 'Pioneer', 'Polar', 'Quartz', 'Rhône', 'Rosé', 'Saffron', 'Sequoia'],
  ...[
    'Silver',
    'Société Générique',
    'Summit',
    'Tidal',
    'Umbra',
    'Vega',
    'Westside',
    'Willow',
    'Zenith',
    'Åre',
    'Ölands',
  ],
];

export const SECOND_WORDS = [
  ...[
    'Airlines',
    'Analytics',
    'Bakery',
    'Bank',
    'Bikes',
    'Books',
    'Chemicals',
    'Clinics',
    'Construction',
    'Consulting',
  ],
  ...[
    'Dairy',
    'Electronics',
    'Energy',
    'Engineering',
    'Farms',
    'Film',
    'Foods',
    'Forestry',
    'Freight',
    'Games',
    'Glass',
  ],
  ...[
    'Holding',
    'Hotels',
    'Insurance',
    'Labs',
    'Legal',
    'Logistics',
    'Machines',
    'Media',
    'Metals',
    'Motors',
    'Optics',
  ],
  ...['Paper', 'Pharma', 'Plastics', 'Printing', 'Properties', 'Rail', 'Robotics', 'Schools', 'Security', 'Shipping'],
  ...['Software', 'Steel', 'Studios', 'Telecom', 'Textiles', 'Travel', 'Trust', 'Water', 'Wines', 'Works'],
];
