import type { Em } from "../../../platform/orm.js";

/** The tables of the whole database with such a column, whichever room of the house they belong to. */
export const tablesNaming = (tx: Em, column: string): string[] =>
  [...tx.getMetadata().getAll().values()].flatMap(({ tableName, properties }) =>
    Object.values(properties).some(({ fieldNames = [] }) => fieldNames.includes(column)) ? [tableName] : [],
  );
