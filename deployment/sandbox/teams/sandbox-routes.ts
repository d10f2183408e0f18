import { z } from 'zod';
import { turn } from './chat-api';
import { FaultRequest } from './faults';
import { Refusal, serve, type Server } from './http';
import type { TeamsSimulation } from './simulation';

const Switches = z.object({ duplicates: z.boolean().optional(), rateLimit: z.boolean().optional() });

/** Switches that real Teams does not have: faults, duplicates, rate limit, and a look at the bot's calls. */
export function mountSandboxRoutes(server: Server, teams: TeamsSimulation): void {
  const path = '/_sandbox/teams';
  serve(server, 'get', `${path}/calls`, () => ({ status: 200, body: teams.calls }));
  serve(server, 'post', `${path}/faults`, ({ body }) => {
    const fault = FaultRequest.safeParse(body);
    if (!fault.success) throw new Refusal(400, 'BadSyntax', z.prettifyError(fault.error));
    teams.faults.plan(fault.data);
    return { status: 200, body: fault.data };
  });
  serve(server, 'del', `${path}/faults`, () => {
    teams.faults.clear();
    return { status: 200 };
  });
  serve(server, 'post', `${path}/switches`, ({ body }) => {
    const switches = Switches.safeParse(body);
    if (!switches.success) throw new Refusal(400, 'BadSyntax', z.prettifyError(switches.error));
    return { status: 200, body: turn(teams, switches.data) };
  });
}
