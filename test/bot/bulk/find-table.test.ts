import { fetchTable } from '../../../bot/bulk/fetch-table';
import { findTable } from '../../../bot/bulk/find-table';
import { readTable } from '../../../bot/bulk/read-table';

const textOf = (activity: unknown) => {
  const found = findTable(activity);
  return found?.kind === 'text' ? found.text : undefined;
};

describe('the table in a message', () => {
  it('keeps the tabs and lines of what was typed after the word and the mention', () => {
    const text = '<at>Reservation Desk</at>&nbsp;bulk:\r\nCustomer\tSKU\r\nA &amp; B\tD2s_v5';
    expect(textOf({ text })).toBe('Customer\tSKU\nA & B\tD2s_v5');
  });

  it('is the one that the client drew, when there is one', () => {
    const html =
      '<div><p>bulk</p><table><thead><tr><th>Customer</th><th>SKU</th></tr></thead>' +
      '<tbody><tr><td><p>A &quot;quoted&quot;; and, more</p></td><td>D2s_v5</td></tr></tbody></table></div>';
    const text = textOf({ text: 'bulk', attachments: [{ contentType: 'text/html', content: html }] });
    expect(readTable(text ?? '')).toMatchObject({
      rows: [{ answers: { customer: 'A "quoted"; and, more', sku: 'Standard_D2s_v5' } }],
    });
  });

  it('is no table when a message only has its usual HTML', () => {
    const attachments = [{ contentType: 'text/html', content: '<div>bulk</div>' }];
    expect(findTable({ text: '<at>Desk</at> bulk', attachments })).toBeUndefined();
  });

  it('is the file, of those kinds that hold text', () => {
    const file = (name: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: { downloadUrl: 'https://contoso.sharepoint.com/x', fileType: name.split('.')[1] },
    });
    expect(findTable({ text: 'please', attachments: [file('a.csv')] })).toMatchObject({ kind: 'file', name: 'a.csv' });
    expect(findTable({ text: '', attachments: [file('a.exe')] })).toBeUndefined();
  });
});

it.each([
  'http://contoso.sharepoint.com/a.csv',
  'https://sharepoint.com.evil.example/a.csv',
  'https://user:pw@contoso.sharepoint.com/a.csv',
  'http://127.0.0.1:1/a.csv',
  'file:///etc/passwd',
])('does not fetch %s', async (address) => {
  await expect(fetchTable(address, { authenticated: true })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});
