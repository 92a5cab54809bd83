import { Migration } from "@mikro-orm/migrations";

export class FindLooks extends Migration {
  override up(): void {
    this.addSql(
      "create index `audit_event_school_id_action_subject_index` on `audit_event` (`school_id`, `action`, `subject`)",
    );
  }
}
