/** `npm run add-school -- NAME --admin PERSON --phone PHONE`: begins a school, with an administrator who can sign in. */
import "reflect-metadata";
import { parseArgs } from "node:util";
import { addDefaultScales } from "./assessment/scales/add-default-scales.js";
import { addDefaultReasons } from "./attendance/add-default-reasons.js";
import type { Services } from "./context.js";
import { publishChanges } from "./events/publish-changes.js";
import { addStaff } from "./identity/add-staff.js";
import type { Em } from "./platform/orm.js";
import { inTransaction } from "./platform/transaction.js";
import { runCommand } from "./run-command.js";
import { addSchool } from "./schools/add-school.js";
import { parsePhone } from "./values/phone.js";
import { Role } from "./values/role.js";

const USAGE = 'npm run add-school -- "Kilimo Primary School" --admin "Jane Wanjiru" --phone "0712 345 678"';

type Wanted = { name: string; admin: string; phone: string };

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments(): Wanted | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { admin: { type: "string" }, phone: { type: "string" } },
    });
    const [name, ...others] = positionals;
    const { admin, phone } = values;
    return name && admin && phone && others.length === 0 ? { name, admin, phone } : null;
  } catch {
    return null;
  }
}

async function begin(services: Services, { name, admin, phone }: Wanted): Promise<string[]> {
  const now = services.clock.now();
  const schoolId = await inTransaction(services.orm.em as Em, async (tx) => {
    const added = await addSchool(tx, null, now, { name });
    await addDefaultReasons(tx, added, now);
    await publishChanges(tx, now, await addDefaultScales(tx, added, now));
    return added;
  });
  const person = { name: admin, phone, email: null, roles: [Role.admin] };
  const { temporaryPassword } = await addStaff(services, { schoolId, userId: null }, person);
  return [
    `${name} is school ${schoolId}.`,
    temporaryPassword === null
      ? `${admin} signs in with ${phone} and the password they have already.`
      : `${admin} signs in with ${phone} and the password ${temporaryPassword}, and should change it at once.`,
    "Next, in the app: the term's dates, then the class lists.",
  ];
}

const wanted = readArguments() ?? fail(`Use it so: ${USAGE}`);
if (!parsePhone(wanted.phone)) fail(`${wanted.phone} is not a Kenyan mobile number. Write it like 0712 345 678.`);
await runCommand({ run: (services) => begin(services, wanted) });
