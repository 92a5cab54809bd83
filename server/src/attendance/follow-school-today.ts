import type { Services } from "../context.js";
import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import type { ClassId } from "../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import { readClassToday } from "./read-school-today.js";
import { schoolTodayTopic } from "./school-today-topic.js";
import type { ClassTodayType } from "./school-today.type.js";

type Event = { classId: ClassId; day: SchoolDay };

/** Each class's day as it is after every change of a register of `day`, or of whatever day is today. */
export async function followSchoolToday(
  { orm, pubSub, clock }: Pick<Services, "orm" | "pubSub" | "clock">,
  viewer: Viewer,
  day: SchoolDay | null,
): Promise<AsyncIterableIterator<ClassTodayType>> {
  const events = pubSub.subscribe([schoolTodayTopic(viewer.schoolId)]);
  await events.listening;

  const changes: AsyncIterableIterator<ClassTodayType> = {
    async next() {
      for (;;) {
        const { value, done } = await events.next();
        if (done) return { value: undefined, done };
        const event = value as Event;
        if (event.day !== (day ?? schoolDayAt(clock.now()))) continue;
        const em = orm.em.fork() as Em;
        em.setFilterParams("school", { schoolId: viewer.schoolId });
        const changed = await readClassToday(em, viewer, event.classId, event.day);
        if (changed) return { value: changed, done: false };
      }
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return changes;
    },
  };
  return changes;
}
