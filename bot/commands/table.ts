import { archive } from './archive-reservation';
import { again, againTheLast } from './again';
import { audit } from './audit';
import { availability } from './availability';
import { azureFields } from './azure-fields';
import { azureOrder, azureOrders } from './azure-orders';
import { applied, azureOperations } from './azure-overview';
import { balance } from './balance';
import { buyAzurePlan } from './azure-plan';
import { bulk, bulkDecision } from './bulk';
import { change, changes } from './changes';
import { rename, rescope } from './change-reservation';
import { buy } from './buy';
import type { Arguments, Command } from './command';
import { customer, customers } from './customers';
import { approve, cancel, confirm, edit, reject, withdraw } from './decisions';
import { delegate } from './delegate';
import { forget } from './forget';
import { helpOn } from './help';
import { inEnglish } from './in-german';
import { inventory } from './inventory';
import { invoice } from './invoice';
import { invoices } from './invoices';
import { approvals, orders } from './lists';
import { changeDirectory } from './move-directory';
import { offers } from './offers';
import { partnerOrder } from './partner-order';
import { partnerOrders } from './partner-orders';
import { product, products } from './products';
import { register, registration } from './registration';
import { history, scopes } from './reservation-history';
import { reservations } from './reservations';
import { doctor } from './doctor';
import { exchange } from './exchange';
import { expiring } from './expiring';
import { refund } from './refund';
import { renew } from './renew-order';
import { renewal } from './renewal';
import { resolve } from './resolve';
import { flexibility, review } from './review-reservation';
import { savings } from './savings';
import { schedule } from './schedule';
import { merge, split } from './split-merge';
import { skus } from './skus';
import { spend } from './spend';
import { settings } from './settings';
import { status } from './status';
import { subscriptions } from './subscriptions';
import { forgetTemplate, save, templates, use } from './templates';
import { unbilled } from './unbilled';
import { unwatch, watch } from './watch';

/** Everything a person can type, in the order in which help shows it. The first pattern that fits wins. */
export const COMMANDS: readonly Command[] = [
  buyAzurePlan,
  buy,
  bulk,
  bulkDecision,
  confirm,
  approve,
  reject,
  withdraw,
  edit,
  cancel,
  again,
  againTheLast,
  save,
  templates,
  use,
  status,
  orders,
  approvals,
  resolve,
  customers,
  customer,
  subscriptions,
  offers,
  register,
  registration,
  products,
  product,
  skus,
  availability,
  inventory,
  partnerOrder,
  partnerOrders,
  reservations,
  azureOrders,
  azureOrder,
  azureFields,
  applied,
  azureOperations,
  schedule,
  savings,
  expiring,
  renew,
  rename,
  rescope,
  renewal,
  flexibility,
  review,
  split,
  merge,
  archive,
  changeDirectory,
  history,
  scopes,
  refund,
  exchange,
  change,
  changes,
  balance,
  invoices,
  invoice,
  unbilled,
  spend,
  watch,
  unwatch,
  settings,
  delegate,
  audit,
  forgetTemplate,
  forget,
  doctor,
  helpOn(() => COMMANDS),
];

export interface TypedCommand {
  command: Command;
  given: Arguments;
  /** What was typed, as the command's pattern knows it. */
  text: string;
}

/** The command a text is, if it is one. */
export function readCommand(text: string): TypedCommand | undefined {
  const german = inEnglish(text);
  return commandIn(text.trim()) ?? (german === undefined ? undefined : commandIn(german));
}

function commandIn(text: string): TypedCommand | undefined {
  for (const command of COMMANDS) {
    const match = command.pattern.exec(text);
    if (match) return { command, given: match.groups ?? {}, text };
  }
  return undefined;
}
