import { expect, it } from "vitest";
import { BenchSchool } from "../../bench/sync/bench-school.js";
import { bytesOf, isWithin, ROWS } from "../../bench/sync/rows.js";
import { SlowLink } from "../../bench/sync/slow-link.js";

// What is measured by `npm run bench -- sync`, held here to what does not depend on the machine.
it.each(ROWS)("takes no more bytes and requests than it must: $name", { timeout: 120_000 }, async (row) => {
  await using school = await BenchSchool.open();
  await using link = await SlowLink.open(school.booted.url, { name: "unshaped", bitsPerSecond: 1e9, roundTripMs: 0 });
  const taken = await row.run(school, link);
  const { up, down, requests, remark } = taken;
  console.log(
    `${row.name}: ${up} B up + ${down} B down in ${requests} requests, ${bytesOf(taken, row.counts)} B counted; ${remark}`,
  );
  expect(taken.accepted).toBe(true);
  expect(isWithin({ ...taken, seconds: 0 }, row.counts, row.must)).toBe(true);
});
