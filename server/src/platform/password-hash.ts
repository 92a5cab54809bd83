import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { ErrorCode, Refusal } from "../errors.js";

/** argon2id as OWASP's password storage guide asks for it: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** Each hash fills 19 MiB and a thread for some 40 ms; more at once would only keep everybody waiting. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 100;

const derive = promisify(argon2);
const waiting: (() => void)[] = [];
let working = 0;

/** The password's hash in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(salt)}$${encode(tag)}`;
}

/** Whether the password has this hash. Without one the answer is no, after as long a time as any other answer takes. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const read = hash === null ? null : FORM.exec(hash);
  if (!read) {
    await tagOf(password, Buffer.alloc(SALT_BYTES), COST, TAG_BYTES);
    return false;
  }
  const [, memory, passes, parallelism, salt, tag] = read as unknown as [string, ...string[]] &
    Record<1 | 2 | 3 | 4 | 5, string>;
  const expected = Buffer.from(tag, "base64");
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await tagOf(password, Buffer.from(salt, "base64"), cost, expected.length), expected);
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

const encode = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

type Cost = { memory: number; passes: number; parallelism: number };

async function tagOf(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  await takeTurn();
  try {
    return await derive("argon2id", { message: password.normalize("NFKC"), nonce, tagLength, ...cost });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working--;
  }
}

async function takeTurn(): Promise<void> {
  if (working < MOST_AT_ONCE) {
    working++;
    return;
  }
  if (waiting.length >= MOST_WAITING) {
    throw new Refusal(ErrorCode.rateLimited, "Many people are signing in. Try again in a few seconds.", {
      retryAfter: 5,
    });
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}
