import { Role, ROLES } from "../../src/values/role.js";
import type { Actor, World } from "./world.js";

/** What an actor gets: an answer, `null` where there is nothing for them, or a refusal's code. */
export type Outcome =
  | "answer"
  | "null"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "CONFLICT"
  | "NOT_YOUR_CLASS"
  | "OTHER_SCHOOL"
  | "NO_SUCH_CLASS"
  | "REOPEN_NOT_ALLOWED"
  | "NOT_HELD";

/** One way to use an operation, and what comes of it for everybody. */
export type OperationCase = {
  /** `Type.field` */
  operation: string;
  /** Tells this case from others of the same operation. */
  about?: string;
  text: string;
  /** What it is asked about: things of the given school. */
  variables?: (world: World, ask: Ask) => Promise<object> | object;
  /** Who of the school gets an answer. */
  allowed: readonly Actor[];
  /** What the others of the school get, unless they are not signed in. */
  refusal?: Outcome;
  /** Where one of them gets something else. */
  refusals?: Partial<Record<Actor, Outcome>>;
  /** What it comes to when it is about another school's things, for whoever may use it at all; nothing when it names none. */
  elsewhere?: Outcome;
  /** Whether even those who may not use it at home get that: they are told of nothing there. */
  elsewhereForAll?: true;
  /** What an answer says of itself, where it may be a refusal of its own kind. */
  read?: (data: Record<string, never>) => Outcome;
  /** Ends the sign-in it is asked with. */
  spendsToken?: true;
};

/** Asks something in preparation, as somebody of the school. */
export type Ask = <Data>(as: Role, text: string, variables?: object) => Promise<Data>;

export const HEADS = [Role.head, Role.deputy] as const;
export const LEADERS = [Role.admin, ...HEADS] as const;
export const BURSARS = [Role.bursar, Role.head] as const;
export const MONEY_OFFICE = [...LEADERS, Role.bursar] as const;
export const OFFICE = [...MONEY_OFFICE, "key"] as const;
export const TEACHERS = [Role.classTeacher, Role.subjectTeacher] as const;
export const PEOPLE = ROLES;
export const STAFF = ROLES.filter((role) => role !== Role.guardian);
export const SIGNED_IN = [...ROLES, "key"] as const;
export const ANYBODY = [...SIGNED_IN, "nobody"] as const;
