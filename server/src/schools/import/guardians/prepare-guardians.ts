import { tellTiesChanged } from "../../../identity/tell-ties-changed.js";
import type { Em } from "../../../platform/orm.js";
import { runSql } from "../../../platform/sql.js";
import type { AdmissionNumber } from "../../../values/admission-number.js";
import type { ContactRule, Custody } from "../../../values/contact-rule.js";
import type { GuardianId, LearnerId, SchoolId } from "../../../values/ids.js";
import type { Phone } from "../../../values/phone.js";
import type { SchoolDay } from "../../../values/school-day.js";
import type { Actor } from "../../actor.js";
import { appliedTo, type PreparedImport } from "../prepared-import.js";
import type { Table } from "../read-table.js";
import { applyGuardians } from "./apply-guardians.js";
import { planGuardians } from "./plan-guardians.js";

/** A guardian of a learner as the school knows them. */
export type KnownTie = {
  guardianshipId: number;
  guardianId: GuardianId;
  name: string;
  phone: Phone | null;
  secondPhone: Phone | null;
  relation: string | null;
  priority: number;
  contact: ContactRule;
  custody: Custody;
  seesRecords: boolean;
  livesWith: boolean | null;
};

export type KnownChild = { id: LearnerId; admissionNumber: AdmissionNumber; name: string; ties: KnownTie[] };

/** The school's learners and guardians as a list of guardians is compared with them. */
export type GuardianPicture = {
  children: ReadonlyMap<AdmissionNumber, KnownChild>;
  /** Whose a phone is. */
  owners: ReadonlyMap<Phone, string>;
};

/** A list of guardians compared with the school's. */
export async function prepareGuardians(
  tx: Em,
  { schoolId }: Actor,
  table: Table,
  _today: SchoolDay,
): Promise<PreparedImport> {
  const { additions, edits, faults, changes, summary } = planGuardians(table, await takePicture(tx, schoolId));
  return {
    summary,
    faults,
    changes,
    plan: [additions, edits, faults],
    async apply(tx, actor, now) {
      await applyGuardians(tx, actor, additions, edits);
      const learnerIds = [...new Set([...additions, ...edits].map(({ learnerId }) => learnerId))];
      if (learnerIds.length > 0) await tellTiesChanged(tx, now, actor.schoolId, { learnerIds });
      const lines = [...additions, ...edits].map(({ learnerId, line }) => [learnerId, line]);
      return appliedTo(Object.fromEntries(lines) as Record<number, number>);
    },
  };
}

async function takePicture(tx: Em, schoolId: SchoolId): Promise<GuardianPicture> {
  const learners = await runSql<Omit<KnownChild, "ties">>(
    tx,
    "select id, admission_number as admissionNumber, name from learner where school_id = ? and void_at is null",
    [schoolId],
  );
  const rows = await runSql<KnownTie & { learnerId: LearnerId }>(
    tx,
    `select s.id as guardianshipId, s.learner_id as learnerId, g.id as guardianId, g.name, g.phone,
       g.second_phone as secondPhone, s.relation, s.priority, s.contact, s.custody,
       s.sees_records as seesRecords, s.lives_with as livesWith
     from guardianship s join guardian g on g.id = s.guardian_id where s.school_id = ? order by s.priority, s.id`,
    [schoolId],
  );
  const owners = await runSql<{ phone: Phone; name: string }>(
    tx,
    "select phone, name from guardian where school_id = ? and phone is not null order by id desc",
    [schoolId],
  );
  const ties = Map.groupBy(rows, ({ learnerId }) => learnerId);
  const children = learners.map((learner) => ({ ...learner, ties: (ties.get(learner.id) ?? []).map(toTie) }));
  return {
    children: new Map(children.map((child) => [child.admissionNumber, child])),
    owners: new Map(owners.map(({ phone, name }) => [phone, name])),
  };
}

const toTie = ({ learnerId: _, ...tie }: KnownTie & { learnerId: LearnerId }): KnownTie => ({
  ...tie,
  seesRecords: Boolean(tie.seesRecords),
  livesWith: tie.livesWith === null ? null : Boolean(tie.livesWith),
});
