import type { Evidence } from "./audit";
import type { Findings } from "./findings";
import { allOf, type ScoreCell } from "./score-model";
import { readScores } from "./wire";

const SHOWN_PROPOSALS = 2;

/** Every sheet says of every learner what the rules make of all that was entered, and is open or submitted as it should be. */
export function checkScores(evidence: Evidence, findings: Findings): void {
  const { ledger, server } = evidence;
  const lines = new Map([...server.scopes.values()].flatMap(({ items }) => [...items]));
  for (const { id, classId, submitted } of server.sheets) {
    const sheet = `${classId} s${id}`;
    const isSubmitted = ledger.scores.isSubmitted(sheet);
    const told = (lines.get(`a${id}`) ?? "").split("|")[5] !== "";
    if (submitted !== isSubmitted || told !== isSubmitted)
      findings.add("replicas unequal", `sheet ${id}: submitted ${submitted}, told ${told}, not ${isSubmitted}`);
    const spoken = new Map(
      [...readScores(lines.get(`s${id}`) ?? "")].map(([position, said]) => [
        ledger.rosters.learnerAt(classId, position),
        said.split("!"),
      ]),
    );
    for (const learner of new Set(ledger.rosters.of(classId).map((stay) => stay.learner))) {
      const cell = ledger.scores.cells.get(`${sheet} ${learner}`) ?? { value: null, proposals: [] };
      const should = textOf(cell);
      const stored = server.scores.get(`${id} ${learner}`) ?? "";
      const where = `sheet ${id}, learner ${learner}`;
      if (stored !== should) findings.add(kindOf(should, stored), `tables, ${where}: ${stored}, not ${should}`);
      const feed = spoken.get(learner) ?? [];
      if (!isTold(cell, feed)) findings.add(kindOf(should, feed.join("!")), `feed, ${where}: ${feed}, not ${should}`);
    }
  }
  checkWord(evidence, findings);
}

/** Both authors of a cell with proposals and the heads have word of it, and nobody of a cell without. */
function checkWord({ ledger, server }: Evidence, findings: Findings): void {
  const told = new Set<string>();
  for (const { kind, userId, items } of server.scopes.values()) {
    if (kind !== "user") continue;
    for (const [key, line] of [...items].filter(([each]) => each.startsWith("p"))) {
      const [classId, assessment, position, own = "", other = ""] = line.split("|");
      const name = `${classId} s${assessment} ${ledger.rosters.learnerAt(Number(classId), Number(position))}`;
      const cell = ledger.scores.cells.get(name);
      if (!cell || cell.proposals.length === 0)
        findings.add("not told", `user ${userId} is told of a proposal that is settled: ${key} ${line}`);
      const scores = cell ? allOf(cell).map(({ score }) => score) : [];
      if (own !== other && scores.includes(own) && scores.includes(other)) told.add(`${userId} ${name}`);
    }
  }
  for (const [name, cell] of ledger.scores.cells) {
    if (cell.proposals.length === 0) continue;
    for (const user of new Set([...allOf(cell).map((each) => each.user), ...server.heads]))
      if (!told.has(`${user} ${name}`)) findings.add("not told", `user ${user} of ${textOf(cell)} in ${name}`);
  }
}

/** `45!48!A`: what stands, then the proposals; empty where nothing stands. */
const textOf = ({ value, proposals }: ScoreCell): string =>
  value && value.score !== "-" ? [value.score, ...proposals.map(({ score }) => score).sort()].join("!") : "";

/** A line shows what stands, and of the different proposals the first two. */
function isTold(cell: ScoreCell, [stands = "", ...shown]: readonly string[]): boolean {
  const [should = "", ...others] = textOf(cell).split("!");
  const different = new Set(others);
  return (
    stands === should &&
    shown.length === Math.min(SHOWN_PROPOSALS, different.size) &&
    shown.every((score) => different.has(score))
  );
}

function kindOf(should: string, is: string): "silently overwritten" | "replicas unequal" {
  const vanished = should.split("!").some((score) => score !== "" && !is.split("!").includes(score));
  return vanished ? "silently overwritten" : "replicas unequal";
}
