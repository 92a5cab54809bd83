import { Migration } from "@mikro-orm/migrations";

export class UndoImports extends Migration {
  override up(): void {
    this.addSql("alter table `learner` add column `void_at` datetime null");
    this.addSql(
      "alter table `roster_import` add column `kind` text check (`kind` in ('learners', 'guardians', 'staff')) not null default 'learners'",
    );
    this.addSql("alter table `roster_import` add column `journal` mediumtext null");
    this.addSql("alter table `roster_import` add column `undone_at` datetime null");
  }
}
