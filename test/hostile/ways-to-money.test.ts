import { sourceFiles } from '../house/source-files';

/**
 * Every place in the product that can lead to money, by name. A new one fails here until somebody has looked at it:
 * does the way to it pass mayApprove()?
 */
const WAYS: Record<string, { what: RegExp; places: string[] }> = {
  'the call that buys': {
    what: /(?<!keys)\.place\(/,
    places: ['bot/orders/purchase.ts'],
  },
  'the transition into approved': {
    what: /(?<!\w)(?:event: (?:enough \? )?'approve'|'approve' :)/,
    // The adjustment desk lets a return or an exchange happen; its approval passes mayApproveAdjustment().
    places: ['bot/adjustments/adjustment-desk.ts', 'bot/orders/decisions.ts'],
  },
  'who calls the approval': {
    what: /(?<![.\w])(?:approve|approveByPolicy)\(/,
    places: ['bot/desk.ts', 'bot/orders/decisions.ts'],
  },
  'the rule itself': {
    what: /(?<!\w)mayApprove\(/,
    // The batch's desk only looks ahead: each of its orders is judged again in its own transition.
    places: ['bot/access/policy.ts', 'bot/bulk/bulk-desk.ts', 'bot/orders/decisions.ts'],
  },
  'the rule for returns and exchanges': {
    what: /(?<!\w)mayApproveAdjustment\(/,
    places: ['bot/access/policy-adjustment.ts', 'bot/adjustments/adjustment-desk.ts'],
  },
  'who records a decision': {
    what: /desk\.decide\(/,
    // A batch's decision is made on each of its orders, in the name of who made it.
    places: [
      'bot/bulk/apply-decision.ts',
      'bot/commands/bulk.ts',
      'bot/commands/changes.ts',
      'bot/commands/decisions.ts',
      'bot/converse.ts',
    ],
  },
  'the transition into buying': {
    what: /event: 'buy'/,
    places: ['bot/orders/purchase.ts'],
  },
};

const product = sourceFiles('bot', 'cards', 'dialogs').filter(({ path }) => !path.startsWith('bot/commerce/'));

it.each(Object.entries(WAYS))('%s is where it was', (_, { what, places }) => {
  const found = product.filter(({ text }) => what.test(text)).map(({ path }) => path);
  expect(found.sort()).toEqual([...places].sort());
});
