import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import { addFileRoutes, type FileAsked } from "../../identity/file-routes.js";
import { readId } from "../../platform/read-id.js";
import { writeSheet } from "../../platform/spreadsheet/write-sheet.js";
import { className } from "../../schools/class-name.js";
import { fileName, readFormat } from "../../schools/exports/list-routes.js";
import { recordExport } from "../../schools/exports/record-export.js";
import { readTaught } from "../../schools/read-taught.js";
import { canSeeClasses } from "../../schools/schools.policy.js";
import { Term } from "../../schools/term.entity.js";
import { visibleClasses } from "../../schools/visible-classes.js";
import type { ClassId, TermId } from "../../values/ids.js";
import { canReadScores } from "../assessment.policy.js";
import { exportScores } from "./export-scores.js";
import { refuse } from "../assessment-refusal.js";
import { refuse as refuseOfSchool } from "../../schools/school-refusal.js";

/** Serves the scores of a class's term, a column an assessment, as CSV and Excel. */
export function addScoreRoutes(http: FastifyInstance, services: Services): void {
  addFileRoutes(http, services, [
    {
      path: "/files/scores/:id",
      policy: canSeeClasses,
      async make(asked) {
        const format = readFormat(asked.query["format"]);
        const { schoolClass, term } = await findSheets(asked);
        const name = `${className(schoolClass)} term ${term.number} ${term.year}`;
        const locale = asked.query["lang"] === "sw" ? "sw" : "en";
        const { head, rows } = await exportScores(asked.em, asked.viewer.schoolId, schoolClass.id, term.id, locale);
        await recordExport(asked, services.clock.now(), `scores of ${name}, ${format}`);
        const content = writeSheet(format, { title: name, head, rows });
        return { name: fileName(`scores-${name}`), type: format, content };
      },
    },
  ]);
}

async function findSheets({ em, viewer, id, query }: FileAsked) {
  const classId = readId<ClassId>(id);
  const taught = await readTaught(em, viewer);
  const schoolClass = canReadScores(viewer, taught.get(classId) ?? null)
    ? (await visibleClasses(em, viewer)).find((visible) => visible.id === classId)
    : undefined;
  if (!schoolClass) throw refuse("NOT_A_CLASS_OF_YOURS");
  const where = { schoolId: viewer.schoolId, id: readId<TermId>(query["term"] ?? "") };
  const term = await em.findOne(Term, where, { disableIdentityMap: true });
  if (!term) throw refuseOfSchool("TERM_UNKNOWN");
  return { schoolClass, term };
}
