import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { TestSchool } from "../../../test/a-school.js";
import { engines } from "../../../test/engines.js";
import { Classroom, NOON } from "../../../test/sync/classroom.js";
import { OutboxEvent } from "../../events/outbox-event.entity.js";
import type { UserViewer } from "../../identity/viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { assignTeacher } from "../../schools/assign-teacher.js";
import { unassignTeacher } from "../../schools/unassign-teacher.js";
import type { ClassId, UserId } from "../../values/ids.js";
import { followScopes } from "./follow-scopes.js";

const AT = NOON / 1000;

/** Whatever is told by mistake is told by then. */
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
    await told();
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

  /** Waits until nothing is left to be told. */
  const told = () =>
    vi.waitFor(async () => expect(await room.em(school).count(OutboxEvent)).toBe(0), { timeout: 30_000, interval: 20 });

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

  it(
    "come from a user's own scopes only, and follow the list of them as it changes",
    { timeout: 120_000 },
    async () => {
      const [east, west] = school.classes;
      const teacher = await room.device(school, east!.teachers[0]!);
      const scopeOf = ({ id }: { id: ClassId }) => `class-term:${id}:${school.termIds[0]}`;
      const own = `user:${school.id}:${teacher.userId}`;
      const { heard, pokes, listening } = await follow(teacher);

      const hears = async (from: number, ...names: string[]) => {
        await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(from + names.length), 30_000);
        await told();
        await settle();
        expect(heard.slice(from)).toEqual(names);
      };

      await write(west!);
      await write(east!);
      await hears(0, scopeOf(east!));

      // Heard of once the new list is listened to.
      await teach(teacher.userId, west!.id, "subject");
      await hears(1, own);
      await write(west!);
      await hears(2, scopeOf(west!));

      await teach(teacher.userId, west!.id, null);
      await hears(3, own);
      await write(west!);
      await write(east!);
      await hears(4, scopeOf(east!));

      await pokes.return?.();
      await listening;
      await write(east!);
      await hears(5);
    },
  );
});
