import { Migration } from "@mikro-orm/migrations";

export class UndoImports extends Migration {
  override up(): void {
    this.addSql("alter table `learner` add `void_at` datetime(3) null");
    this.addSql(
      "alter table `roster_import` add `kind` enum('learners','guardians','staff') not null default 'learners', add `journal` mediumtext null, add `undone_at` datetime(3) null",
    );
  }
}
