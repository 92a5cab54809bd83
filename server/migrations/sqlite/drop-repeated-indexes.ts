import { Migration } from "@mikro-orm/migrations";

/** Each was the beginning of another index of its table, or served no query, and cost every write. */
export class DropRepeatedIndexes extends Migration {
  override up(): void {
    this.addSql("drop index `outbox_event_at_index`");
    this.addSql("drop index `roll_call_class_id_index`");
    this.addSql("drop index `attendance_mark_learner_id_index`");
    this.addSql("drop index `attendance_mark_class_id_index`");
    this.addSql("drop index `attendance_history_class_id_index`");
    this.addSql("drop index `change_scope_id_index`");
  }
}
