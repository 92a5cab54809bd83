import type { GuardianId, LearnerId } from "../../../values/ids.js";
import type { Phone } from "../../../values/phone.js";
import type { Contact } from "../../add-guardians.js";
import { MOST_GUARDIANS } from "../../guardians/read-guardian.js";
import { Column } from "../column.js";
import { type Fault, FaultCode, FaultSeverity } from "../fault.js";
import type { Table } from "../read-table.js";
import { emptySummary, type FieldChange, type RosterSummary, type RowChange } from "../roster-plan.js";
import { isOtherName, isSameName } from "../same-name.js";
import { type TellFault, tellFaultInto } from "../tell-fault.js";
import type { GuardianPicture, KnownChild, KnownTie } from "./prepare-guardians.js";
import { type GuardianRow, readGuardianRow } from "./read-guardian-row.js";

/** A guardian a learner gets. */
export type Addition = Contact & { line: number; learnerId: LearnerId; priority: number };
/** What changes of a guardian, and of what they are to a learner. */
export type Edit = {
  line: number;
  learnerId: LearnerId;
  guardianId: GuardianId;
  guardianshipId: number;
  person: Partial<Pick<KnownTie, "name" | "phone" | "secondPhone">>;
  tie: Partial<Pick<KnownTie, (typeof TIE_FIELDS)[number]>>;
};

type GuardianPlan = {
  additions: Addition[];
  edits: Edit[];
  faults: Fault[];
  changes: RowChange[];
  summary: RosterSummary;
};

const TIE_FIELDS = ["relation", "priority", "contact", "custody", "seesRecords", "livesWith"] as const;

/** Compares a list of guardians with those the school knows: whom it would add, what it would change, and what is wrong. */
export function planGuardians(table: Table, picture: GuardianPicture): GuardianPlan {
  const faults: Fault[] = [...table.faults];
  const tell = tellFaultInto(faults, table);
  const plan: GuardianPlan = { additions: [], edits: [], faults, changes: [], summary: emptySummary() };
  const isError = ({ severity }: Fault) => severity === FaultSeverity.error;
  const read = table.rows.map((row) => readGuardianRow(table, row));
  faults.push(...read.flatMap(({ faults }) => faults));
  const entries = read.filter((row) => !row.faults.some(isError)).map(({ entry }) => entry);
  const planner = new GuardianPlanner(plan, picture, tell, namesByPhone(entries));
  for (const entry of entries) planner.take(entry);
  faults.sort((a, b) => a.line - b.line);
  const faultyRows = new Set(faults.filter(isError).map(({ line }) => line)).size;
  const [rows, added, changed] = [table.rows.length, plan.additions.length, plan.changes.length];
  plan.summary = {
    ...emptySummary(),
    rows,
    newGuardians: added,
    changedGuardians: changed,
    unchanged: rows - faultyRows - added - changed,
    faultyRows,
    warnings: faults.filter((fault) => !isError(fault)).length,
  };
  return plan;
}

/** What the first row calls whoever has a phone, of those that say a name. */
function namesByPhone(entries: readonly GuardianRow[]): ReadonlyMap<Phone, string> {
  const named = entries.flatMap(({ phone, name }) => (phone && name ? [[phone, name] as const] : []));
  return new Map(named.toReversed());
}

class GuardianPlanner {
  /** Who is a guardian of whom already in the list, by the line that says so. */
  readonly #seen = new Map<string, number>();
  /** Whose a phone is, in the school or further up the list. */
  readonly #owners: Map<Phone, string>;

  /** Another number of whoever has a phone, or a record, as the first row says that says any. */
  readonly #seconds = new Map<Phone | GuardianId, Phone>();
  readonly #planned = new Map<LearnerId, readonly Addition[]>();
  readonly #renamed = new Map<GuardianId, string>();

  constructor(
    private readonly plan: GuardianPlan,
    private readonly picture: GuardianPicture,
    private readonly tell: TellFault,
    private readonly names: ReadonlyMap<Phone, string>,
  ) {
    this.#owners = new Map(picture.owners);
  }

  take(row: GuardianRow): void {
    const child = this.#childOf(row);
    if (!child) return;
    const key = `${child.id} ${row.phone ?? row.name.toLowerCase()}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.tell.error(row, FaultCode.guardianRepeated, Column.guardianName, row.name || row.phone, String(earlier));
      return;
    }
    this.#seen.set(key, row.line);
    const known = this.#find(row, child);
    if (known) this.#edit(row, child, known);
    else this.#add(row, child);
  }

  #childOf(row: GuardianRow): KnownChild | null {
    const child = row.admissionNumber && this.picture.children.get(row.admissionNumber);
    if (!child) this.tell.error(row, FaultCode.learnerUnknown, Column.admissionNumber, row.admissionNumber);
    else if (row.learnerName !== "" && isOtherName(child.name, row.learnerName)) {
      this.tell.error(row, FaultCode.admissionNumberTaken, Column.admissionNumber, row.admissionNumber, child.name);
    } else return child;
    return null;
  }

  #find({ name, phone }: GuardianRow, { ties }: KnownChild): KnownTie | undefined {
    const byPhone = phone === null ? undefined : ties.find((tie) => tie.phone === phone);
    if (byPhone) return byPhone;
    const namesakes = name === "" ? [] : ties.filter((tie) => isSameName(tie.name, name));
    if (phone === null) {
      const unnumbered = namesakes.filter((tie) => tie.phone === null);
      const likeliest = unnumbered.length > 0 ? unnumbered : namesakes;
      return likeliest.find((tie) => tie.name === name) ?? likeliest[0];
    }
    return this.#owners.has(phone) ? undefined : namesakes.find((tie) => tie.phone === null);
  }

  #add(row: GuardianRow, child: KnownChild): void {
    const planned = this.#planned.get(child.id) ?? [];
    if (child.ties.length + planned.length >= MOST_GUARDIANS) {
      const most = String(MOST_GUARDIANS);
      this.tell.error(row, FaultCode.tooManyGuardians, Column.guardianName, child.name, most);
      return;
    }
    const { line, phone, relation, contact, custody, seesRecords, livesWith } = row;
    const secondPhone = this.#secondOf(row, phone);
    const owner = phone === null ? undefined : this.#owners.get(phone);
    const named = (phone === null ? undefined : this.names.get(phone)) ?? row.name;
    const name = owner ?? (named || `Guardian of ${child.name}`.slice(0, 120));
    if (owner !== undefined && row.name !== "" && !isSameName(owner, row.name)) {
      this.tell.warning(row, FaultCode.guardianKnownAs, Column.guardianName, phone, owner);
    }
    if (phone !== null) this.#owners.set(phone, name);
    const next = Math.max(0, ...child.ties.map((tie) => tie.priority), ...planned.map(({ priority }) => priority)) + 1;
    const addition: Addition = {
      line,
      learnerId: child.id,
      name,
      phone,
      secondPhone,
      relation,
      priority: row.priority ?? next,
      ...(contact !== null && { contact }),
      ...(custody !== null && { custody }),
      ...(seesRecords !== null && { seesRecords }),
      ...(livesWith !== null && { livesWith }),
    };
    this.plan.additions.push(addition);
    this.#planned.set(child.id, [...planned, addition]);
  }

  #edit(row: GuardianRow, child: KnownChild, known: KnownTie): void {
    const fields: FieldChange[] = [];
    const person = this.#editPerson(row, known, fields);
    const tie: Edit["tie"] = {};
    for (const field of TIE_FIELDS) {
      const to = row[field];
      if (to === null || to === known[field]) continue;
      Object.assign(tie, { [field]: to });
      fields.push({ field, from: known[field] === null ? null : String(known[field]), to: String(to) });
    }
    if (fields.length === 0) return;
    const { line } = row;
    const { guardianId, guardianshipId } = known;
    this.plan.edits.push({ line, learnerId: child.id, guardianId, guardianshipId, person, tie });
    this.plan.changes.push({ line, admissionNumber: child.admissionNumber, name: known.name, fields });
  }

  #secondOf(row: GuardianRow, who: Phone | GuardianId | null): Phone | null {
    const said = who === null ? undefined : this.#seconds.get(who);
    if (row.secondPhone === null || who === null) return row.secondPhone;
    if (said === undefined) this.#seconds.set(who, row.secondPhone);
    else if (said !== row.secondPhone) {
      this.tell.warning(row, FaultCode.secondPhoneDiffers, Column.secondPhone, row.secondPhone, said);
      return said;
    }
    return row.secondPhone;
  }

  /** A name is kept, unless it only said whose guardian it is; a number that is somebody's own already is left out. */
  #editPerson(row: GuardianRow, known: KnownTie, fields: FieldChange[]): Edit["person"] {
    const person: Edit["person"] = {};
    const name = this.#renamed.get(known.guardianId) ?? known.name;
    if (row.name !== "" && row.name !== name && name.startsWith("Guardian of ")) {
      person.name = row.name;
      this.#renamed.set(known.guardianId, row.name);
    } else if (row.name !== "" && !isSameName(row.name, name)) {
      this.tell.warning(row, FaultCode.guardianKnownAs, Column.guardianName, row.phone ?? row.name, name);
    }
    if (row.phone !== null && known.phone === null) {
      person.phone = row.phone;
      this.#owners.set(row.phone, known.name);
    }
    const secondPhone = this.#secondOf(row, known.phone ?? known.guardianId);
    if (secondPhone !== null && secondPhone !== known.secondPhone) person.secondPhone = secondPhone;
    for (const [field, to] of Object.entries(person)) {
      fields.push({ field, from: known[field as keyof typeof person] ?? null, to: to ?? null });
    }
    return person;
  }
}
