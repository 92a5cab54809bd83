import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What a file of the project may not say: it must mean the same on every machine, and pass on a slow one as on a fast one. */
const FORBIDDEN = [
  { what: "reaches outside the repository", pattern: /\.\.\/shared\b/ },
  { what: "names a folder of one machine", pattern: /(?<![\w.~-])\/(?:work|root|Users|home\/\w+)\/[\w.-]/ },
  {
    what: "names a package registry",
    pattern: /registry\.(?:npmjs|yarnpkg)\.|https?:\/\/[\w.-]*(?:registry|mirror|artifactory|nexus)[\w.-]*[/:]/i,
  },
  {
    what: "reads a page once: `expect.poll` waits until it shows what it will",
    only: /^client\/e2e\/[\w.-]+\.test\.ts$/,
    pattern: /expect\(await .*\.(?:count|isDisabled|isVisible|allTextContents|textContent|innerText|inputValue)\(\)\)/,
  },
  {
    what: "waits for the network, which says nothing of the page: wait for what is to be seen",
    only: /^client\/e2e\/[\w.-]+\.ts$/,
    pattern: /networkidle/,
  },
];

const BINARY = /\.(?:png|ico|jpe?g|webp|woff2?|xlsx|pdf|gz|br|bin)$/;

/** @returns {string[]} every breach in the tracked files, as `file:line: sentence` */
export function findHouseBreaches() {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0");
  return files
    .filter((file) => file && existsSync(file) && !BINARY.test(file) && !import.meta.filename.endsWith(file))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) =>
          FORBIDDEN.filter(({ only, pattern }) => (!only || only.test(file)) && pattern.test(line)).map(
            ({ what }) => `${file}:${index + 1}: ${what}`,
          ),
        ),
    );
}
