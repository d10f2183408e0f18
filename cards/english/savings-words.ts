/** What a reservation saves against paying by the hour. */
export const SAVINGS_WORDS = {
  saves: 'Saves {percent} % ({saved}) against pay-as-you-go, which is {without} over the term and {monthly} a month.',
  costsMore: '⚠ Costs {percent} % ({saved}) more than pay-as-you-go, which is {without} over the term.',
  breakEven: 'It breaks even in month {month} ({day}).',
  never: 'It never breaks even.',
  label: '{label}. Azure retail prices, asked {at}.',
  title: 'Savings: {what}',
  chart: 'Cost over the whole term in {currency}',
  payAsYouGo: 'Pay-as-you-go',
  reservation: 'Reservation',
  facts: {
    withoutMonthly: 'Pay-as-you-go, a month',
    withMonthly: 'Reservation, a month',
    withoutTotal: 'Pay-as-you-go, whole term',
    withTotal: 'Reservation, whole term',
  },
};
