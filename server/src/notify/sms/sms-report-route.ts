import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { takeReport } from "./take-report.js";

const BODY_LIMIT = 4096;

/** What stands in the address for delivery reports, so that nobody else reports. */
export const reportSecret = ({ tokens }: Pick<Services, "tokens">): string => tokens.derive("sms-reports")[0];

/** `POST /messages/reports/SECRET`: where the provider tells what became of a message. */
export async function addSmsReportRoute(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async (scope) => {
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: BODY_LIMIT },
      (_, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.post<{ Params: { secret: string } }>("/messages/reports/:secret", async (request, reply) => {
      const [given, right] = [Buffer.from(request.params.secret), Buffer.from(reportSecret(services))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return reply.code(404).send();
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      await takeReport(services.orm.em.fork() as Em, services.clock.now(), {
        id: form.get("id") ?? "",
        status: form.get("status") ?? "",
        failureReason: form.get("failureReason"),
      });
      return reply.code(200).send();
    });
  });
}
