import { Migration } from "@mikro-orm/migrations";

/** What a restored backup had lost is told from what came after it; and indexes go that repeat the beginning of another. */
export class TellLivesApart extends Migration {
  override up(): void {
    this.addSql("alter table `school_class` add `restored_rev` int not null default 0");
    this.addSql(
      "alter table `scope_head` add `lost_from` int not null default 0, add `lost_to` int not null default 0",
    );
    this.addSql("alter table `assessment` drop index `assessment_class_id_index`");
    this.addSql("alter table `assessment` add `seen` bigint null");
    this.addSql("alter table `score_proposal` drop index `score_proposal_assessment_id_index`");
    this.addSql("alter table `score` drop index `score_assessment_id_index`");
  }
}
