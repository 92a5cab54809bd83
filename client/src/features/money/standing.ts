import type { Account } from "../../api/account";

/** What somebody may do with the school's money; the server decides, and this only shows what it would allow. */
export type Standing = {
  /** Records money, and asks that it be taken back. */
  readonly keeps: boolean;
  /** Agrees to what somebody else asked for. */
  readonly decides: boolean;
  readonly isAdmin: boolean;
};

export function standingOf({ roles }: Pick<Account, "roles">): Standing {
  const keeps = roles.includes("BURSAR") || roles.includes("HEAD");
  return { keeps, decides: keeps || roles.includes("DEPUTY"), isAdmin: roles.includes("ADMIN") };
}
