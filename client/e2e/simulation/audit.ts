import type { Classroom } from "../engine/classroom";
import type { Handset } from "./handset";
import type { Ledger, Tap } from "./ledger";

/** What must never be: each count is to be 0. */
export type Findings = {
  lost: number;
  doubled: number;
  "silently overwritten": number;
  "replicas unequal": number;
  "queues not empty": number;
  "kept after access ended": number;
};

const CELL = /([PALEN])(\d+)((?:\.\d+)?(?:@\d+)?(?:![PALEN](?:\.\d+)?(?:@\d+)?)?)/g;

/** Compares phones that have had their quiet cycles, and the server, with what the ledger says should be. */
export async function audit(
  room: Classroom,
  ledger: Ledger,
  handsets: readonly Handset[],
): Promise<{ findings: Findings; notes: readonly string[] }> {
  const notes: string[] = [];
  const note = (text: string): number => notes.push(text);
  const findings: Findings = {
    lost: 0,
    doubled: ledger.doubled.length + ledger.invented.length,
    "silently overwritten": ledger.overclaimed.length,
    "replicas unequal": 0,
    "queues not empty": 0,
    "kept after access ended": ledger.leaked.length,
  };
  for (const text of ledger.doubled) note(`doubled: ${text}`);
  for (const text of ledger.invented) note(`never tapped: ${text}`);
  for (const text of ledger.overclaimed) note(`claims to have seen what it had not: ${text}`);

  for (const text of ledger.leaked) note(`kept after access ended: ${text}`);

  const written = await writtenTimes(room);
  for (const { phone, counter } of ledger.taken) {
    const times = written.get(`${handsets[phone]!.deviceId} ${counter}`) ?? 0;
    if (times === 0) findings.lost += note(`taken and not in the history: ${phone} ${counter}`) && 1;
    if (times > 1) findings.doubled += note(`${times} times in the history: ${phone} ${counter}`) && 1;
  }
  for (const handset of handsets) {
    const outbox = await handset.phone.db.outbox.toArray();
    const kept = new Set(outbox.map(({ at }) => at));
    for (const row of outbox) {
      const held = outbox.some(({ n, key, state }) => n < row.n && key === row.key && state !== "waiting");
      if (row.state !== "waiting" || held) continue;
      findings["queues not empty"] += note(`phone ${handset.index} still waits to send: ${row.text}`) && 1;
    }
    for (const tap of ledger.taps) {
      if (tap.phone !== handset.index || isAnswered(ledger, tap, kept)) continue;
      findings.lost += note(`phone ${tap.phone} saved and nobody has: ${tap.kind} ${tap.register} at ${tap.at}`) && 1;
    }
    for (const { register, position, should, is } of await differences(room, ledger, handset)) {
      const vanished = should.split("!").some((mark) => mark !== "N" && mark !== "P" && !is.split("!").includes(mark));
      const kind = vanished ? "silently overwritten" : "replicas unequal";
      findings[kind] += note(`phone ${handset.index}, ${register} ${position}: ${is} and not ${should}`) && 1;
    }
  }
  return { findings, notes };
}

/** Taken, or still on the phone, or let go of by its author once it was refused. */
function isAnswered(ledger: Ledger, tap: Tap, kept: ReadonlySet<number>): boolean {
  if (!tap.saved || tap.taken || kept.has(tap.at)) return true;
  if (!tap.refused) return false;
  const later = ledger.taps.slice(ledger.taps.indexOf(tap) + 1);
  const restated = later.some(
    ({ phone, kind, register, saved }) => saved && kind === "r" && phone === tap.phone && register === tap.register,
  );
  return tap.discarded || restated;
}

/** How often the history has each operation, by device and counter: more than once for one learner is once too often. */
async function writtenTimes(room: Classroom): Promise<Map<string, number>> {
  const rows = await room.rows<{ device: number; counter: number; times: number }>(
    `select device, counter, max(times) as times from (
       select device_id as device, counter, count(*) as times from attendance_history
       group by device_id, counter, coalesce(learner_id, 0)) each_cell
     group by device, counter`,
  );
  return new Map(rows.map(({ device, counter, times }) => [`${device} ${counter}`, Number(times)]));
}

type Difference = {
  readonly register: string;
  readonly position: number;
  readonly should: string;
  readonly is: string;
};

/** Cells that the phone holds otherwise than they should be; where nothing was said, nothing should be. */
async function differences(room: Classroom, ledger: Ledger, { phone }: Handset): Promise<Difference[]> {
  const scopes = await phone.db.scopes.where({ classId: room.classId }).toArray();
  const rows = await phone.db.items
    .where("scope")
    .anyOf(scopes.map(({ id }) => id))
    .toArray();
  const lines = await phone.db.names.open(rows);
  const held = new Map(lines.filter(({ key }) => key.startsWith("r")).map(({ key, line }) => [key.slice(1), line]));
  return [...new Set([...ledger.registers, ...held.keys()])].flatMap((register) => {
    const marks = marksOf(held.get(register) ?? "0|N||");
    return room.positions.flatMap((position) => {
      const [should, is] = [ledger.model.mark(register, position), marks(position)];
      return is === should ? [] : [{ register, position, should, is }];
    });
  });
}

/** Reads a register's line as docs/wire.md has it. */
function marksOf(line: string): (position: number) => string {
  const [, said = ""] = line.split("|");
  const cells = [...said.slice(1).matchAll(CELL)].map(
    ([, status, position, rest]) => [Number(position), `${status}${rest}`] as const,
  );
  const named = new Map(cells);
  return (position) => named.get(position) ?? said.charAt(0);
}
