import { Migration } from "@mikro-orm/migrations";

export class DecisionsAndClocks extends Migration {
  override up(): void {
    this.addSql("alter table `operation` add column `decided_by` integer null");
    this.addSql("alter table `operation` add column `decided_at` datetime null");
    this.addSql("alter table `attendance_history` add column `allowed_by` integer null");
    this.addSql("alter table `attendance_history` add column `clock_offset` integer not null default 0");
  }
}
