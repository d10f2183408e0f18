import { z } from 'zod';
import { ApiError } from '../http/api-error';
import type { Answer, Call, Route } from '../http/call';
import type { PartnerCenterSimulation } from '../simulation';
import { settingsSchema } from '../world/settings';
import { troubleSchema } from '../world/troubles';

/** The sandbox's own switches, for tests in another process and for demonstrations. */
export function controlRoutes(simulation: PartnerCenterSimulation): Route[] {
  const route = (method: 'get' | 'post', paths: string, handle: (call: Call) => Answer): Route => {
    return { method, paths, auth: 'none', handle };
  };
  return [
    route('get', '/orders', () => ({ body: simulation.orders() })),
    route('get', '/settings', () => ({ body: simulation.settings() })),
    route('post', '/settings', ({ body }) => {
      return { body: simulation.settings(read(settingsSchema.partial().strict(), body)) };
    }),
    route('post', '/clock', ({ body }) => {
      simulation.advance(read(z.object({ advanceMs: z.number().int().min(0) }), body).advanceMs);
      return { status: 204 };
    }),
    route('post', '/availabilities/reissue', () => {
      simulation.reissueAvailabilities();
      return { status: 204 };
    }),
    route('post', '/prices', ({ body }) => {
      simulation.setPriceFactor(read(z.object({ factor: z.number().positive() }), body).factor);
      return { status: 204 };
    }),
    route('post', '/orders/:id', ({ params, body }) => {
      const { status } = read(z.object({ status: z.string().min(1) }), body);
      if (!simulation.setOrderStatus(params.id ?? '', status))
        throw new ApiError(404, { error: 'There is no such order.' });
      return { status: 204 };
    }),
    route('post', '/troubles', ({ body }) => {
      simulation.addTrouble(read(troubleSchema, body));
      return { status: 204 };
    }),
    route('post', '/invoices/issue', ({ body }) => {
      const { currency } = read(z.object({ currency: z.string().optional() }), body ?? {});
      return { status: 201, body: simulation.issueInvoice(currency) };
    }),
  ];
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError(400, { error: z.prettifyError(parsed.error) });
  return parsed.data;
}
