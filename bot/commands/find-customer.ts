import { pick } from '../../dialogs/resolve/pick';
import { settleCustomer } from '../../dialogs/resolve/settle-customer';
import type { Customer } from '../commerce/commerce';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import { botError } from '../errors';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { wordsFor } from './say-list';

const MOST_CHARACTERS = 300;
const MOST_WORDS = 12;

/** Partner Center, or a sentence that it is not configured. */
export function partnerCenterOf({ partnerCenter }: Tools): PartnerCenter {
  if (partnerCenter) return partnerCenter;
  throw botError('UNCLEAR', {
    problem: 'Partner Center is not configured for this bot.',
    hint: 'Ask the operator to add it to BACK_ENDS.',
  });
}

/**
 * The customer of Partner Center whose name, domain or id was typed, with its market. Throws UNCLEAR with the candidates
 * when the text fits none or several.
 */
export async function customerNamed(text: string | undefined, tools: Tools, turn: Turn): Promise<Customer> {
  const typed = text
    ?.trim()
    .slice(0, MOST_CHARACTERS)
    .replace(/^(?:for|of|from|customer)\s+/i, '');
  if (!typed) throw whose();
  const { value, problem } = await settleCustomer(
    typed,
    (part) => candidates(part, tools, turn),
    wordsFor(tools.replies).dialog,
  );
  if (!value) throw unclear(problem ?? `I know no customer "${typed}".`);
  return tools.customers.whole(value, turn.signal);
}

/**
 * A customer and what follows the name, for sentences in which nothing separates the two: "Contoso Retail Outlets".
 * A comma, a colon, quotes or the word "subscription" separate for certain.
 */
export async function customerAndRest(
  text: string,
  tools: Tools,
  turn: Turn,
): Promise<{ customer: Customer; rest?: string }> {
  const typed = text.trim().slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ');
  const cut = /^(.+?)(?:\s*[,:]\s*(?:subscription\s+)?|\s+subscription\s+)(.+)$/is.exec(typed);
  if (cut?.[1] && cut[2]) return { customer: await customerNamed(cut[1], tools, turn), rest: cut[2].trim() };
  const all = await candidates('', tools, turn);
  const words = typed.split(' ').slice(0, MOST_WORDS);
  for (let most = words.length; most > 0; most -= 1) {
    const name = words.slice(0, most).join(' ');
    if (pick(name, all, namesOf).outcome === 'none') continue;
    const rest = words.slice(most).join(' ');
    return { customer: await customerNamed(name, tools, turn), ...(rest ? { rest } : {}) };
  }
  return { customer: await customerNamed(typed, tools, turn) };
}

async function candidates(text: string, { customers }: Tools, turn: Turn): Promise<Customer[]> {
  const found = await customers.find(text, turn.signal);
  return found.filter(({ backend }) => backend === 'partner-center');
}

function namesOf({ name, id, domain }: Customer): string[] {
  return [name, id, ...(domain ? [domain] : [])];
}

function whose() {
  return unclear(
    'I need to know for which customer.',
    'Write the name, the domain or the tenant id behind the command.',
  );
}

function unclear(problem: string, hint = 'Write "customers" to see them all.') {
  return botError('UNCLEAR', { problem, hint });
}
