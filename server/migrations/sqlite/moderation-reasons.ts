import { Migration } from "@mikro-orm/migrations";

export class ModerationReasons extends Migration {
  override up(): void {
    this.addSql("alter table `score_history` add column `adjustment` text null");
    this.addSql("alter table `score_history` add column `changed` integer null");
    this.addSql("alter table `score_history` add column `reason` text null");
  }
}
