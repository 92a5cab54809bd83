import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestSchool } from "../../../test/a-school.js";
import { engines } from "../../../test/engines.js";
import { Classroom, NOON } from "../../../test/sync/classroom.js";
import type { UserViewer } from "../../identity/viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { assignTeacher } from "../../schools/assign-teacher.js";
import { unassignTeacher } from "../../schools/unassign-teacher.js";
import type { ClassId, UserId } from "../../values/ids.js";
import { followScopes } from "./follow-scopes.js";

const AT = NOON / 1000;

const settle = () => new Promise((resolve) => setTimeout(resolve, 250));

describe.each(engines)("pokes on %s", (engine) => {
  let room: Classroom;
  let school: TestSchool;
  let head: UserViewer;
  let count = 0;
  beforeAll(async () => {
    room = await Classroom.open(engine);
    school = await room.build();
    head = await room.device(school, school.person("head"));
    room.services.relay.kick();
    await settle();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** Follows as a user would, and names the scopes as they are poked. */
  async function follow(viewer: UserViewer) {
    const pokes = await followScopes(room.services, viewer);
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { scope } of pokes) {
        const [row] = await room
          .em(school)
          .execute<{ name: string }[]>("select name from scope_head where id = ?", [scope]);
        heard.push(row!.name);
      }
    })();
    return { heard, pokes, listening };
  }

  const write = ({ id }: { id: ClassId }) =>
    room.push(school, head, `${++count} f ${id} 261123m L1@${count} 100000 ${AT}`);

  const teach = async (userId: UserId, classId: ClassId, kind: "subject" | null) => {
    const actor = { schoolId: school.id, userId: null };
    await inTransaction(room.em(school), (tx) =>
      kind
        ? assignTeacher(tx, actor, new Date(NOON), { classId, userId, kind })
        : unassignTeacher(tx, actor, new Date(NOON), { classId, userId }),
    );
    room.services.relay.kick();
  };

  it("come from a user's own scopes only, and follow the list of them as it changes", { timeout: 30_000 }, async () => {
    const [east, west] = school.classes;
    const teacher = await room.device(school, east!.teachers[0]!);
    const scopeOf = ({ id }: { id: ClassId }) => `class-term:${id}:${school.termIds[0]}`;
    const own = `user:${school.id}:${teacher.userId}`;
    const { heard, pokes, listening } = await follow(teacher);

    await write(east!);
    await write(west!);
    await settle();
    expect(heard).toEqual([scopeOf(east!)]);

    await teach(teacher.userId, west!.id, "subject");
    await settle();
    await write(west!);
    await settle();
    expect(heard.slice(1)).toEqual([own, scopeOf(west!)]);

    await teach(teacher.userId, west!.id, null);
    await settle();
    await write(west!);
    await write(east!);
    await settle();
    expect(heard.slice(3)).toEqual([own, scopeOf(east!)]);

    await pokes.return?.();
    await listening;
    await write(east!);
    await settle();
    expect(heard.length).toBe(5);
  });
});
