import { Migration } from "@mikro-orm/migrations";

export class ModerationReasons extends Migration {
  override up(): void {
    this.addSql(
      "alter table `score_history` add `adjustment` varchar(8) null, add `changed` int null, add `reason` varchar(200) null",
    );
  }
}
