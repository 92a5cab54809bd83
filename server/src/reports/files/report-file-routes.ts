import type { FastifyInstance } from "fastify";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { addFileRoutes, type FileAsked, type FileRoute } from "../../identity/file-routes.js";
import { readId } from "../../platform/read-id.js";
import type { ClassId, ReportCardId, ReportRunId } from "../../values/ids.js";
import { type CardFilter, countCards, readCards } from "../cards/read-cards.js";
import { CardState } from "../cards/report-card.entity.js";
import type { LogoHash } from "../profile/logo-hash.js";
import { readKeptLogo, readLogo } from "../profile/read-school-profile.js";
import { toCardsPdf } from "./cards-pdf.js";
import { walkCards } from "./walk-cards.js";

const LOGO: FileRoute = {
  path: "/files/reports/logo",
  policy: () => true,
  async make({ em, viewer }) {
    const logo = await readLogo(em, viewer.schoolId);
    if (!logo) throw new Refusal(ErrorCode.notFound, "The school has no logo.");
    return { name: "logo", type: logo.type, content: logo.bytes };
  },
};

const ONE: FileRoute = {
  path: "/files/reports/cards/:id",
  policy: () => true,
  async make(asked) {
    const [card] = await readCards(asked.em, asked.viewer, { ids: [readId<ReportCardId>(asked.id)] }, null, 1);
    if (!card) throw new Refusal(ErrorCode.notFound, "There is no such report card, or it is not yours to see.");
    const number = card.admissionNumber.replaceAll(/[^A-Za-z0-9]+/g, "-");
    return printed(asked, { ids: [card.id] }, `report-card-${number}`);
  },
};

/** Of a whole run, or with `?class=` of one class of it: what is out of it or to be proofread. */
const RUN: FileRoute = {
  path: "/files/reports/runs/:id",
  policy: () => true,
  async make(asked) {
    const schoolClass = asked.query["class"];
    const classId = schoolClass === undefined ? null : readId<ClassId>(schoolClass);
    const states = [CardState.draft, CardState.published];
    const filter = { runId: readId<ReportRunId>(asked.id), classId, states };
    if ((await countCards(asked.em, asked.viewer, filter)) === 0) {
      throw new Refusal(ErrorCode.notFound, "There are no report cards there, or they are not yours to see.");
    }
    return printed(asked, filter, `report-cards-${asked.id}${classId === null ? "" : `-class-${classId}`}`);
  },
};

function printed({ em, viewer }: FileAsked, filter: CardFilter, name: string) {
  const readOwn = (hash: LogoHash) => readKeptLogo(em, viewer.schoolId, hash);
  return { name, type: "pdf", content: toCardsPdf(name, readOwn, walkCards(em, viewer, filter)) } as const;
}

/** Serves the school's logo and report cards as files, written while they are read. */
export function addReportFileRoutes(http: FastifyInstance, services: Services): void {
  addFileRoutes(http, services, [LOGO, ONE, RUN]);
}
