import { defineEntity, p } from "@mikro-orm/core";
import { User } from "../identity/user.entity.js";
import { ImportKind } from "../values/import-kind.js";
import { School } from "./school.entity.js";

const RosterImportSchema = defineEntity({
  name: "RosterImport",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    fileName: p.string().length(200),
    /** The file as it came, so that what is accepted is what was checked. */
    content: p.blob().columnType("longblob"),
    kind: p.enum(Object.values(ImportKind)).length(12).default(ImportKind.learners),
    status: p.enum(["checked", "applied"]).length(8),
    /** The dry run's summary and faults, as JSON text. */
    report: p.text().columnType("mediumtext"),
    createdBy: () => p.manyToOne(User).joinColumn("created_by").mapToPk(),
    createdAt: p.datetime(3),
    appliedAt: p.datetime(3).nullable(),
    /** What accepting it changed, row by row, as JSON text, for as long as it may be undone. */
    journal: p.text().columnType("mediumtext").nullable(),
    undoneAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ["schoolId", "createdAt"] }],
});

export class RosterImport extends RosterImportSchema.class {}
RosterImportSchema.setClass(RosterImport);
