import { Migration } from "@mikro-orm/migrations";

export class DecisionsAndClocks extends Migration {
  override up(): void {
    this.addSql("alter table `operation` add `decided_by` int null, add `decided_at` datetime(3) null");
    this.addSql(
      "alter table `attendance_history` add `allowed_by` int null, add `clock_offset` int not null default 0",
    );
  }
}
