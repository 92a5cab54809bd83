import { checkScores } from "./check-scores";
import { Findings } from "./findings";
import type { Ledger, Tap } from "./ledger";
import type { OutboxState, PhoneState } from "./phone-state";
import type { Rosters } from "./rosters";
import { digestOf, type ScopeState, type ServerState } from "./server-state";
import { type ReadNotice, readNotice, readProposal, readOperation, readRegister } from "./wire";

/** A school at rest: what was said, what the server has, and what the phones have after their clean cycles. */
export type Evidence = {
  readonly ledger: Ledger;
  readonly server: ServerState;
  readonly phones: readonly PhoneState[];
  /** Whom the school lets follow which classes. */
  readonly mayFollow: (user: number, classId: number) => boolean;
};

/** Decides whether a school at rest is as it should be, by the documented rules and by nothing of the engine. */
export function audit(evidence: Evidence): Findings {
  const findings = new Findings();
  const { ledger } = evidence;
  for (const text of ledger.doubled) findings.add("doubled", text);
  for (const text of ledger.invented) findings.add("doubled", `never tapped so: ${text}`);
  for (const text of ledger.overwritten) findings.add("silently overwritten", text);
  for (const text of ledger.late) findings.add("silently overwritten", text);
  for (const text of ledger.shutOut) findings.add("refused without cause", text);
  for (const name of ledger.clashes) findings.add("sent by two tabs at once", name);
  checkTaps(evidence, findings);
  checkHistory(evidence, findings);
  checkRegisters(evidence, findings);
  checkNotices(evidence, findings);
  checkHeld(evidence, findings);
  checkScores(evidence, findings);
  checkScopes(evidence, findings);
  for (const phone of evidence.phones) checkPhone(evidence, phone, findings);
  return findings;
}

/** Everything saved was taken once, or is where its author sees it, or was let go of by its author. */
function checkTaps({ ledger, phones }: Evidence, findings: Findings): void {
  const kept = new Map<string, OutboxState[]>();
  const trays = new Set<OutboxState>();
  for (const { clan, outbox } of phones) {
    for (const row of outbox) {
      kept.set(`${clan} ${row.at}`, [...(kept.get(`${clan} ${row.at}`) ?? []), row]);
      if (row.state !== "waiting" || standsBehind(row, outbox)) trays.add(row);
    }
  }
  for (const tap of ledger.taps) {
    const name = `${tap.clan} ${tap.at}`;
    const isTaken = ledger.taken.has(tap);
    // A copy of a phone keeps its own tray, and what waits behind that, whatever became of it on the other.
    const still = (kept.get(name) ?? []).find((row) => !trays.has(row) || !isCopied(phones, tap.clan));
    if (isTaken && still) findings.add("queues not empty", `taken and kept: ${still.text}`);
    if (!tap.saved || isTaken || kept.has(name) || tap.wiped) continue;
    // A tab may die when it has saved and before it says so.
    const reachedDisk = ({ clan, at, saved, refused }: Tap): boolean => saved || refused || kept.has(`${clan} ${at}`);
    if (!isLetGo(ledger, tap, reachedDisk))
      findings.add(
        "lost",
        `saved at ${tap.at} by ${tap.clan}: ${tap.kind} ${tap.classId} ${tap.register}${tap.refused ? ", refused before" : ""}`,
      );
  }
}

const isCopied = (phones: readonly PhoneState[], clan: string): boolean =>
  phones.filter((phone) => phone.clan === clan).length > 1;

/** Let go of after it was refused, or said anew. */
function isLetGo({ taps, taken }: Ledger, tap: Tap, reachedDisk: (later: Tap) => boolean): boolean {
  if (!tap.refused) return false;
  const restated = taps
    .slice(taps.indexOf(tap) + 1)
    .some(
      (later) =>
        (reachedDisk(later) || taken.has(later)) &&
        later.clan === tap.clan &&
        later.classId === tap.classId &&
        later.register === tap.register &&
        saysAllOf(later, tap),
    );
  return tap.discarded || restated;
}

/** A roll says all there is to say of a register; scores, of learners they name; a submitting, as much as another. */
function saysAllOf(later: Tap, tap: Tap): boolean {
  if (later.kind === "r") return true;
  if (later.kind === "f" || later.kind !== tap.kind) return false;
  return [...tap.marks.keys()].every((position) => later.marks.has(position));
}

/** All that was taken is in the history once, as it was said, and nothing else is. */
function checkHistory({ ledger, server }: Evidence, findings: Findings): void {
  const entries = Map.groupBy(server.history, ({ device, counter }) => `${device} ${counter}`);
  for (const { tap, device, counter } of ledger.taken.values()) {
    const name = `${device} ${counter}`;
    const told = entries.get(name) ?? [];
    entries.delete(name);
    const times = Map.groupBy(told, ({ learner }) => learner);
    for (const [learner, same] of times)
      if (same.length > 1) findings.add("doubled", `${same.length} times in the history: ${name} ${learner ?? "roll"}`);
    for (const [position, mark] of tap.marks) {
      const learner = ledger.rosters.learnerAt(tap.classId, position);
      const said = told.some((entry) => entry.learner === learner && entry.value === mark);
      if (!said) findings.add("lost", `taken and not in the history: ${name}, ${mark} of ${tap.register} ${position}`);
    }
    if (["r", "b", "o"].includes(tap.kind) && !times.has(null))
      findings.add("lost", `${tap.kind} of ${tap.register} that is not in the history: ${name}`);
  }
  for (const name of entries.keys()) findings.add("doubled", `in the history and never said: ${name}`);
}

/** Every register says of every learner what the rules make of all that was said. */
function checkRegisters({ ledger, server }: Evidence, findings: Findings): void {
  const scopes = [...server.scopes.values()].filter(({ kind }) => kind === "class-term");
  const lines = new Map(
    scopes.flatMap(({ classId, items }) =>
      [...items].filter(([key]) => key.startsWith("r")).map(([key, line]) => [`${classId} ${key.slice(1)}`, line]),
    ),
  );
  for (const name of new Set([...ledger.registers, ...lines.keys(), ...server.rolls.keys()])) {
    const [classId, register = ""] = [Number(name.split(" ")[0]), name.split(" ")[1]];
    const line = readRegister(lines.get(name) ?? "");
    const roll = server.rolls.get(name) ?? { rosterRev: 0, rest: "N" };
    const spoken = new Map(
      [...line.marks].map(([position, mark]) => [ledger.rosters.learnerAt(classId, position), mark]),
    );
    for (const learner of new Set(ledger.rosters.of(classId).map((stay) => stay.learner))) {
      const cell = `${name} ${learner}`;
      if (ledger.model.unsure.has(cell)) continue;
      const should = ledger.model.mark(cell);
      const covers = ({ rosterRev, rest }: typeof roll): string =>
        ledger.rosters.at(classId, rosterRev).some((stay) => stay.learner === learner) ? rest : "N";
      const told = spoken.get(learner) ?? covers(line);
      const stored = server.marks.get(cell) ?? covers(roll);
      for (const [where, is] of [["feed", told] as const, ["tables", stored] as const])
        if (is !== should)
          findings.add(kindOf(should, is), `${where}, ${register} of learner ${learner}: ${is}, not ${should}`);
    }
  }
}

function kindOf(should: string, is: string): "silently overwritten" | "replicas unequal" {
  const vanished = should.split("!").some((mark) => !"NP".includes(mark) && !is.split("!").includes(mark));
  return vanished ? "silently overwritten" : "replicas unequal";
}

/** Both authors of a contested cell and the heads have word of both marks, and of no cell that is not contested. */
function checkNotices({ ledger, server }: Evidence, findings: Findings): void {
  const contested = new Map(ledger.model.contested());
  const told = new Map<string, string[]>();
  for (const { kind, userId, items } of server.scopes.values()) {
    if (kind !== "user") continue;
    for (const [key, line] of items) {
      const notice = readNotice(line);
      if (!key.startsWith("n") || notice.kind !== "contested") continue;
      const cell = `${notice.classId} ${notice.register} ${ledger.rosters.learnerAt(notice.classId, notice.position)}`;
      if (!contested.has(cell) && !ledger.model.unsure.has(cell))
        findings.add("not told", `user ${userId} is told of a contest that is over: ${line}`);
      if (told.has(`${userId} ${cell}`)) findings.add("doubled", `user ${userId} is told twice of ${cell}: ${line}`);
      told.set(`${userId} ${cell}`, [notice.value, notice.other].sort());
    }
  }
  for (const [cell, claims] of contested) {
    const marks = claims.map(({ mark }) => mark).sort();
    for (const user of new Set([...claims.map((claim) => claim.user), ...server.heads])) {
      const has = told.get(`${user} ${cell}`);
      if (has?.join() !== marks.join())
        findings.add("not told", `user ${user} of ${marks} in ${cell}: ${has ?? "nothing"}`);
    }
  }
}

/** Every head has each operation that waits for them, whole, and no other: nobody decides here. */
function checkHeld({ ledger, server }: Evidence, findings: Findings): void {
  for (const { kind, userId, items } of server.scopes.values()) {
    if (kind !== "user" || !server.heads.has(userId!)) continue;
    const told = [...items].filter(([key]) => key.startsWith("w"));
    for (const [name, text] of ledger.held)
      if (!items.get(`w${name}`)?.startsWith(`${text}|`))
        findings.add("not told", `head ${userId} does not know what waits: ${name}, ${text}`);
    for (const [key, line] of told)
      if (!ledger.held.has(key.slice(1))) findings.add("not told", `head ${userId} is told to decide on ${line}`);
  }
}

function checkScopes({ server }: Evidence, findings: Findings): void {
  for (const { id, digest, items } of server.scopes.values())
    if (digest !== digestOf(items))
      findings.add("replicas unequal", `the server's own checksum of scope ${id} is wrong`);
}

function checkPhone({ ledger, server, mayFollow }: Evidence, phone: PhoneState, findings: Findings): void {
  const { name, user, clan } = phone;
  for (const row of phone.outbox) {
    if (!isTrue(ledger, clan, row)) findings.add("doubled", `${name} keeps what nobody tapped so: ${row.text}`);
    if (row.state === "waiting" && !standsBehind(row, phone.outbox))
      findings.add("queues not empty", `${name} still waits to send ${row.text}`);
  }
  for (const classId of phone.traces)
    if (!mayFollow(user, classId)) findings.add("kept after access ended", `${name} remembers class ${classId}`);

  const held = Map.groupBy(phone.items, ({ scope }) => scope);
  const followed = [...server.scopes.values()].filter((scope) => isFollowed(scope, user, mayFollow));
  for (const scope of new Set([...held.keys(), ...phone.scopes.map(({ id }) => id)])) {
    if (!followed.some(({ id }) => id === scope))
      findings.add("kept after access ended", `${name} holds scope ${scope} (${held.get(scope)?.length ?? 0} items)`);
  }
  for (const scope of followed) {
    const row = phone.scopes.find(({ id }) => id === scope.id);
    const lines = new Map((held.get(scope.id) ?? []).map(({ key, line }) => [key, line]));
    const differs = [...new Set([...lines.keys(), ...scope.items.keys()])].filter(
      (key) => lines.get(key) !== scope.items.get(key),
    );
    for (const key of differs)
      findings.add(
        "replicas unequal",
        `${name}, scope ${scope.id} ${key}: ${lines.get(key) ?? "nothing"}, not ${scope.items.get(key) ?? "nothing"}`,
      );
    if (row?.cursor !== scope.head)
      findings.add("queues not empty", `${name} knows scope ${scope.id} to ${row?.cursor}, not ${scope.head}`);
    if (differs.length === 0 && row?.digest !== scope.digest)
      findings.add("replicas unequal", `${name}'s checksum of scope ${scope.id} is wrong`);
  }
  checkStatus(ledger, phone, followed, findings);
}

/** What the phone says is left to send, and to see to, is what is left. */
function checkStatus(
  { rosters }: Ledger,
  { name, outbox, told }: PhoneState,
  followed: readonly ScopeState[],
  findings: Findings,
): void {
  const unsent = outbox.filter(({ state }) => state === "waiting").length;
  const classes = new Set(followed.map(({ classId }) => classId));
  const own = followed.filter(({ kind }) => kind === "user").flatMap(({ items }) => [...items]);
  const contests = own
    .filter(([key]) => key.startsWith("n"))
    .map(([, line]) => readNotice(line))
    .filter(({ kind, classId }) => kind === "contested" && classes.has(classId))
    // Whoever has said something of it since need not be asked again, though it waits behind what was refused.
    .filter((contest) => !outbox.some((row) => row.state === "waiting" && speaksOf(rosters, row, contest)));
  // Each operation waits for itself: two rolls of one register are two, though one notice tells older phones of both.
  const waiting = own.filter(([key]) => key.startsWith("w"));
  // Two scores for a learner, as long as their sheet takes scores.
  const proposals = own
    .filter(([key]) => key.startsWith("p"))
    .map(([, line]) => readProposal(line))
    .filter(({ classId, register }) => isOpenSheet(followed, classId, register))
    .filter((proposal) => !outbox.some((row) => row.state === "waiting" && speaksOf(rosters, row, proposal)));
  const needsYou = outbox.length - unsent + contests.length + proposals.length + waiting.length;
  if (told.unsent !== unsent) findings.add("status untrue", `${name} says ${told.unsent} unsent, it is ${unsent}`);
  if (told.needsYou !== needsYou)
    findings.add("status untrue", `${name} says ${told.needsYou} need its user, it is ${needsYou}`);
}

/** `register` is `s340`; the sixth field of its assessment's line says who submitted it. */
const isOpenSheet = (followed: readonly ScopeState[], classId: number, register: string): boolean =>
  followed.some((scope) => scope.classId === classId && scope.items.get(`a${register.slice(1)}`)?.split("|")[5] === "");

type SaidOf = Pick<ReadNotice, "classId" | "register" | "position">;

function speaksOf(rosters: Rosters, { text }: OutboxState, { classId, register, position }: SaidOf): boolean {
  const said = readOperation(text);
  if (said?.classId !== classId || said.register !== register) return false;
  const learner = rosters.learnerAt(classId, position);
  return said.kind === "r" || [...said.marks.keys()].some((one) => rosters.learnerAt(classId, one) === learner);
}

function isFollowed({ kind, userId, classId }: ScopeState, user: number, mayFollow: Evidence["mayFollow"]): boolean {
  if (kind === "school") return true;
  return kind === "user" ? userId === user : mayFollow(user, classId!);
}

function isTrue(ledger: Ledger, clan: string, { text }: OutboxState): boolean {
  const said = readOperation(text);
  const tap = said && ledger.tapAt(clan, said.at);
  return !!tap && tap.classId === said.classId && tap.register === said.register && tap.kind === said.kind;
}

/** Behind something refused of the same register or sheet, of the same cell where both are of one. */
function standsBehind(row: OutboxState, outbox: readonly OutboxState[]): boolean {
  return outbox.some((other) => {
    const isBefore = other.n < row.n && (other.state === "rejected" || other.state === "blocked");
    if (!isBefore || other.key !== row.key || other.classId !== row.classId) return false;
    const [one, two] = [readOperation(other.text)!, readOperation(row.text)!];
    if (one.kind === "s" && two.kind === "b") return true;
    return one.kind === "r" || two.kind === "r" || [...one.marks.keys()].some((position) => two.marks.has(position));
  });
}
