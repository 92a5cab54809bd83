import { httpRequest, keepAsking } from "../server/keep-asking.js";
import { NOW } from "./writers-school.js";

export type Writer = {
  readonly url: URL;
  readonly token: string;
  readonly classId: number;
  /** Registers that nobody else writes to, such as `261120m`. */
  readonly registers: readonly string[];
  /** How many operations it has numbered so far. */
  counter: number;
};

const PUSH = `mutation ($now: Int!, $ops: [Operation!]!) {
  push(v: 2, now: $now, ops: $ops) { verdicts { outcome seq code message } } }`;
const AT = NOW.getTime() / 1000;

type Answer = { data?: { push: { verdicts: { outcome: string; seq: number }[] } }; errors?: unknown };

/** Pushes batch after batch over one connection until `mayGoOn` says no; hands over the sequences each was given. */
export async function keepWriting(
  writer: Writer,
  batch: number,
  mayGoOn: () => boolean,
  onTaken: (sequences: number[]) => void,
): Promise<void> {
  let isOver = !mayGoOn();
  const next = () => httpRequest(writer.token, { query: PUSH, variables: { now: AT, ops: operations(writer, batch) } });
  await keepAsking(
    writer.url,
    next,
    (text) => {
      onTaken(readSequences(text));
      isOver = !mayGoOn();
    },
    () => isOver,
  );
}

function operations(writer: Writer, batch: number): string[] {
  return Array.from({ length: batch }, () => {
    const n = ++writer.counter;
    const register = writer.registers[n % writer.registers.length]!;
    return `${n} r ${writer.classId} ${register} 1 PA${1 + (n % 45)} 0 ${AT}`;
  });
}

function readSequences(text: string): number[] {
  const { data, errors } = JSON.parse(text) as Answer;
  if (!data) throw new Error(`a push was refused: ${JSON.stringify(errors)}`);
  const refused = data.push.verdicts.find(({ outcome }) => outcome !== "APPLIED");
  if (refused) throw new Error(`an operation was not taken: ${JSON.stringify(refused)}`);
  return data.push.verdicts.map(({ seq }) => seq);
}
