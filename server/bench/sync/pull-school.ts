import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

/** W3: the head, who follows every class, pulls the whole school onto a new phone. */
export const pullSchool: Workload = async (school, link) => {
  const phone = await school.newPhone(school.school.person("head"));
  phone.moveTo(link.url);
  const from = performance.now();
  let usable = 0;
  const { seconds } = await timed(() => phone.pull(() => (usable = (performance.now() - from) / 1000)));
  phone.close();
  const accepted = await school.holdsTheFeed(phone);
  const remark = `first page after ${usable.toFixed(1)} s`;
  return { requests: phone.requests, up: phone.up, down: phone.down, seconds, remark, accepted };
};
