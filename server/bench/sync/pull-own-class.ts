import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

/** W3 for a class teacher: their own class, with a term behind it, on a new phone; counted until its list is there. */
export const pullOwnClass: Workload = async (school, link) => {
  await school.withScores();
  const [east] = school.school.classes;
  const phone = await school.newPhone(east!.teachers[0]!);
  phone.moveTo(link.url);
  let usable = 0;
  const counted = { requests: 0, up: 0, down: 0 };
  const { seconds } = await timed(() => {
    const from = performance.now();
    return phone.pull(() => {
      usable = (performance.now() - from) / 1000;
      Object.assign(counted, { requests: phone.requests, up: phone.up, down: phone.down });
    });
  });
  phone.close();
  const learners = Object.keys(phone.holds.items(`CLASS_TERM ${east!.id}`)).filter((key) => key.startsWith("l"));
  const accepted = learners.length === 45 && (await school.holdsTheFeed(phone));
  return { ...counted, seconds: usable, remark: `all of it after ${seconds.toFixed(1)} s`, accepted };
};
