import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { ErrorCode, Refusal } from "../errors.js";
import type { PageArguments } from "./page-arguments.js";
import { PageInfo } from "./page-info.type.js";

export type Connection<Node> = { nodes: Node[]; pageInfo: PageInfo; totalCount: number };

/** The class to extend for a page of `Node`s: `class StaffConnection extends connectionOf(() => Staff) {}`. */
export function connectionOf<Node extends object>(node: () => ClassType<Node>) {
  @ObjectType({ simpleResolvers: true })
  abstract class ConnectionOfNode {
    @Field(() => [node()], { description: "The items of this page, in order." })
    nodes!: Node[];

    @Field(() => PageInfo, { description: "Where this page ends." })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "How many there are on all pages together." })
    totalCount!: number;
  }
  return ConnectionOfNode;
}

/**
 * Makes a page of rows that were asked for with `limit first + 1`: the one too many only tells that more follow.
 * `positionOf` gives what the rows are ordered by, which `readCursor` will hand back.
 */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  { first }: PageArguments,
  totalCount: number,
  toNode: (row: Row) => Node,
  positionOf: (row: Row) => (string | number)[],
): Connection<Node> {
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    nodes: page.map(toNode),
    pageInfo: {
      endCursor: last === undefined ? null : writeCursor(positionOf(last)),
      hasNextPage: rows.length > first,
    },
    totalCount,
  };
}

const writeCursor = (position: (string | number)[]) => Buffer.from(JSON.stringify(position)).toString("base64url");

/** The position after which a page starts; null for the first page. */
export function readCursor({ after }: PageArguments): (string | number)[] | null {
  if (after == null) return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(after, "base64url").toString());
    const scalars = (item: unknown) => typeof item === "string" || typeof item === "number";
    if (Array.isArray(position) && position.every(scalars)) return position as (string | number)[];
  } catch {
    // told below
  }
  throw new Refusal(ErrorCode.badInput, "That page does not exist. Take `after` from the page before, unchanged.");
}

/** The id after which a page ordered by id starts; 0 for the first page. */
export function readIdCursor(page: PageArguments): number {
  const position = readCursor(page)?.[0] ?? 0;
  return typeof position === "number" ? position : 0;
}
