import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { refuseList } from "./list-refusal.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { FileContentScalar } from "../../values/file-content.scalar.js";
import { RosterImport } from "../roster-import.entity.js";
import { announceAccessChange } from "../../identity/announce-access-change.js";
import { canManageStaff } from "../../identity/identity.policy.js";
import type { UserViewer, Viewer } from "../../identity/viewer.js";
import { ImportKind } from "../../values/import-kind.js";
import { canManageSchool } from "../schools.policy.js";
import { newPasswords } from "./new-passwords.js";
import { acceptRoster } from "./accept-roster.js";
import { checkRoster } from "./check-roster.js";
import type { Fault } from "./fault.js";
import { faultSentence } from "./fault-sentence.js";
import type { RowChange } from "./roster-plan.js";
import {
  FaultConnection,
  ImportKindEnum,
  RosterImportConnection,
  RosterImportType,
  RowChangeConnection,
  type RowChangeType,
  type RowFaultType,
  toRosterImportType,
  UndoPreviewType,
} from "./roster-import.type.js";
import { planUndo } from "./undo/plan-undo.js";
import { undoImport } from "./undo/undo-import.js";

@ArgsType()
class ReportPage extends PageArguments {
  @Field(() => Int, { defaultValue: 100, description: "How many to give at most, from 1 to 200." })
  declare first: number;
}

/** Everything but the file itself. */
const HEADING = ["id", "fileName", "status", "report", "createdAt", "appliedAt", "kind", "undoneAt"] as const;

@Resolver(() => RosterImportType)
export class RosterImportResolver {
  @Query(() => RosterImportType, {
    nullable: true,
    description: "One import of the school. For those who lead the school.",
  })
  async rosterImport(
    @Arg("id", () => ID, { description: "The import's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<RosterImportType | null> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    const found = await context.em.findOne(
      RosterImport,
      { schoolId, id: readId(id) },
      { fields: HEADING, disableIdentityMap: true },
    );
    return found && toRosterImportType(found);
  }

  @Query(() => RosterImportConnection, {
    description: "The school's imports, the latest first. For those who lead the school.",
  })
  async rosterImports(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<RosterImportType>> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    const before = readIdCursor(page);
    const rows = await context.em.find(
      RosterImport,
      { schoolId, ...(before > 0 && { id: { $lt: before } }) },
      {
        orderBy: { id: "desc" },
        limit: page.first + 1,
        fields: HEADING,
        disableIdentityMap: true,
      },
    );
    const total = await context.em.count(RosterImport, { schoolId });
    return toConnection(rows, page, total, toRosterImportType, ({ id }) => [id]);
  }

  @Mutation(() => RosterImportType, {
    description:
      "Reads a list (CSV or Excel) and reports what importing it would do, row by row. Imports nothing. Staff are for the head and administrators.",
  })
  async checkRoster(
    @Arg("file", () => FileContentScalar, { description: "The file." }) bytes: Uint8Array,
    @Arg("fileName", () => String, { description: "Its name, to know it by." }) name: string,
    @Arg("kind", () => ImportKindEnum, { defaultValue: ImportKind.learners, description: "What it holds." })
    kind: ImportKind,
    @Ctx() context: Context,
  ): Promise<RosterImportType> {
    const viewer = requirePolicy(mayImport[kind], requireUser(context));
    const now = context.clock.now();
    const checked = await inTransaction(context.em, (tx) => checkRoster(tx, viewer, now, { name, bytes, kind }));
    return toRosterImportType(checked);
  }

  @Mutation(() => RosterImportType, {
    description:
      "Imports the rows of a checked list that have no error. When the school's records have changed since the check, imports nothing, renews the report and answers CONFLICT.",
  })
  async acceptRoster(
    @Arg("id", () => ID, { description: "The import's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<RosterImportType> {
    const [viewer, { status, summary }] = await importerOf(context, id);
    const now = context.clock.now();
    const passwords = await newPasswords(status === "checked" ? summary.newStaff : 0);
    const accepted = await inTransaction(context.em, (tx) =>
      acceptRoster(tx, viewer, now, { id: readId(id), passwords }),
    );
    const { rosterImport, outcome, signIns, touchedUsers } = accepted;
    if (outcome === "changed") {
      throw refuseList("IMPORT_CHANGED");
    }
    context.relay.kick();
    for (const userId of touchedUsers) await announceAccessChange(context, userId);
    return { ...toRosterImportType(rosterImport), signIns: [...signIns] };
  }

  @Mutation(() => RosterImportType, {
    description:
      "Takes back what an accepted list did, record by record; records that something was built on since are left, and `kept` says why. Twice is once.",
  })
  async undoImport(
    @Arg("id", () => ID, { description: "The import's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<RosterImportType> {
    const [viewer] = await importerOf(context, id);
    const now = context.clock.now();
    const { rosterImport, touchedUsers } = await inTransaction(context.em, (tx) =>
      undoImport(tx, viewer, now, { id: readId(id) }),
    );
    context.relay.kick();
    for (const userId of touchedUsers) await announceAccessChange(context, userId);
    return toRosterImportType(rosterImport);
  }

  @Query(() => UndoPreviewType, {
    nullable: true,
    description:
      "What undoing an accepted list would do now; null when there is nothing to undo. For whoever may undo it.",
  })
  async undoPreview(
    @Arg("id", () => ID, { description: "The import's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<UndoPreviewType | null> {
    const [{ schoolId }, { kind }] = await importerOf(context, id);
    const found = await context.em.findOne(
      RosterImport,
      { schoolId, id: readId(id) },
      { fields: ["journal"], disableIdentityMap: true },
    );
    if (found?.journal == null) return null;
    const { undone, classes, kept } = await planUndo(kind, context.em, schoolId, found.journal);
    return { records: undone, classes: [...classes], keeps: kept };
  }

  @FieldResolver(() => FaultConnection, { description: "What undoing the import left as it is, and why, by line." })
  kept(@Root() { report }: RosterImportType, @Args(() => ReportPage) page: ReportPage): Connection<RowFaultType> {
    return pageOf(report.undo?.kept ?? [], page, toRowFault);
  }

  @FieldResolver(() => FaultConnection, { description: "What is wrong with the rows, by line." })
  faults(@Root() { report }: RosterImportType, @Args(() => ReportPage) page: ReportPage): Connection<RowFaultType> {
    return pageOf(report.faults, page, toRowFault);
  }

  @FieldResolver(() => RowChangeConnection, { description: "What changes of learners the school knows, by line." })
  changes(@Root() { report }: RosterImportType, @Args(() => ReportPage) page: ReportPage): Connection<RowChangeType> {
    return pageOf(report.changes, page, (change: RowChange): RowChangeType => change);
  }
}

@Resolver(() => UndoPreviewType)
export class UndoPreviewResolver {
  @FieldResolver(() => FaultConnection, { description: "What would be left as it is, and why, by line." })
  kept(@Root() { keeps }: UndoPreviewType, @Args(() => ReportPage) page: ReportPage): Connection<RowFaultType> {
    return pageOf(keeps, page, toRowFault);
  }
}

const mayImport: Record<ImportKind, (viewer: Viewer) => boolean> = {
  [ImportKind.learners]: canManageSchool,
  [ImportKind.guardians]: canManageSchool,
  [ImportKind.staff]: canManageStaff,
};

/** Who accepts or undoes an import, and which. */
async function importerOf(context: Context, id: string): Promise<[UserViewer, RosterImportType]> {
  const viewer = requirePolicy(canManageSchool, requireUser(context));
  const where = { schoolId: viewer.schoolId, id: readId(id) };
  const found = await context.em.findOne(RosterImport, where, { fields: HEADING, disableIdentityMap: true });
  if (!found) throw refuseList("IMPORT_UNKNOWN");
  const rosterImport = toRosterImportType(found);
  return [requirePolicy(mayImport[rosterImport.kind], viewer), rosterImport];
}

function pageOf<Item, Node>(
  items: readonly Item[],
  page: PageArguments,
  toNode: (item: Item) => Node,
): Connection<Node> {
  const from = readIdCursor(page);
  const rows = items.slice(from, from + page.first + 1).map((item, index) => ({ item, place: from + index + 1 }));
  return toConnection(
    rows,
    page,
    items.length,
    ({ item }) => toNode(item),
    ({ place }) => [place],
  );
}

function toRowFault(fault: Fault): RowFaultType {
  const { line, column, severity, code, value } = fault;
  const { english, kiswahili } = faultSentence(fault);
  return { line, column, severity, code, value, message: english, messageKiswahili: kiswahili };
}
