import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { addFileRoutes, type FileAsked, type FileRoute } from "../../identity/file-routes.js";
import { readId } from "../../platform/read-id.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import type { LearnerId, ReceiptId } from "../../values/ids.js";
import { parseSchoolDay, type SchoolDay } from "../../values/school-day.js";
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

const ROUTES: readonly FileRoute[] = [
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

/** Serves receipts, statements and exports as files; CSV is sent as it is read, so that no export is held in memory. */
export function addFeeFileRoutes(http: FastifyInstance, services: Services): void {
  addFileRoutes(http, services, ROUTES);
}

function readDays(query: FileAsked["query"]): { from: SchoolDay; to: SchoolDay } {
  const from = readDay(query["from"]) ?? ("1900-01-01" as SchoolDay);
  return { from, to: readDay(query["to"]) ?? ("2099-12-31" as SchoolDay) };
}

function readDay(text: string | undefined): SchoolDay | null {
  if (text === undefined) return null;
  const day = parseSchoolDay(text);
  if (day) return day;
  throw new Refusal(ErrorCode.badInput, "A school day is a date written YYYY-MM-DD, such as 2026-11-23.");
}
