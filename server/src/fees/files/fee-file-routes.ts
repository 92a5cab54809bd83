import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { authenticate, bearerOf } from "../../identity/authenticate.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readId } from "../../platform/read-id.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import type { LearnerId, ReceiptId } from "../../values/ids.js";
import { parseSchoolDay, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { canSeeReceipts, seesAccounts } from "../fees.policy.js";
import { findAccountHolders } from "../find-account-holders.js";
import { readStatement } from "../reports/read-statement.js";
import { exportArrears } from "./export-arrears.js";
import { exportDayReport } from "./export-day-report.js";
import { exportJournal } from "./export-journal.js";
import { exportReceipts } from "./export-receipts.js";
import { readReceiptPaper, readSchoolName } from "./read-receipt-paper.js";
import { toReceiptPdf } from "./receipt-pdf.js";
import { toStatementPdf } from "./statement-pdf.js";

type Asked = {
  readonly em: Em;
  readonly viewer: Viewer;
  readonly id: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Where the app is to be found, without a slash at the end. */
  readonly origin: string;
  readonly today: SchoolDay;
};

type File = { readonly name: string; readonly type: "pdf" | "csv"; readonly content: Buffer | AsyncGenerator<string> };
type Route = { readonly path: string; readonly policy: (viewer: Viewer) => boolean; make(asked: Asked): Promise<File> };

const TYPES = { pdf: "application/pdf", csv: "text/csv; charset=utf-8" } as const;
const WINDOW_SECONDS = 60;
const MOST_PER_VIEWER = 120;
const STATUS: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.notFound]: 404,
  [ErrorCode.rateLimited]: 429,
};

const ROUTES: readonly Route[] = [
  {
    path: "/files/fees/receipts/:id",
    policy: canSeeReceipts,
    async make({ em, viewer, id, origin }) {
      const paper = await readReceiptPaper(em, viewer, readId<ReceiptId>(id));
      if (!paper) throw new Refusal(ErrorCode.notFound, "There is no such receipt, or it is not yours to see.");
      const content = await toReceiptPdf(paper, `${origin}/verify/${paper.receipt.code}`);
      return { name: `receipt-${paper.receipt.number}`, type: "pdf", content };
    },
  },
  {
    path: "/files/fees/statements/:id",
    policy: canSeeReceipts,
    async make({ em, viewer, id, query, today }) {
      const learnerId = readId<LearnerId>(id);
      const learner = (await findAccountHolders(em, viewer, [learnerId])).get(learnerId);
      if (!learner) throw new Refusal(ErrorCode.notFound, "There is no such learner, or it is not yours to see.");
      const to = readDay(query["to"]) ?? today;
      const days = { from: readDay(query["from"]) ?? (`${to.slice(0, 4)}-01-01` as SchoolDay), to };
      const content = await toStatementPdf({
        school: await readSchoolName(em, viewer.schoolId),
        className: (await loadClassesOfLearners(em, viewer.schoolId, [learnerId])).get(learnerId)?.name ?? null,
        statement: await readStatement(em, viewer.schoolId, learnerId, days),
        printedOn: today,
        learner,
        ...days,
      });
      return { name: `statement-${learner.admissionNumber.replaceAll(/[^A-Za-z0-9]+/g, "-")}`, type: "pdf", content };
    },
  },
  {
    path: "/files/fees/arrears.csv",
    policy: seesAccounts,
    async make({ em, viewer, today }) {
      return { name: `arrears-${today}`, type: "csv", content: exportArrears(em, viewer.schoolId, today) };
    },
  },
  {
    path: "/files/fees/receipts.csv",
    policy: seesAccounts,
    async make({ em, viewer, query }) {
      return { name: "receipts", type: "csv", content: exportReceipts(em, viewer.schoolId, readDays(query)) };
    },
  },
  {
    path: "/files/fees/journal.csv",
    policy: seesAccounts,
    async make({ em, viewer, query }) {
      return { name: "journal", type: "csv", content: exportJournal(em, viewer.schoolId, readDays(query)) };
    },
  },
  {
    path: "/files/fees/day-report.csv",
    policy: seesAccounts,
    async make({ em, viewer, query, today }) {
      const day = readDay(query["day"]) ?? today;
      return { name: `day-report-${day}`, type: "csv", content: exportDayReport(em, viewer.schoolId, day) };
    },
  },
];

/**
 * Serves receipts, statements and exports as files. They are asked for with the same `authorization: Bearer` as the API,
 * so that no address gives a file away; CSV is sent as it is read, so that no export is held in memory.
 */
export function addFeeFileRoutes(http: FastifyInstance, services: Services): void {
  for (const route of ROUTES) {
    http.get(route.path, async (request, reply) => {
      try {
        return await answer(services, route, request, reply);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code } = error.extensions as { code: ErrorCode };
        return reply.code(STATUS[code] ?? 400).send({ code, message: error.message });
      }
    });
  }
}

async function answer(services: Services, { policy, make }: Route, request: FastifyRequest, reply: FastifyReply) {
  const credential = bearerOf(request.headers.authorization);
  const authentication = credential === null ? null : await authenticate(services, credential);
  const viewer = requirePolicy(policy, requireViewer({ viewer: authentication?.viewer ?? null }));
  await countAsked(services, viewer);
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: viewer.schoolId });
  const { id = "" } = request.params as { id?: string };
  const query = request.query as Asked["query"];
  const origin = services.config.publicUrl?.origin ?? `${request.protocol}://${request.host}`;
  const today = schoolDayAt(services.clock.now());
  const { name, type, content } = await make({ em, viewer, id, query, origin, today });
  return reply
    .header("content-type", TYPES[type])
    .header("content-disposition", `attachment; filename="${name}.${type}"`)
    .header("cache-control", "private, no-store")
    .send(content instanceof Buffer ? content : Readable.from(content));
}

async function countAsked({ cache }: Services, viewer: Viewer): Promise<void> {
  const who = viewer.kind === "user" ? `user:${viewer.userId}` : `key:${viewer.keyId}`;
  if ((await cache.increment(`files:${who}`, WINDOW_SECONDS)) <= MOST_PER_VIEWER) return;
  throw new Refusal(ErrorCode.rateLimited, "Too many files were asked for. Wait a minute.");
}

function readDays(query: Asked["query"]): { from: SchoolDay; to: SchoolDay } {
  const from = readDay(query["from"]) ?? ("1900-01-01" as SchoolDay);
  return { from, to: readDay(query["to"]) ?? ("2099-12-31" as SchoolDay) };
}

function readDay(text: string | undefined): SchoolDay | null {
  if (text === undefined) return null;
  const day = parseSchoolDay(text);
  if (day) return day;
  throw new Refusal(ErrorCode.badInput, "A school day is a date written YYYY-MM-DD, such as 2026-11-23.");
}
