import { expect, it } from "vitest";
import { Classroom } from "./classroom";

it("what was held and is taken after a restore, from a phone that has yet to hear that it has the class again, is said again after the next restore", async () => {
  await using room = await Classroom.open();
  const phone = await room.phoneOf(room.subjectTeacher);
  await phone.fixes(4, { status: "A" }, { classId: room.classId });
  await room.assign(room.subjectTeacher, false);
  await phone.sync();
  expect(await phone.db.outbox.toArray()).toMatchObject([{ state: "held" }]);

  const goBack = async (): Promise<void> => {
    await room.rows("delete from operation");
    await room.restore();
    await phone.sync();
  };
  await room.assign(room.subjectTeacher, true);
  await goBack();
  expect(await phone.db.sent.toArray()).toMatchObject([{ outcome: "APPLIED" }]);
  await goBack();
  expect(await room.rows("select outcome from operation")).toEqual([{ outcome: "agreed" }]);
});
