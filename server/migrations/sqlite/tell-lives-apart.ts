import { Migration } from "@mikro-orm/migrations";

/** What a restored backup had lost is told from what came after it; and indexes go that repeat the beginning of another. */
export class TellLivesApart extends Migration {
  override up(): void {
    this.addSql("alter table `school_class` add column `restored_rev` integer not null default 0");
    this.addSql("alter table `scope_head` add column `lost_from` integer not null default 0");
    this.addSql("alter table `scope_head` add column `lost_to` integer not null default 0");
    this.addSql("drop index `assessment_class_id_index`");
    this.addSql("alter table `assessment` add column `seen` bigint null");
    this.addSql("drop index `score_proposal_assessment_id_index`");
    this.addSql("drop index `score_assessment_id_index`");
  }
}
