import { fault } from "../../attendance/attendance-fault.js";
import type { HeldWrite } from "../../attendance/publish-book.js";
import type { Em } from "../../platform/orm.js";
import { isPassing } from "../../platform/passing-failure.js";
import type { ClassId } from "../../values/ids.js";
import { MAX_HELD } from "../batch-limits.js";
import { countHeld } from "../held/count-held.js";
import { heldItems } from "../held/held-items.js";
import { heldCells, heldWritesOf, wasWrittenInTime } from "../held/held-write.js";
import { newlyHeld } from "../held/newly-held.js";
import { Outcome } from "../operation.entity.js";
import type { Operation } from "../operation.js";
import { RejectCode } from "../reject-code.js";
import { operationOf } from "../sent-operation.js";
import { type Verdict, verdict } from "../verdict.js";
import { applyOperation } from "./apply-operation.js";
import type { Batch } from "./batch.js";
import { type Books, openBooks, publishBooks, saveBooks, takeBackBooks } from "./books.js";
import { type ClassAccess, readClassAccess } from "./read-class-access.js";
import { WaitingLine } from "./waiting-line.js";

/** All that judging an operation takes. */
type Court = Batch & {
  readonly access: ReadonlyMap<ClassId, ClassAccess>;
  readonly books: Books;
  readonly line: WaitingLine;
  readonly held: HeldWrite[];
  /** How many more of this author's may wait for the head. */
  room: number;
};

/**
 * Judges a batch in order and gives the verdicts the same order. Each operation stands or falls alone: it is merged
 * in memory, where a failing one leaves no trace, and all are written together. When that writing fails, the batch is
 * judged again `oneByOne`, each operation written within a savepoint of its own, so that the rest still stands.
 */
export async function judgeBatch(tx: Em, batch: Batch, oneByOne: boolean): Promise<Verdict[]> {
  const court = await openCourt(tx, batch);
  const verdicts: Verdict[] = [];
  for (const sent of batch.fresh) {
    verdicts.push(oneByOne ? await judgeAlone(tx, court, sent) : judge(court, sent));
  }
  await saveBooks(tx, court.books);
  const held = await heldItems(tx, batch.viewer.schoolId, await newlyHeld(tx, batch, verdicts));
  await publishBooks(tx, court.books, court.held, held);
  return verdicts;
}

async function openCourt(tx: Em, batch: Batch): Promise<Court> {
  const { viewer, now } = batch;
  const operations = batch.fresh.flatMap((sent) => operationOf(sent) ?? []);
  const access = await readClassAccess(tx, viewer, [...new Set(operations.map(({ classId }) => classId))]);
  const open = operations.filter(({ classId }) => access.get(classId)?.kind === "open");
  const books = await openBooks(tx, viewer, now, open);
  const line = new WaitingLine();
  for (const operation of batch.refused) line.add(operation);
  const hasEnded = operations.some(({ classId }) => access.get(classId)?.kind === "ended");
  const room = hasEnded ? MAX_HELD - (await countHeld(tx, viewer)) : MAX_HELD;
  return { ...batch, access, books, line, held: [], room };
}

async function judgeAlone(tx: Em, court: Court, sent: Batch["fresh"][number]): Promise<Verdict> {
  try {
    return await tx.transactional(async (savepoint) => {
      const given = judge(court, sent);
      await saveBooks(savepoint as Em, court.books);
      return given;
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    takeBackBooks(court.books);
    if (sent.parsed.ok) court.line.add(sent.parsed.operation);
    return verdict.rejected(sent.counter, RejectCode.serverFault);
  }
}

function judge(court: Court, { counter, parsed }: Batch["fresh"][number]): Verdict {
  if (!parsed.ok) return verdict.rejected(counter, parsed.code);
  const { operation } = parsed;
  const given = judgeOperation(court, operation);
  if (given.outcome === Outcome.rejected || given.outcome === Outcome.blocked) court.line.add(operation);
  return given;
}

function judgeOperation(court: Court, operation: Operation): Verdict {
  const { counter, classId } = operation;
  const access = court.access.get(classId) ?? { kind: "no-such-class" };
  if (court.standing === "gone" && access.kind !== "no-such-class") return hold(court, operation);
  switch (access.kind) {
    case "open":
      return court.standing === "present" ? record(court, operation) : hold(court, operation);
    case "ended":
      if (!wasWrittenInTime(operation, access.at, court.clockOffset)) {
        return verdict.rejected(counter, RejectCode.accessEnded);
      }
      return court.room-- > 0 ? hold(court, operation) : verdict.rejected(counter, RejectCode.tooMuchHeld);
    case "never":
      return verdict.rejected(counter, RejectCode.notYourClass);
    case "no-such-class":
      return verdict.faulty(counter, fault.noSuchClass());
  }
}

/** The head decides, and is told so. */
function hold({ held, viewer, standing }: Court, operation: Operation): Verdict {
  held.push(...heldWritesOf(operation, viewer.userId));
  return verdict.held(operation.counter, heldCells(operation), standing);
}

function record({ books, line, viewer, clockOffset }: Court, operation: Operation): Verdict {
  const { counter } = operation;
  const before = line.before(operation);
  if (before) return verdict.blocked(counter, before.counter);
  const { userId, deviceId } = viewer;
  const sender = { userId, deviceId, clockOffset, allowedBy: null };
  const result = applyOperation(books, sender, viewer, operation);
  return result.ok
    ? verdict.taken(counter, result.outcome, result.seq, result.cells)
    : verdict.faulty(counter, result.fault);
}
