import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { addFileRoutes, type FileAsked, type FileRoute } from "../../identity/file-routes.js";
import { canSeeStaff } from "../../identity/identity.policy.js";
import { readId } from "../../platform/read-id.js";
import { SHEET_FORMATS, type SheetFormat, writeSheet } from "../../platform/spreadsheet/write-sheet.js";
import type { ClassId } from "../../values/ids.js";
import { className } from "../class-name.js";
import { canSeeClasses, findsAllLearners, seesAllClasses } from "../schools.policy.js";
import { visibleClasses } from "../visible-classes.js";
import { GUARDIAN_COLUMNS } from "./guardian-columns.js";
import { CLASS_LIST_COLUMNS, LEARNER_COLUMNS } from "./learner-columns.js";
import { headOf, type ListColumn, type Locale } from "./list-column.js";
import { readClassPages } from "./read-class-pages.js";
import { readLearnerRecords } from "./read-learner-records.js";
import { recordExport } from "./record-export.js";
import { readStaffPages } from "./read-staff-pages.js";
import { STAFF_COLUMNS } from "./staff-columns.js";

/** A list somebody may take away as a file: what it is called, its columns and its rows. */
type List = {
  readonly title: string;
  readonly columns: readonly ListColumn<never>[];
  readonly pages: AsyncIterable<unknown[]>;
};
type ListRoute = {
  readonly path: string;
  readonly policy: FileRoute["policy"];
  read(asked: FileAsked): Promise<List> | List;
};

const listOf = <Row>(title: string, columns: readonly ListColumn<Row>[], pages: AsyncIterable<Row[]>): List => ({
  title,
  columns: columns as readonly ListColumn<never>[],
  pages,
});

async function* nothing(): AsyncGenerator<never[]> {}

const LISTS: readonly ListRoute[] = [
  {
    path: "/files/lists/learners",
    policy: findsAllLearners,
    read({ em, viewer, today }) {
      const seesAll = seesAllClasses(viewer);
      const columns = LEARNER_COLUMNS.filter(({ confidential }) => seesAll || !confidential);
      return listOf("learners", columns, readClassPages(em, viewer, today));
    },
  },
  {
    path: "/files/lists/guardians",
    policy: findsAllLearners,
    read: ({ em, viewer, today }) => listOf("guardians", GUARDIAN_COLUMNS, guardianPages({ em, viewer, today })),
  },
  {
    path: "/files/lists/staff",
    policy: canSeeStaff,
    read: ({ em, viewer, today }) => listOf("staff", STAFF_COLUMNS, readStaffPages(em, viewer.schoolId, today)),
  },
  {
    path: "/files/lists/class/:id",
    policy: canSeeClasses,
    async read({ em, viewer, id }) {
      const classId = readId<ClassId>(id);
      const schoolClass = (await visibleClasses(em, viewer)).find((visible) => visible.id === classId);
      if (!schoolClass) throw new Refusal(ErrorCode.notFound, "There is no such class, or it is not yours to see.");
      const name = className(schoolClass);
      const records = await readLearnerRecords(em, viewer.schoolId, classId);
      const rows = records.map((record) => ({ ...record, className: name, guardians: [] }));
      return listOf(`class-${name}`, CLASS_LIST_COLUMNS, onePage(rows));
    },
  },
  {
    path: "/files/lists/templates/learners",
    policy: seesAllClasses,
    read: () => listOf("learners-template", LEARNER_COLUMNS, nothing()),
  },
  {
    path: "/files/lists/templates/guardians",
    policy: seesAllClasses,
    read: () => listOf("guardians-template", GUARDIAN_COLUMNS, nothing()),
  },
  {
    path: "/files/lists/templates/staff",
    policy: seesAllClasses,
    read: () => listOf("staff-template", STAFF_COLUMNS, nothing()),
  },
];

/** Serves the school's lists as CSV and Excel (`?format=xlsx`), under English headings or Kiswahili ones (`?lang=sw`). */
export function addListRoutes(http: FastifyInstance, services: Services): void {
  const routes = LISTS.map(({ path, policy, read }): FileRoute => ({
    path,
    policy,
    async make(asked) {
      const format = readFormat(asked.query["format"]);
      const { title, columns, pages } = await read(asked);
      if (!path.includes("/templates/")) await recordExport(asked, services.clock.now(), `${title}, ${format}`);
      const head = headOf(columns, asked.query["lang"] === "sw" ? "sw" : ("en" satisfies Locale));
      const content = writeSheet(format, { title, head, rows: rowsOf(columns, pages) });
      return { name: fileName(`${title}-${asked.today}`), type: format, content };
    },
  }));
  addFileRoutes(http, services, routes);
}

export function readFormat(text: string = "csv"): SheetFormat {
  const format = SHEET_FORMATS.find((known) => known === text);
  if (format) return format;
  throw new Refusal(ErrorCode.badInput, "A list is written as csv or as xlsx.");
}

export const fileName = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

async function* rowsOf(columns: readonly ListColumn<never>[], pages: AsyncIterable<unknown[]>) {
  for await (const page of pages) for (const row of page) yield columns.map(({ write }) => write(row as never));
}

async function* guardianPages({ em, viewer, today }: Pick<FileAsked, "em" | "viewer" | "today">) {
  for await (const page of readClassPages(em, viewer, today)) {
    yield page.flatMap((learner) => learner.guardians.map((tie) => ({ learner, tie })));
  }
}

async function* onePage<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
