import { helpCard, welcomeCard } from '../../cards/help-card';
import { listCard, summaryOfList } from '../../cards/list-card';
import { ordersCard, statusCard } from '../../cards/orders-card';
import { READER } from './every-card';
import { visibleText } from './read-card';
import { SAMPLE_NOW, sampleOrder } from './sample-order';

const view = { now: SAMPLE_NOW, ...READER };

describe('lists', () => {
  it('status: each open order with its state and whom it waits for', () => {
    const text = visibleText(
      statusCard(
        [sampleOrder({ state: 'quoted' }), sampleOrder(), sampleOrder({ id: 'R-2B3C4D', state: 'needs-human' })],
        view,
      ),
    );
    expect(text).toContain('4,449.60 EUR · waits for Alex Wilber since 15:00');
    expect(text).toContain('R-7K4M2P · Waiting for approval\n3 × Standard_D4s_v5 in West Europe for Contoso');
    expect(text).toContain('waits for an approver since 15:01');
    expect(text).toContain('R-2B3C4D · Needs a person');
    expect(text).toContain('waits for an operator');
    expect(visibleText(statusCard([], view))).toContain('No request is open. Write "buy"');
  });

  it('orders: which page of how many, and how to see more', () => {
    const orders = Array.from({ length: 12 }, () => sampleOrder({ state: 'active' }));
    const text = visibleText(ordersCard(orders, { ...view, total: 57, offset: 12, nextCommand: 'orders 3' }));
    expect(text).toContain('Orders\n13–24 of 57');
    expect(text).toContain('Write "orders 3" to see more.');
    expect(visibleText(ordersCard(orders.slice(0, 2), view))).toContain('2 in all');
  });

  it('any list: shows what fits, counts what it shows and what it left out', () => {
    const lines = Array.from({ length: 40 }, (_, index) => ({ title: `Line ${index}` }));
    const text = visibleText(listCard({ title: 'Invoices', lines, locale: 'en' }));
    expect(text).toContain('1–15 of 40');
    expect(text).toContain('and 25 more');
    expect(text).not.toContain('Line 15');
    expect(summaryOfList({ title: 'Invoices', lines, locale: 'en' })).toBe('Invoices: 40 in all');
  });
});

describe('help', () => {
  it('shows every command with an example, or the one that was asked for', () => {
    const all = visibleText(helpCard({ locale: 'en' }));
    for (const name of [
      'buy',
      'status',
      'orders',
      'reservations',
      'invoices',
      'balance',
      'approvals',
      'watch',
      'cancel',
    ]) {
      expect(all).toMatch(new RegExp(`\\*\\*${name}\\*\\* – .+\nExample: ${name}`));
    }
    const one = visibleText(helpCard({ locale: 'en', topic: ' Approve ' }));
    expect(one).toContain('Example: approve R-7K4M2P');
    expect(one).not.toContain('**buy**');
    expect(visibleText(helpCard({ locale: 'en', topic: 'dance' }))).toContain('I know nothing about "dance"');
  });

  it('takes the commands of its caller', () => {
    const commands = [{ name: 'dance', what: 'Dance.', example: 'dance now' }];
    expect(visibleText(helpCard({ locale: 'en', commands }))).toContain('**dance** – Dance.\nExample: dance now');
  });

  it('welcomes with the way a purchase goes', () => {
    expect(visibleText(welcomeCard({ locale: 'en' }))).toMatch(/"buy 3 .+"\.\n.*confirm.\n.*Somebody else approves/);
  });
});
