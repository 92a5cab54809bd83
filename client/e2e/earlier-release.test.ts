import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { BrowserSchool } from "./browser-school.js";
import { Phone } from "./phone.js";
import { readOutbox } from "./read-database.js";
import { badge, enter, findNewer, goOver, takeAllPresent } from "./screens.js";

/** The app as it was released under each protocol, as much of it as a teacher's phone holds: a file's text by its path. */
const RELEASES = ["1"];
const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PENDING = 200;
/** Two registers with two corrections of each of 45 learners; the rest are a third one and corrections of it. */
const REST = PENDING - 2 * (1 + 2 * 45);
const PATIENCE = { timeout: 60_000 };

async function unpackRelease(release: string): Promise<string> {
  const packed = await readFile(new URL(`./releases/${release}.json.br`, import.meta.url));
  const files = JSON.parse(brotliDecompressSync(packed).toString()) as Record<string, string>;
  const folder = await mkdtemp(join(tmpdir(), "asili-release-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

it.each(RELEASES)(
  "delivers all that waits in a database of release %s, upgraded under two open tabs",
  async (release) => {
    const released = await unpackRelease(release);
    await using school = await BrowserSchool.open({ app: released });
    await rm(released, { recursive: true });
    await using phone = await Phone.create();
    const { userId } = school.classTeacher;
    const first = await phone.page(school.url);
    await enter(first, school.classTeacher);
    const [second, third] = [await phone.context.newPage(), await phone.context.newPage()];
    school.air.fate = ({ operations }) => (operations.length > 0 ? "cut" : "pass");
    for (const [index, tab] of [second, third].entries()) {
      await tab.goto(school.register(index));
      for (let round = 0; round < 3; round++) await goOver(tab);
    }
    await first.goto(school.register(2));
    await takeAllPresent(first);
    await goOver(first, REST - 1);
    await badge(first, `${PENDING} saved on this phone, waiting for network`).waitFor(PATIENCE);
    expect(await databaseVersion(first, userId)).toBe(10);

    await rm(school.appFolder, { recursive: true });
    await cp(BUILT, school.appFolder, { recursive: true });
    await findNewer(first);
    await badge(first, `${PENDING} saved on this phone, waiting for network`).click();
    await first.getByRole("button", { name: "Update now" }).click();
    for (const old of [second, third]) {
      await old.getByText("Asili was updated on this phone").waitFor(PATIENCE);
      await old.getByText("unsent work is kept").waitFor();
    }
    await expect.poll(() => databaseVersion(first, userId), PATIENCE).toBeGreaterThan(10);
    await badge(first, `${PENDING} saved on this phone, waiting for network`).waitFor(PATIENCE);

    school.air.clear();
    await second.getByRole("button", { name: "Open again" }).click();
    await badge(second, "All sent").waitFor(PATIENCE);
    await badge(first, "All sent").waitFor(PATIENCE);
    expect(await readOutbox(first, userId)).toEqual([]);
    expect(
      await school.rows("select user_id, outcome, count(*) as n from operation group by user_id, outcome"),
    ).toEqual([{ user_id: userId, outcome: "applied", n: PENDING }]);
    expect(await school.count("select count(*) from roll_call where present + late + absent + excused = 45")).toBe(3);
  },
);

function databaseVersion(page: Awaited<ReturnType<Phone["page"]>>, userId: number): Promise<number | undefined> {
  return page.evaluate(
    async (name) => (await indexedDB.databases()).find((one) => one.name === name)?.version,
    `asili-u${userId}`,
  );
}
