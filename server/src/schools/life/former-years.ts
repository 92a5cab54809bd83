import { Field, Int, ObjectType } from "type-graphql";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";

@ObjectType("FormerYear", { description: "How many learners went in a year." })
export class FormerYearType {
  @Field(() => Int, { description: "The year of the last day." })
  year!: number;

  @Field(() => Int, { description: "How many finished what the school offers." })
  completed!: number;

  @Field(() => Int, { description: "How many went to another school." })
  transferred!: number;

  @Field(() => Int, { description: "How many left school." })
  left!: number;
}

/** The years in which learners went, the latest first. */
export async function readFormerYears(em: Em, schoolId: SchoolId): Promise<FormerYearType[]> {
  const rows = await runSql<{ year: string; status: string; learners: number }>(
    em,
    `select substr(left_on, 1, 4) as year, status, count(*) as learners from learner
     where school_id = ? and left_on is not null and status in ('completed', 'transferred', 'left')
     group by substr(left_on, 1, 4), status`,
    [schoolId],
  );
  const years = Map.groupBy(rows, ({ year }) => Number(year));
  return [...years]
    .map(([year, counts]) => {
      const of = (status: string) => Number(counts.find((row) => row.status === status)?.learners ?? 0);
      return { year, completed: of("completed"), transferred: of("transferred"), left: of("left") };
    })
    .sort((one, other) => other.year - one.year);
}
