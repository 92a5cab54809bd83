import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { Membership } from "../../identity/membership.entity.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { Role } from "../../values/role.js";
import { School } from "../school.entity.js";
import { acceptRoster } from "./accept-roster.js";
import { checkRoster } from "./check-roster.js";
import { MAX_FILE_BYTES } from "./decode-text.js";
import { noSchoolYet } from "./no-school-yet.js";
import { printReport } from "./print-report.js";
import type { RosterReport } from "./roster-report.js";

export type FileImport = { path: string; accept: boolean; schoolId: SchoolId | null };

/**
 * Imports a class list from a file on this machine, as the school's first administrator, or head, and tells in lines
 * what it did. Without `accept` it only checks.
 */
export async function importFile(
  { orm, clock, relay }: Pick<Services, "orm" | "clock" | "relay">,
  { path, accept, schoolId }: FileImport,
): Promise<string[]> {
  const bytes = await readList(path);
  const em = orm.em.fork() as Em;
  const school = await findSchool(em, schoolId);
  em.setFilterParams("school", { schoolId: school.id });
  const actor = { schoolId: school.id, userId: await findImporter(em, school) };

  const now = clock.now();
  const checked = await inTransaction(em, (tx) => checkRoster(tx, actor, now, { name: basename(path), bytes }));
  const report = [`${school.name}: ${basename(path)}`, ...printReport(JSON.parse(checked.report) as RosterReport)];
  if (!accept)
    return [...report, "Nothing is imported yet. Run the same again with --accept to import the rows without errors."];
  const { outcome } = await inTransaction(em, (tx) => acceptRoster(tx, actor, now, { id: checked.id }));
  if (outcome === "changed")
    throw new Refusal(
      ErrorCode.conflict,
      "Somebody changed the school’s records just now, so nothing was imported. Run this again.",
    );
  relay.kick();
  return [...report, "Imported."];
}

async function readList(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new Refusal(ErrorCode.badInput, `${path} is a folder. Name the class list in it.`);
  if (!found?.isFile()) throw new Refusal(ErrorCode.notFound, `There is no file ${path}.`);
  if (found.size > MAX_FILE_BYTES) {
    const megabytes = Math.ceil(found.size / 1024 / 1024);
    throw new Refusal(ErrorCode.payloadTooLarge, `${path} has ${megabytes} MB; a class list has at most 5 MB.`);
  }
  return readFile(path);
}

async function findSchool(em: Em, schoolId: SchoolId | null): Promise<School> {
  const schools = await em.find(School, {}, { orderBy: { id: "asc" } });
  if (schools.length === 0) throw noSchoolYet();
  const wanted = schoolId === null ? schools : schools.filter(({ id }) => id === schoolId);
  if (wanted.length === 1) return wanted[0]!;
  const list = schools.map(({ id, name }) => `${id} ${name}`).join(", ");
  const missing = wanted.length === 0 ? `There is no school ${schoolId}. ` : "";
  throw new Refusal(ErrorCode.badInput, `${missing}Say which school with --school ID: ${list}.`);
}

async function findImporter(em: Em, { name }: School): Promise<UserId> {
  const members = await em.find(
    Membership,
    { role: { $in: [Role.admin, Role.head] } },
    { orderBy: { role: "asc", id: "asc" } },
  );
  const [importer] = members;
  if (!importer)
    throw new Refusal(ErrorCode.notFound, `${name} has no administrator and no head to import as. Add one first.`);
  return importer.userId;
}
