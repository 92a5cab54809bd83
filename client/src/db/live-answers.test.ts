import { expect, it } from "vitest";
import { saveScores } from "../sync/outbox/save-scores";
import { CLASS, MONDAY, Phone } from "../sync/testing/a-phone";
import { StandInServer } from "../sync/testing/stand-in-server";
import type { AssessmentId, Position } from "../values/ids";
import type { Score } from "../values/score";
import { liveAnswers } from "./live-answers";
import { getMeta, putMeta } from "./meta";
import { readMarks } from "./read-marks";

const MATHS = 340 as AssessmentId;

it("answers anew to both of two reads that one change wakes", async () => {
  const server = new StandInServer().withClass(CLASS, 45);
  server.put(10 + CLASS, `a${MATHS}`, "E|Mathematics|End of term|100|261120|||3||100");
  const { db } = await Phone.ready(server);
  const heard: unknown[] = [];
  const tell = (answer: unknown) => heard.push(answer);
  const fail = (error: unknown) => heard.push(String(error));
  liveAnswers(() => readMarks(db, MONDAY, CLASS)).subscribe((all) => tell(all?.[0]?.sheets[0]?.entered), fail);
  liveAnswers(() => getMeta(db, "brought")).subscribe((brought) => tell(brought?.fileName), fail);
  await expect.poll(() => heard.length).toBe(2);
  const [shown] = (await readMarks(db, MONDAY, CLASS))!;
  const scores = new Map([[1 as Position, "51" as Score]]);
  await db.transaction("rw", [db.outbox, db.meta, db.sent], async () => {
    await saveScores(db, { ...shown!, assessmentId: MATHS, scores });
    await putMeta(db, "brought", { classId: CLASS, fileName: "marks.csv", at: 0, cells: [] });
  });
  await expect.poll(() => heard.length).toBe(4);
  expect(heard.slice(2).sort()).toEqual([1, "marks.csv"]);
});
