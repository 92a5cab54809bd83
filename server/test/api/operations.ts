import { assessmentOperations } from "./assessment-operations.js";
import { attendanceOperations } from "./attendance-operations.js";
import { balanceOperations } from "./balance-operations.js";
import { bookOperations } from "./book-operations.js";
import { bursaryOperations } from "./bursary-operations.js";
import { feeStructureOperations } from "./fee-structure-operations.js";
import { identityOperations } from "./identity-operations.js";
import { invoiceOperations } from "./invoice-operations.js";
import { lifeOperations } from "./life-operations.js";
import { mpesaOperations } from "./mpesa-operations.js";
import { notifyOperations } from "./notify-operations.js";
import type { OperationCase } from "./operation-case.js";
import { receiptOperations } from "./receipt-operations.js";
import { reportOperations } from "./report-operations.js";
import { resultOperations } from "./result-operations.js";
import { riskModelOperations } from "./risk-model-operations.js";
import { riskOperations } from "./risk-operations.js";
import { schoolsOperations } from "./schools-operations.js";
import { subjectOperations } from "./subject-operations.js";
import { syncOperations } from "./sync-operations.js";

/** Every way to use the API, in the order in which they are tried. */
export const operations: readonly OperationCase[] = [
  ...notifyOperations,
  ...identityOperations,
  ...schoolsOperations,
  ...attendanceOperations,
  ...assessmentOperations,
  ...resultOperations,
  // What is owed comes before payments, which leave credit that would pay it.
  ...feeStructureOperations,
  ...invoiceOperations,
  ...balanceOperations,
  ...reportOperations,
  ...riskModelOperations,
  ...riskOperations,
  ...subjectOperations,
  ...receiptOperations,
  ...bursaryOperations,
  ...bookOperations,
  ...syncOperations,
  ...mpesaOperations,
  ...lifeOperations,
];
