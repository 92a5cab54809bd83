export const Dialect = { sqlite: "sqlite", mysql: "mysql", mariadb: "mariadb" } as const;
export type Dialect = (typeof Dialect)[keyof typeof Dialect];

/**
 * Where the records live: `sqlite:PATH` (or `sqlite::memory:`), `mysql://user:password@host:port/name`, or
 * `mariadb://...` of the same form.
 */
export type DatabaseUrl = { dialect: Dialect; url: string };

/** Reads a `DATABASE_URL`; `null` when its scheme is none of ours or it lacks a database name. */
export function parseDatabaseUrl(text: string): DatabaseUrl | null {
  if (/^sqlite:(\/\/)?.+/.test(text)) {
    return { dialect: Dialect.sqlite, url: text.replace(/^sqlite:(\/\/)?/, "") };
  }
  if (!URL.canParse(text)) return null;
  const { protocol, pathname } = new URL(text);
  const dialect = protocol === "mysql:" ? Dialect.mysql : protocol === "mariadb:" ? Dialect.mariadb : null;
  return dialect && pathname.length > 1 ? { dialect, url: text } : null;
}
