import { parseRequest } from '../../../dialogs/parse-request';

test.each([
  '5 Microsoft 365 E5',
  '3 M365 Business Premium',
  '2 Dynamics 365 Sales',
  'Office 365 E3',
  'd365 finance',
  'EMS E3',
  'Entra ID P1',
  'Intune plan 1',
  'Exchange Online plan 2',
  'Visio plan 2',
  'Project plan 3',
  'Power BI Pro',
  'Power Automate premium',
  'Teams Phone',
  'Copilot Pro',
  'SharePoint plan 1',
  'savings plan',
  'compute savings plans',
])('%s is no reservation, and is told as not understood', (product) => {
  const { lines, leftover } = parseRequest(`buy ${product} for Contoso`);
  expect(lines[0]?.values).toEqual({ customer: 'Contoso' });
  expect(leftover).toEqual([product]);
});
