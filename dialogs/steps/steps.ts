import type { Slot } from '../slots';
import { appliedScopeStep } from './applied-scope';
import { appliedSubscriptionStep } from './applied-subscription';
import { backEndStep } from './back-end';
import { billingPlanStep } from './billing-plan';
import { customerStep } from './customer';
import { displayNameStep } from './display-name';
import { instanceFlexibilityStep } from './instance-flexibility';
import { managementGroupStep } from './management-group';
import { managementTenantStep } from './management-tenant';
import { productStep } from './product';
import { quantityStep } from './quantity';
import { regionStep } from './region';
import { renewStep } from './renew';
import { resourceGroupStep } from './resource-group';
import { reviewDateStep } from './review-date';
import { skuStep } from './sku';
import type { Step } from './step';
import { subscriptionStep } from './subscription';
import { termStep } from './term';

/** All questions of a purchase, in the order in which they are asked. */
export const STEPS: readonly Step[] = [
  customerStep,
  backEndStep,
  subscriptionStep,
  productStep,
  skuStep,
  regionStep,
  termStep,
  billingPlanStep,
  quantityStep,
  displayNameStep,
  appliedScopeStep,
  appliedSubscriptionStep,
  resourceGroupStep,
  managementGroupStep,
  managementTenantStep,
  renewStep,
  instanceFlexibilityStep,
  reviewDateStep,
];

const BY_SLOT = new Map<Slot, Step>(STEPS.map((step) => [step.slot, step]));

export function stepOf(slot: Slot): Step {
  return BY_SLOT.get(slot) ?? customerStep;
}
