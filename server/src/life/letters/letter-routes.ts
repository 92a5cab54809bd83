import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import { refuseLife } from "../life-refusal.js";
import { addFileRoutes, type FileRoute } from "../../identity/file-routes.js";
import { readId } from "../../platform/read-id.js";
import { readLogo, readSchoolProfile } from "../../reports/profile/read-school-profile.js";
import { canManageSchool } from "../../schools/schools.policy.js";
import type { LetterContent } from "./letter-content.js";
import { toLetterPdf } from "./letter-pdf.js";
import { TransferLetter } from "./transfer-letter.entity.js";

const LETTER: FileRoute = {
  path: "/files/letters/:id",
  policy: canManageSchool,
  async make({ em, viewer: { schoolId }, id }) {
    const letter = await em.findOne(TransferLetter, { schoolId, id: readId<number>(id) });
    if (!letter) throw refuseLife("LETTER_UNKNOWN");
    const { number, day, language } = letter;
    const content = JSON.parse(letter.content) as LetterContent;
    const [school, logo] = [await readSchoolProfile(em, schoolId), await readLogo(em, schoolId)];
    const pdf = await toLetterPdf({ school, logo, number, day, language, content });
    const name = `letter-${number}-${content.admissionNumber.replaceAll(/[^A-Za-z0-9]+/g, "-")}`;
    return { name, type: "pdf", content: pdf };
  },
};

/** Serves transfer letters. */
export const addLetterRoutes = (http: FastifyInstance, services: Services): void =>
  addFileRoutes(http, services, [LETTER]);
