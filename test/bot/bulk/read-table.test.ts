import { MOST_LINES, readTable, type Row } from '../../../bot/bulk/read-table';

const rowsOf = (text: string): Row[] => {
  const table = readTable(text);
  if (table.kind !== 'rows') throw new Error(`not rows but ${table.kind}`);
  return table.rows;
};
const FULL = {
  customer: 'Wide World Importers',
  sku: 'Standard_D4s_v5',
  region: 'northeurope',
  term: 'P3Y',
  billingPlan: 'Monthly',
  quantity: '12',
};

describe('a table', () => {
  it.each([
    [
      'commas',
      'Customer,SKU,Region,Term,Billing plan,Quantity\nWide World Importers,D4s v5,North Europe,3 years,monthly,12',
    ],
    [
      'tabs',
      'Customer\tSKU\tLocation\tTerm (years)\tPayment\tQty\nWide World Importers\tStandard_D4s_v5\tnortheurope\t3\tMonthly\t12',
    ],
    [
      'quotes',
      '"Customer","SKU","Region","Term","Billing","Qty"\r\n"Wide World Importers","D4s_v5","North Europe","P3Y","monthly","12"\r\n',
    ],
    [
      'German',
      'Kunde;Größe;Standort;Laufzeit (Monate);Zahlungsweise;Anzahl\nWide World Importers;D4s v5;Nordeuropa;36;monatlich;12,00',
    ],
    [
      'another order',
      'Qty|Region|SKU|Customer|Term|Billing plan\n12|northeurope|D4s_v5|Wide World Importers|36 months|monthly',
    ],
  ])('with %s and a heading answers slot by slot', (_, text) => {
    expect(rowsOf(text)).toEqual([
      expect.objectContaining({ number: 2, answers: FULL, problems: {}, leftover: [], unclear: [] }),
    ]);
  });

  it('without a heading is read line by line like sentences', () => {
    const rows = rowsOf(
      'Wide World Importers;D4s v5;North Europe;3 years;monthly;12x\nFabrikam;2x;D2s_v5;westeurope;1 year;upfront',
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(rows[0]!.answers).toMatchObject({
      sku: 'Standard_D4s_v5',
      region: 'northeurope',
      term: 'P3Y',
      quantity: '12',
    });
    expect(rows[0]!.answers.customer).toMatch(/wide world importers/i);
    expect(rows[1]!.answers).toMatchObject({ customer: 'Fabrikam', quantity: '2', billingPlan: 'Upfront' });
  });

  it('numbers lines as they stand in the table, empty ones counted', () => {
    const rows = rowsOf('Customer,SKU,Qty\nA,D2s_v5,1\n\n,,\nB,D2s_v5,2');
    expect(rows.map(({ number, answers }) => [number, answers.customer])).toEqual([
      [2, 'A'],
      [5, 'B'],
    ]);
  });

  it('takes decimals of either language for what they are and guesses no thousands', () => {
    const rows = rowsOf('Kunde;SKU;Menge\nA;D2s_v5;3,0\nB;D2s_v5;3.00\nC;D2s_v5;1.000\nD;D2s_v5;2,5');
    expect(rows.map(({ answers, unclear }) => [answers.quantity, unclear])).toEqual([
      ['3', []],
      ['3', []],
      [undefined, ['1.000']],
      [expect.stringContaining('2,5'), []],
    ]);
  });

  it('names the columns it has no use for, and cells beyond the last heading', () => {
    const table = readTable('Customer,SKU,Ticket,Qty\nA,D2s_v5,T-1,1,surprise');
    expect(table).toMatchObject({ unused: ['Ticket'], rows: [{ leftover: ['surprise'] }] });
  });

  it(`has at most ${MOST_LINES} lines, of which none is dropped silently`, () => {
    const lines = (count: number) =>
      ['Customer,SKU,Qty', ...Array.from({ length: count }, (_, i) => `C${i},D2s_v5,1`)].join('\n');
    expect(rowsOf(lines(MOST_LINES))).toHaveLength(MOST_LINES);
    expect(readTable(lines(MOST_LINES + 1))).toEqual({ kind: 'too-long', count: MOST_LINES + 1 });
  });

  it.each([
    ['', 'empty'],
    ['Customer,SKU,Qty', 'empty'],
    [',,,\n\n', 'empty'],
    ['x'.repeat(200_001), 'too-long'],
  ])('that holds nothing says so', (text, kind) => {
    expect(readTable(text).kind).toBe(kind);
  });

  it('answers only slots: a heading "__proto__" is a column like any other', () => {
    const [row] = rowsOf('SKU,Customer,__proto__,constructor\nD2s_v5,A,x,y');
    expect(row!.answers).toEqual({ sku: 'Standard_D2s_v5', customer: 'A' });
  });
});
