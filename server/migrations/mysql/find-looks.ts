import { Migration } from "@mikro-orm/migrations";

export class FindLooks extends Migration {
  override up(): void {
    this.addSql(
      "alter table `audit_event` add index `audit_event_school_id_action_subject_index` (`school_id`, `action`, `subject`)",
    );
  }
}
